import type { StackTemplate, TemplateBody } from '../../../../src/analysis/assembly/stack-template';
import { withTemplate } from '../mutant';
import type { Json, Members, Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { edit, edited, partitionOf, read, textOf, transformed } from './edit';
import type { Edit } from './edit';

/** Nested stacks beside a destination, and the one that a destination is in. */
export function nestedStacks(address: MutatedResource): Mutant[] {
  const { part } = address;
  return part === 'nested stack' ? [withoutTemplate(address)]
    : part === 'destination bucket' ? [...unread(address), ...denying(address)] : [];
}

function withoutTemplate({ model, stack, id, part }: MutatedResource): Mutant {
  const change = { part, at: '', by: 'leave its template out of the assembly', was: '' };
  return transformed(model, stack, change, [id, change.by], (stacks) =>
    stacks.filter(({ nestedIn }) => nestedIn?.logicalId !== id));
}

function nested(parameters: Members): Members {
  return { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/more.json', Parameters: parameters } };
}

/** One whose template the assembly does not hold. */
function unread(address: MutatedResource): Mutant[] {
  const add = (by: string, parameters: Members) => edited(address, { by }, [['Resources', 'AddedStack'], nested(parameters)]);
  const name = textOf(read(address, 'BucketName'));
  return [
    add('give it to a nested stack that is not read', { Bucket: { Ref: address.id } }),
    ...(name === undefined ? [] : [add('give its name to a nested stack that is not read', { Bucket: name })]),
    add('have a nested stack beside it that is not read', { Bucket: 'nobodys-bucket' }),
  ];
}

/** One that denies replication, made or not. */
function denying(address: MutatedResource): Mutant[] {
  const { model, stack, id, part } = address;
  const name = textOf(read(address, 'BucketName'));
  if (name === undefined || stack.nestedIn !== undefined) {
    return [];
  }
  const statement = { Effect: 'Deny', Principal: '*', Action: 's3:Replicate*', Resource: `arn:${partitionOf(stack)}:s3:::${name}/*` };
  const policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: name, PolicyDocument: { Version: '2012-10-17', Statement: [statement] } } };
  const child: StackTemplate = {
    ...stack,
    path: `${stack.path}/AddedStack`,
    name: `${stack.name}-AddedStack`,
    templatePath: `${stack.assembly}/AddedStack.template.json`,
    template: { Resources: { Policy: policy } } as unknown as TemplateBody,
    written: undefined,
    constructPaths: new Map(),
    nestedIn: { path: stack.path, logicalId: 'AddedStack' },
  };
  const of = (by: string, condition: Json, ...more: readonly Edit[]) => transformed(model, stack, { part, at: '', by, was: '' }, [id, by],
    (stacks) => [...stacks.map((each) => (each === stack ? withTemplate(each, edit(each.template, [
      [['Resources', 'AddedStack'], { ...nested({}), Condition: 'Its' }], [['Conditions', 'Its'], condition], ...more,
    ])) : each)), child]);
  return [
    of('deny by a nested stack that is never made', { 'Fn::Equals': ['a', 'b'] }),
    of('deny by a nested stack that is made', { 'Fn::Equals': ['a', 'a'] }),
    of('deny by a nested stack under an open condition', { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] }, [['Parameters', 'Open'], { Type: 'String' }]),
  ];
}
