import { Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  MANAGED_POLICY,
  PRIMARY_KEY,
  REPLICA_REGION,
  SOURCE_REGION,
  SOURCE_STACK,
  appWith,
  replicationIn,
} from '../support/replication';
import { Synthesized } from '../support/synthesized';

const ENV = { account: ACCOUNT, region: SOURCE_REGION };
const destinations = () => [ReplicationDestination.inRegion(REPLICA_REGION)];

describe('an App as the scope', () => {
  const fromApp = (stackName?: string) => {
    const app = appWith();
    const replication = new EncryptedCrossRegionReplication(app, 'Documents', {
      source: ReplicationSource.create({ env: ENV, stackName }),
      destinations: destinations(),
    });
    return { replication, synthesized: new Synthesized(app) };
  };

  test('gets a source stack named after the replication, and support stacks named after that one', () => {
    const { replication, synthesized } = fromApp();
    expect(synthesized.stackNames).toEqual(['Documents', 'Documents-key', 'Documents-replica-eu-west-1']);
    expect(replication.sourceStack.stackName).toBe('Documents');
    expect(replication.sourceStack.environment).toBe(`aws://${ACCOUNT}/${SOURCE_REGION}`);
    expect(synthesized.dependenciesOf('Documents')).toEqual(['Documents-key', 'Documents-replica-eu-west-1']);
    expect(synthesized.strongMeans()).toEqual([]);
  });

  test('gets a source stack of a given name', () => {
    const { synthesized } = fromApp('prod-documents');
    expect(synthesized.stackNames).toEqual([
      'prod-documents',
      'prod-documents-key',
      'prod-documents-replica-eu-west-1',
    ]);
  });

  test('names buckets and role after the source stack', () => {
    const { synthesized } = fromApp();
    const names = Object.values(synthesized.resources('Documents', BUCKET)).map(({ Properties }) => Properties.BucketName);
    expect(names.sort()).toEqual([
      expect.stringMatching(/^documents-[0-9a-f]{8}-111111111111-ap-southeast-1-an$/),
      expect.stringMatching(/^documents-logs-[0-9a-f]{8}-111111111111-ap-southeast-1-an$/),
    ]);
    expect(synthesized.resource('Documents', 'AWS::IAM::Role').Properties.RoleName).toMatch(/^Documents-Role-[0-9a-f]{8}$/);
  });

  test('may leave the account to be known at deploy time', () => {
    const app = appWith();
    new EncryptedCrossRegionReplication(app, 'Documents', {
      source: ReplicationSource.create({ env: { region: SOURCE_REGION } }),
      destinations: destinations(),
    });
    expect(new Synthesized(app).artifact('Documents').environment.account).toBe('unknown-account');
  });

  test('shortens the name of a source stack so that the suffixes of support stacks fit', () => {
    const app = appWith();
    new EncryptedCrossRegionReplication(app, 'D'.repeat(120), {
      source: ReplicationSource.create({ env: ENV }),
      destinations: destinations(),
    });
    expect(new Synthesized(app).stackNames.every((name) => name.length <= 128)).toBe(true);
  });
});

test('a Stage as the scope gets all stacks', () => {
  // GIVEN
  const app = appWith();

  // WHEN
  const replication = new EncryptedCrossRegionReplication(new Stage(app, 'Prod'), 'Documents', {
    source: ReplicationSource.create({ env: ENV }),
    destinations: destinations(),
  });

  // THEN
  const names = ['Prod-Documents', 'Prod-Documents-key', 'Prod-Documents-replica-eu-west-1'];
  expect(new Synthesized(app).stackNames).toEqual(names);
  expect(replication.node.scopes.map((scope) => scope.node.id)).toEqual(['', 'Prod', 'Documents']);
});

test('a stack as the scope is the source stack', () => {
  const { replication, stack } = replicationIn();
  expect(replication.sourceStack).toBe(stack);
});

test('former keys are named in the policy in any order, and warn where they are imported', () => {
  // GIVEN
  const arns = ['b', 'a'].map((id) => `arn:aws:kms:${SOURCE_REGION}:${ACCOUNT}:key/${id}`);

  // WHEN
  const { synthesized, replication } = replicationIn({
    props: (stack) => ({
      source: ReplicationSource.create({
        additionalDecryptKeys: arns.map((arn, index) => Key.fromKeyArn(stack, `Former${index}`, arn)),
      }),
    }),
  });

  // THEN
  const { Resource } = synthesized.statement(SOURCE_STACK, MANAGED_POLICY, 'RoleSourcePolicy', 'DecryptSourceObjects');
  expect(Resource).toEqual([...arns.sort(), PRIMARY_KEY]);
  const warnings = Annotations.fromStack(Stack.of(replication)).findWarning('*', Match.stringLikeRegexp('imported key'));
  expect(warnings).toHaveLength(2);
});
