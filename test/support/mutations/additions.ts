import type { StackTemplate } from '../../../src/proof/private/world/stack-template';
import { at as valueAt } from './json';
import { templateMutant } from './mutant';
import type { ExampleWorld, Json, Members, Mutant } from './mutant';
import type { Parts } from './parts';
import { added, CALLS } from './place';
import type { Place } from './place';
import { statements } from './statements';

/** What somebody may put into a template beside what is there. */
export function additions(world: ExampleWorld, stack: StackTemplate, parts: Parts): Mutant[] {
  return Object.entries((stack.template.Resources ?? {}) as unknown as Members).flatMap(([id, value]) => {
    const place: Place = { world, stack, id, part: parts.of(stack.path, id), resource: value as Members, parts };
    return [...statements(place), ...properties(place), ...boundaries(place), ...secondPolicy(place)];
  });
}

/** Settings that no example states. */
function properties(place: Place): Mutant[] {
  const { id, resource } = place;
  const set = (name: string, value: Json) => added(place, `set ${name}`, ['Resources', id, 'Properties', name], value);
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
function boundaries(place: Place): Mutant[] {
  if (place.resource.Type !== 'AWS::IAM::Role') {
    return [];
  }
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const meets = (action: string) => (place.part === 'replication role' && place.parts.needs(action) ? 'needed' : 'not needed');
  return [
    bounded(place, { by: 'add a boundary that allows all', was: '' }, [everything]),
    ...CALLS.map((action) => bounded(place, { by: 'add a boundary that denies a call', was: meets(action) },
      [everything, { Effect: 'Deny', Action: action, Resource: '*' }])),
  ];
}

type Words = Pick<Mutant['change'], 'by' | 'was'>;

function bounded({ world, stack, id, part }: Place, words: Words, boundary: Json): Mutant {
  const path = ['Resources', id, 'Properties', 'PermissionsBoundary'];
  const change = { part, at: 'Properties.PermissionsBoundary', ...words };
  const base = templateMutant(world, stack, change, path, { Ref: 'AddedBoundary' });
  const policy = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Version: '2012-10-17', Statement: boundary } } };
  const withPolicy = (each: StackTemplate): StackTemplate =>
    ({ ...each, template: { ...each.template, Resources: { ...each.template.Resources, AddedBoundary: policy } } });
  const apply = () => base.apply().map((each, index) => (world.stacks[index] === stack ? withPolicy(each) : each));
  return { ...base, apply };
}

/** S3 keeps one policy of a bucket. */
function secondPolicy(place: Place): Mutant[] {
  const { resource } = place;
  return resource.Type === 'AWS::S3::BucketPolicy' ? [added(place, 'add a second bucket policy', ['Resources', 'AddedPolicy'], resource)] : [];
}
