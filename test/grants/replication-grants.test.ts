import { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { ReplicationDestination, ReplicationKeys, ReplicationSource } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplication } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET_POLICY,
  KEY,
  KEY_STACK,
  OTHER_ACCOUNT,
  PRIMARY_KEY,
  REPLICA_ARN,
  REPLICA_KEY,
  REPLICA_KEY_TYPE,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_ARN,
  SOURCE_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';
import type { ReplicationSetup } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const LAMBDA = new ServicePrincipal('lambda.amazonaws.com');
const POLICY = 'AWS::IAM::Policy';
const READ = ['s3:GetObject*', 's3:GetBucket*', 's3:List*'];
const READ_WRITE = [
  ...READ,
  's3:DeleteObject*',
  's3:PutObject',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
  's3:Abort*',
];
const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const READ_WRITE_KEY = [...READ_KEY, 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];

type Place = 'the source stack' | 'the destination stack' | 'a stack in a third Region';
const PLACES: readonly Place[] = ['the source stack', 'the destination stack', 'a stack in a third Region'];
const ACCOUNTS = [ACCOUNT, 'token'] as const;
const CASES = PLACES.flatMap((place) => ACCOUNTS.map((account) => ({ place, account })));

interface Granted {
  readonly synthesized: Synthesized;
  readonly consumer: string;
  readonly statements: any[];
}

/** Grants something to a principal that stands in a place, and reads the principal's policy. */
function granted(
  place: Place,
  setup: ReplicationSetup,
  principalIn: (stack: Stack) => IGrantable,
  grant: (replication: EncryptedCrossRegionReplication, grantee: IGrantable) => void,
): Granted {
  const { app, stack, replication } = replicationIn(setup);
  const account = setup.account === 'token' ? undefined : ACCOUNT;
  const stacks: Record<Place, () => Stack> = {
    'the source stack': () => stack,
    'the destination stack': () => replication.replica(REPLICA_REGION).stack!,
    'a stack in a third Region': () => new Stack(app, 'Consumer', { env: { account, region: 'us-east-1' } }),
  };
  const consumer = stacks[place]();
  grant(replication, principalIn(consumer));
  const synthesized = new Synthesized(app);
  const policies = Object.values(synthesized.resources(consumer.stackName, POLICY));
  return {
    synthesized,
    consumer: consumer.stackName,
    statements: policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement),
  };
}

const role = (stack: Stack) => new Role(stack, 'Reader', { assumedBy: LAMBDA });

function lambda(stack: Stack): LambdaFunction {
  const code = Code.fromInline('exports.handler = async () => {};');
  return new LambdaFunction(stack, 'Writer', { code, handler: 'index.handler', runtime: Runtime.NODEJS_22_X });
}

/** Weak references only, each behind a stack dependency; policies of keys and buckets as without the grant. */
function expectUntouched({ synthesized }: Granted, setup: ReplicationSetup): void {
  const before = replicationIn(setup).synthesized;
  expect(synthesized.strongMeans()).toEqual([]);
  for (const { consumer, producer } of synthesized.edges()) {
    expect(synthesized.dependenciesOf(consumer)).toContain(producer);
  }
  for (const [stack, type] of [[KEY_STACK, KEY], [REPLICA_STACK, REPLICA_KEY_TYPE]]) {
    expect(synthesized.statements(stack, type)).toEqual(before.statements(stack, type));
  }
  for (const stack of [SOURCE_STACK, REPLICA_STACK]) {
    expect(synthesized.resources(stack, BUCKET_POLICY)).toEqual(before.resources(stack, BUCKET_POLICY));
  }
}

describe.each(CASES)('from $place, account $account', ({ place, account }) => {
  const setup = { account };
  const here = (text: string) => (account === 'token' ? text.replace(ACCOUNT, '${AWS::AccountId}') : text);
  const inside = (own: Place, reference: string, literal: string) => (place === own ? reference : here(literal));
  const source = inside('the source stack', '${ReplicationBucket.Arn}', SOURCE_ARN);
  const replica = inside('the destination stack', '${DocumentsReplicationReplicaBucket.Arn}', REPLICA_ARN);
  const replicaKey = inside('the destination stack', '${DocumentsReplicationReplicaReplicaKey.Arn}', REPLICA_KEY);

  test('grantReadWrite on the source names bucket and key exactly', () => {
    const grant = granted(place, setup, lambda, ({ sourceBucket }, grantee) => sourceBucket.grantReadWrite(grantee));
    expect(grant.statements).toEqual([
      { Effect: 'Allow', Action: READ_WRITE, Resource: [source, `${source}/*`] },
      { Effect: 'Allow', Action: READ_WRITE_KEY, Resource: PRIMARY_KEY },
    ]);
    expectUntouched(grant, setup);
  });

  test('grantRead on a replica names bucket and key exactly', () => {
    const grant = granted(place, setup, role, (replication, grantee) =>
      replication.replica(REPLICA_REGION).bucket.grantRead(grantee),
    );
    expect(grant.statements).toEqual([
      { Effect: 'Allow', Action: READ, Resource: [replica, `${replica}/*`] },
      { Effect: 'Allow', Action: READ_KEY, Resource: replicaKey },
    ]);
    expectUntouched(grant, setup);
  });

  test('grants.read covers the source and every replica, buckets and keys', () => {
    const grant = granted(place, setup, role, (replication, grantee) => replication.grants.read(grantee));
    expect(resourcesOf(grant, 's3:GetObject*')).toEqual([source, `${source}/*`, replica, `${replica}/*`].sort());
    expect(resourcesOf(grant, 'kms:Decrypt')).toEqual([PRIMARY_KEY, replicaKey].sort());
    expect(new Set(grant.statements.flatMap(({ Action }) => Action))).toEqual(new Set([...READ, ...READ_KEY]));
    expectUntouched(grant, setup);
  });
});

