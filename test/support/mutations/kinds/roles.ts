import { withTemplate } from '../mutant';
import type { Json, Members, Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { OTHER_ACCOUNT, OTHER_REGION } from '../values';
import { edit, edited, laterStack, listOf, membersOf, partitionOf, property, read, renamed, textOf, transformed } from './edit';
import type { Edit } from './edit';

const BATCH = 'batchoperations.s3.amazonaws.com';

/** Names, trust and attached policies of the replication role. */
export function roles(address: MutatedResource): Mutant[] {
  return address.part === 'replication role' ? [...trust(address), ...attached(address), ...namesakes(address)] : [];
}

function trust(address: MutatedResource): Mutant[] {
  const services: Edit = [property(address, 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal', 'Service'), ['s3.amazonaws.com', BATCH]];
  const resource = sourceObjects(address);
  const alone = edited(address, { by: 'let Batch Operations in' }, services);
  if (resource === undefined) {
    return [alone];
  }
  const statement = { Effect: 'Allow', Action: 's3:InitiateReplication', Resource: resource };
  const document = { Version: '2012-10-17', Statement: [statement] };
  const actions: Edit = [property(address, 'Policies'), [{ PolicyName: 'Batch', PolicyDocument: document }]];
  return [
    alone,
    edited(address, { by: 'let Batch Operations in, with their action' }, services, actions),
    edited(address, { by: 'add the action of Batch Operations' }, actions),
  ];
}

/** The objects of the only source, if it has a name. */
function sourceObjects({ model, parts }: MutatedResource): string | undefined {
  const [arn, ...others] = model.stacks.flatMap((stack) => Object.entries(stack.template.Resources ?? {})
    .filter(([id]) => /^(?:source|two-way) bucket$/.test(parts.of(stack.path, id)))
    .flatMap(([, { Properties: properties }]) => (typeof properties?.BucketName === 'string'
      ? [`arn:${partitionOf(stack)}:s3:::${properties.BucketName}/*`] : [])));
  return others.length > 0 ? undefined : arn;
}

function attached(address: MutatedResource): Mutant[] {
  const { model, stack, id } = address;
  const partition = partitionOf(stack);
  const arns = (...more: readonly Json[]): Edit => [property(address, 'ManagedPolicyArns'), [...listOf(address, 'ManagedPolicyArns'), ...more]];
  const ofAws = (name: string) => edited(address, { by: `attach ${name}` }, arns(`arn:${partition}:iam::aws:policy/${name}`));
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' }] };
  const policy: Members = { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'later', PolicyDocument: document } };
  const change = { part: address.part, at: '', by: 'attach a policy that a later stack makes', was: '' };
  const later = transformed(model, stack, change, [id, change.by], (stacks) => [
    ...stacks.map((each) => (each === stack
      ? withTemplate(each, edit(each.template, [arns(`arn:${partition}:iam::${stack.account ?? ''}:policy/later`)]))
      : each)),
    laterStack(stack, { Policy: policy }),
  ]);
  return [ofAws('ReadOnlyAccess'), ofAws('AmazonS3FullAccess'), ofAws('AWSSomethingNobodyKnows'), later];
}

/** Inside an account names of roles are unique, whatever their case. */
function namesakes(address: MutatedResource): Mutant[] {
  const { model, stack, id, resource, part } = address;
  const name = textOf(read(address, 'RoleName'));
  if (name === undefined) {
    return [];
  }
  const properties: Members = { ...membersOf(resource.Properties), RoleName: name.toUpperCase() };
  const twin: Members = { ...resource, Properties: properties };
  const of = (by: string) => ({ part, at: '', by, was: '' });
  const elsewhere = (by: string, more: object) => transformed(model, stack, of(by), [id, by], (stacks) =>
    [...stacks, laterStack(stack, { Twin: twin }, more)]);
  const long = 'make its name 65 characters long';
  return [
    edited(address, { by: 'make a second role of its name' }, [['Resources', 'Twin'], twin]),
    elsewhere('make a second role of its name in another Region', { region: OTHER_REGION }),
    elsewhere('make a role of its name in another account', { account: OTHER_ACCOUNT }),
    transformed(model, stack, of(long), [id, long], (stacks) => renamed(stacks, name, name.padEnd(65, 'x'))),
    edited(address, { by: 'give it a path that does not end' }, [property(address, 'Path'), '/team']),
  ];
}
