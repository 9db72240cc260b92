import { readStacks } from '../../../src/analysis/assembly/read-assembly';
import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display, isUnknown, toSymbols } from '../../../src/analysis/symbolic/symbolic-string';
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

/** What roles of functions and state machines name besides buckets and keys, of which the proof knows no ARNs. */
const OF_OTHER_SERVICES = /^<\S+\.(?:\w+Function|\w+Provider(?:framework|waiter)\w+|FailedRepairs)[0-9A-F]{8}(?:\.Arn)?>$/;

function findUnknownValues(stacks: readonly StackTemplate[]): string[] {
  const resolver = new Resolver(stacks);
  return stacks.filter(({ account, region }) => account !== undefined && region !== undefined).flatMap((stack) =>
    Object.values(stack.template.Resources ?? {}).flatMap(({ Type: type, Properties: properties }) =>
      (PROPERTIES[type] ?? []).flatMap((name) =>
        toSymbols(JSON.stringify(resolver.resolve(stack, properties?.[name])) ?? '').filter(isUnknown).map(display)
          .filter((value) => !OF_OTHER_SERVICES.test(value)))));
}

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

describe.each(Object.entries(MODES))('with %s references', (_mode, context) => {
  test.each(EXAMPLE_NAMES)('%s has no unknown value', (name) => {
    const stacks = readStacks(synthesizeExample(name, { context }).directory);
    expect(findUnknownValues(stacks)).toEqual([]);
    const model = buildModel(stacks);
    expect(model.stacks.flatMap(({ cycle }) => cycle ?? [])).toEqual([]);
    expect(model.replications.flatMap(({ problems }) => problems)).toEqual([]);
    expect(model.replications.flatMap(({ unresolved }) => unresolved ?? [])).toEqual([]);
    expect(name.endsWith('destination') || model.replications.length > 0).toBe(true);
  });
});