describe('grants.read', () => {
  test('covers all replicas in all Regions', () => {
    const regions = ['eu-west-1', 'us-west-2', 'eu-central-1'];
    const setup = { props: { destinations: regions.map((region) => ReplicationDestination.inRegion(region)) } };
    const grant = granted('a stack in a third Region', setup, role, (replication, grantee) => replication.grants.read(grantee));
    expect(resourcesOf(grant, 'kms:Decrypt')).toEqual(
      [PRIMARY_KEY, ...regions.map((region) => REPLICA_KEY.replace('eu-west-1', region))].sort(),
    );
  });

  test('can be narrowed to a pattern of objects', () => {
    const grant = granted('a stack in a third Region', {}, role, (replication, grantee) =>
      replication.grants.read(grantee, 'contracts/*'),
    );
    expect(resourcesOf(grant, 's3:GetObject*')).toEqual(
      [SOURCE_ARN, `${SOURCE_ARN}/contracts/*`, REPLICA_ARN, `${REPLICA_ARN}/contracts/*`].sort(),
    );
  });

  test('returns one grant over all buckets', () => {
    const { replication, stack } = replicationIn();
    const grant = replication.grants.read(role(stack));
    expect(grant.success).toBe(true);
    expect(grant.principalStatements).toHaveLength(2);
  });
});

describe('a grant with single-Region keys', () => {
  const setup = { props: { keys: ReplicationKeys.singleRegion() } };
  const sourceKey = '${Documents/ReplicationSingleRegionKey.Arn}';
  const replicaKey = '${Documents-replica-eu-west-1/DocumentsReplicationReplicaSingleRegionKey.Arn}';

  test.each<[Place, string[]]>([
    ['the source stack', [replicaKey, '${ReplicationSingleRegionKey.Arn}']],
    ['a stack in a third Region', [replicaKey, sourceKey]],
  ])('on all copies from %s names the exact keys by weak references', (place, keys) => {
    const grant = granted(place, setup, role, (replication, grantee) => replication.grants.read(grantee));
    expect(resourcesOf(grant, 'kms:Decrypt')).toEqual(keys.sort());
    expect(grant.synthesized.strongMeans()).toEqual([]);
  });

  test('on a replica from its own stack names the exact key', () => {
    const grant = granted('the destination stack', setup, role, (replication, grantee) =>
      replication.replica(REPLICA_REGION).bucket.grantRead(grantee),
    );
    expect(resourcesOf(grant, 'kms:Decrypt')).toEqual(['${DocumentsReplicationReplicaSingleRegionKey.Arn}']);
  });
});

describe('a grant on a source with former keys', () => {
  const setup: ReplicationSetup = {
    props: (_stack, app) => {
      const former = new Stack(app, 'Former', { env: { account: ACCOUNT, region: SOURCE_REGION } });
      return { source: ReplicationSource.create({ additionalDecryptKeys: [new Key(former, 'Key')] }) };
    },
  };

  test('to read decrypts with the former key too, by weak references', () => {
    const grant = granted('a stack in a third Region', setup, role, (replication, grantee) =>
      replication.sourceBucket.grantRead(grantee),
    );
    expect(resourcesOf(grant, 'kms:Decrypt')).toEqual([PRIMARY_KEY, '${Former/Key.Arn}'].sort());
    expect(grant.synthesized.strongMeans()).toEqual([]);
  });

  test('of encryption leaves the former key out', () => {
    const grant = granted('a stack in a third Region', setup, role, (replication, grantee) =>
      (replication.sourceBucket as Bucket).grantOnKey(grantee, 'kms:Encrypt'),
    );
    expect(grant.statements).toEqual([{ Effect: 'Allow', Action: 'kms:Encrypt', Resource: PRIMARY_KEY }]);
  });
});

describe('a grant to a role of another account', () => {
  const foreign = () => {
    const { app, replication } = replicationIn();
    const roles = new Stack(app, 'Roles', { env: { account: OTHER_ACCOUNT, region: 'us-east-1' } });
    const reader = new Role(roles, 'Reader', { assumedBy: LAMBDA, roleName: 'reader' });
    replication.replica(REPLICA_REGION).bucket.grantRead(reader);
    return new Synthesized(app);
  };
  const ADMITTED = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::222222222222:root' },
    Condition: { ArnEquals: { 'aws:PrincipalArn': ['arn:aws:iam::222222222222:role/reader'] } },
  };

  test('admits it in the bucket policy by account and role name', () => {
    const statements = foreign().statements(REPLICA_STACK, BUCKET_POLICY, 'ReplicaBucketPolicy');
    const bucket = '${DocumentsReplicationReplicaBucket.Arn}';
    expect(statements.slice(2)).toEqual([{ ...ADMITTED, Action: [...READ].sort(), Resource: [bucket, `${bucket}/*`] }]);
  });

  test('admits it in the key policy by account and role name', () => {
    const [, added] = foreign().statements(REPLICA_STACK, REPLICA_KEY_TYPE);
    expect(added).toEqual({ ...ADMITTED, Action: READ_KEY, Resource: '*' });
  });

  test('names bucket and key exactly in the role\'s own policy', () => {
    const statements = foreign().statements('Roles', POLICY);
    expect(statements).toEqual([
      { Effect: 'Allow', Action: READ, Resource: [REPLICA_ARN, `${REPLICA_ARN}/*`] },
      { Effect: 'Allow', Action: READ_KEY, Resource: REPLICA_KEY },
    ]);
  });
});

function resourcesOf({ statements }: Granted, action: string): string[] {
  return statements
    .filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => Resource)
    .sort();
}
