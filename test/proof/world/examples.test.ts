import { Resolver } from '../../../src/proof/private/resolve/resolver';
import { display, isOpen, symbolsOf } from '../../../src/proof/private/text/text';
import { buildWorld } from '../../../src/proof/private/world/build-world';
import { readStacks } from '../../../src/proof/private/world/read-assembly';
import type { StackTemplate } from '../../../src/proof/private/world/stack-template';
import { EXAMPLE_NAMES, synthesizeExample } from '../../support/examples';

/** Properties by type whose values the proof depends on. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketName', 'ReplicationConfiguration', 'BucketEncryption'],
  'AWS::S3::BucketPolicy': ['Bucket', 'PolicyDocument'],
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::KMS::ReplicaKey': ['KeyPolicy', 'PrimaryKeyArn'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument', 'Policies', 'ManagedPolicyArns'],
  'AWS::IAM::Policy': ['PolicyDocument', 'Roles'],
  'AWS::IAM::ManagedPolicy': ['PolicyDocument', 'Roles'],
  'Custom::BucketReplication': ['Create'],
};

const MODES = { weak: {}, strong: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } };

function openIn(stacks: readonly StackTemplate[]): string[] {
  const resolver = new Resolver(stacks);
  return stacks.filter(({ account, region }) => account !== undefined && region !== undefined).flatMap((stack) =>
    Object.values(stack.template.Resources ?? {}).flatMap(({ Type: type, Properties: properties }) =>
      (PROPERTIES[type] ?? []).flatMap((name) =>
        symbolsOf(JSON.stringify(resolver.resolve(stack, properties?.[name])) ?? '').filter(isOpen).map(display))));
}

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

describe.each(Object.entries(MODES))('with %s references', (_mode, context) => {
  test.each(EXAMPLE_NAMES)('%s has nothing that cannot be resolved', (name) => {
    const stacks = readStacks(synthesizeExample(name, { context }));
    expect(openIn(stacks)).toEqual([]);
    const world = buildWorld(stacks);
    expect(world.stacks.flatMap(({ cycle }) => cycle ?? [])).toEqual([]);
    expect(world.replications.flatMap(({ problems }) => problems)).toEqual([]);
    expect(world.replications.flatMap(({ unresolved }) => unresolved ?? [])).toEqual([]);
    expect(name.endsWith('destination') || world.replications.length > 0).toBe(true);
  });
});
