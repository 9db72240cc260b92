import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { at as valueAt } from './json';
import { templateMutant, withTemplate } from './mutant';
import type { ExampleModel, Json, Members, Mutant } from './mutant';
import { added, CALLS } from './mutated-resource';
import type { MutatedResource } from './mutated-resource';
import type { Parts } from './parts';
import { statements } from './statements';

/** What somebody may put into a template beside what is there. */
export function additions(model: ExampleModel, stack: StackTemplate, parts: Parts): Mutant[] {
  return Object.entries((stack.template.Resources ?? {}) as unknown as Members).flatMap(([id, value]) => {
    const part = parts.of(stack.path, id);
    const address: MutatedResource = { model, stack, id, part, resource: value as Members, parts };
    return [...statements(address), ...properties(address), ...boundaries(address), ...secondPolicy(address)];
  });
}

/** Settings that no example states. */
function properties(address: MutatedResource): Mutant[] {
  const { id, resource } = address;
  const set = (name: string, value: Json) => added(address, `set ${name}`, ['Resources', id, 'Properties', name], value);
  switch (resource.Type) {
    case 'AWS::KMS::Key': return [
      set('Enabled', false), set('KeySpec', 'RSA_2048'), set('KeyUsage', 'SIGN_VERIFY'), set('PendingWindowInDays', 30),
    ];
    case 'AWS::KMS::ReplicaKey': return [set('Enabled', false), set('PendingWindowInDays', 30)];
    case 'AWS::S3::Bucket': return [
      set('AccelerateConfiguration', { AccelerationStatus: 'Enabled' }),
      ...(valueAt(resource, ['Properties', 'ObjectLockEnabled']) === undefined ? [set('ObjectLockEnabled', true)] : []),
    ];
    case 'AWS::IAM::Role': return [set('PermissionsBoundary', 'arn:aws:iam::aws:policy/ReadOnlyAccess'), set('MaxSessionDuration', 3600)];
    default: return [];
  }
}

/** A boundary that allows everything, and such ones that deny one call. */
function boundaries(address: MutatedResource): Mutant[] {
  if (address.resource.Type !== 'AWS::IAM::Role') {
    return [];
  }
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const meets = (action: string) => (address.part === 'replication role' && address.parts.needs(action) ? 'needed' : 'not needed');
  return [
    bounded(address, { by: 'add a boundary that allows all', was: '' }, [everything]),
    ...CALLS.map((action) => bounded(address, { by: 'add a boundary that denies a call', was: meets(action) },
      [everything, { Effect: 'Deny', Action: action, Resource: '*' }])),
  ];
}

type Words = Pick<Mutant['change'], 'by' | 'was'>;

function bounded({ model, stack, id, part }: MutatedResource, words: Words, boundary: Json): Mutant {
  const path = ['Resources', id, 'Properties', 'PermissionsBoundary'];
  const change = { part, at: 'Properties.PermissionsBoundary', ...words };
  const base = templateMutant(model, stack, change, path, { Ref: 'AddedBoundary' });
  const policy = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Version: '2012-10-17', Statement: boundary } } };
  const withPolicy = (each: StackTemplate): StackTemplate =>
    withTemplate(each, { ...each.template, Resources: { ...each.template.Resources, AddedBoundary: policy } });
  const apply = () => base.apply().map((each, index) => (model.stacks[index] === stack ? withPolicy(each) : each));
  return { ...base, apply };
}

/** S3 keeps one policy of a bucket. */
function secondPolicy(address: MutatedResource): Mutant[] {
  const { resource } = address;
  return resource.Type === 'AWS::S3::BucketPolicy' ? [added(address, 'add a second bucket policy', ['Resources', 'AddedPolicy'], resource)] : [];
}
