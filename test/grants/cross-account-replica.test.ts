import { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';
import type { Replica } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET_POLICY,
  KEY,
  OTHER_ACCOUNT,
  REPLICA_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';
import type { Replicated } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const POLICY = 'AWS::IAM::Policy';
const VAULT_STACK = 'Documents-replica-222222222222-eu-west-1';
const VAULT_ARN = 'arn:aws:s3:::documents-replication-b65fa0f3-222222222222-eu-west-1-an';
const VAULT_KEY = 'DocumentsReplicationReplicaSingleRegionKey.Arn';
const READ = ['s3:GetObject*', 's3:GetBucket*', 's3:List*'];
const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const LAMBDA = new ServicePrincipal('lambda.amazonaws.com');

interface Granted {
  readonly synthesized: Synthesized;
  readonly bucketPolicy: any[];
  readonly keyPolicy: any[];
}

/** A replication into the other account, with something granted on its replica. */
function granted(grant: (replica: Replica, replicated: Replicated) => void): Granted {
  const destinations = [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)];
  const replicated = replicationIn({ props: { destinations } });
  grant(replicated.replication.replicas[0], replicated);
  const { synthesized } = replicated;
  return {
    synthesized,
    bucketPolicy: synthesized.statements(VAULT_STACK, BUCKET_POLICY, 'ReplicaBucketPolicy'),
    keyPolicy: synthesized.statements(VAULT_STACK, KEY),
  };
}

function added(after: any[], before: any[]): any[] {
  const known = before.map((statement) => JSON.stringify(statement));
  return after.filter((statement) => !known.includes(JSON.stringify(statement)));
}

function edges(synthesized: Synthesized): object {
  return Object.fromEntries(synthesized.stackNames.map((name) => [name, synthesized.dependenciesOf(name)]));
}

let plain: Granted;
beforeAll(() => {
  plain = granted(() => undefined);
});

describe('a reader of the source account, in the source stack', () => {
  let result: Granted;
  beforeAll(() => {
    result = granted((replica, { stack }) => {
      const reader = new Role(stack, 'Reader', { assumedBy: LAMBDA, roleName: 'reader', path: '/audit/' });
      replica.bucket.grantRead(reader);
    });
  });

  test('may read bucket and key by a policy that names them exactly', () => {
    expect(result.synthesized.statements(SOURCE_STACK, POLICY, 'ReaderDefaultPolicy')).toEqual([
      { Effect: 'Allow', Action: READ, Resource: [VAULT_ARN, `${VAULT_ARN}/*`] },
      { Effect: 'Allow', Action: READ_KEY, Resource: `\${${VAULT_STACK}/${VAULT_KEY}}` },
    ]);
  });

  const Principal = { AWS: 'arn:aws:iam::111111111111:root' };
  const Condition = { ArnEquals: { 'aws:PrincipalArn': ['arn:aws:iam::111111111111:role/audit/reader'] } };

  test('is let in by the bucket policy, as its account with its name', () => {
    expect(added(result.bucketPolicy, plain.bucketPolicy)).toEqual([{
      Effect: 'Allow',
      Principal,
      Action: [...READ].sort(),
      Resource: ['${DocumentsReplicationReplicaBucket.Arn}', '${DocumentsReplicationReplicaBucket.Arn}/*'],
      Condition,
    }]);
  });

  test('is let in by the key policy, as its account with its name', () => {
    expect(added(result.keyPolicy, plain.keyPolicy)).toEqual([
      { Effect: 'Allow', Principal, Action: READ_KEY, Resource: '*', Condition },
    ]);
  });

  test('makes no stack wait for another one than before', () => {
    expect(edges(result.synthesized)).toEqual(edges(plain.synthesized));
    expect(result.synthesized.strongMeans()).toEqual([]);
  });

  test('is named by the other account without a reference', () => {
    expect(result.synthesized.edges().filter(({ consumer }) => consumer === VAULT_STACK)).toEqual([]);
  });
});

describe('a reader of the account of the replica, in the destination stack', () => {
  let result: Granted;
  beforeAll(() => {
    result = granted((replica) => {
      replica.bucket.grantRead(new Role(replica.stack!, 'Reader', { assumedBy: LAMBDA }));
    });
  });

  test('may read bucket and key by its own policy, which names them exactly', () => {
    const bucket = '${DocumentsReplicationReplicaBucket.Arn}';
    expect(result.synthesized.statements(VAULT_STACK, POLICY, 'ReaderDefaultPolicy')).toEqual([
      { Effect: 'Allow', Action: READ, Resource: [bucket, `${bucket}/*`] },
      { Effect: 'Allow', Action: READ_KEY, Resource: `\${${VAULT_KEY}}` },
    ]);
  });

  test('needs nothing in the policies of bucket and key', () => {
    expect(result.bucketPolicy).toEqual(plain.bucketPolicy);
    expect(result.keyPolicy).toEqual(plain.keyPolicy);
  });

  test('makes no stack wait for another one than before', () => {
    expect(edges(result.synthesized)).toEqual(edges(plain.synthesized));
  });
});

test('a reader of the account of the replica, in a stack of another Region, names the exact key', () => {
  const { synthesized, keyPolicy } = granted((replica, { app }) => {
    const consumer = new Stack(app, 'Consumer', { env: { account: OTHER_ACCOUNT, region: 'us-east-1' } });
    replica.bucket.grantRead(new Role(consumer, 'Reader', { assumedBy: LAMBDA, roleName: 'reader' }));
  });
  expect(synthesized.statements('Consumer', POLICY, 'ReaderDefaultPolicy')).toEqual([
    { Effect: 'Allow', Action: READ, Resource: [VAULT_ARN, `${VAULT_ARN}/*`] },
    { Effect: 'Allow', Action: READ_KEY, Resource: `\${${VAULT_STACK}/${VAULT_KEY}}` },
  ]);
  expect(keyPolicy).toEqual(plain.keyPolicy);
});

test('readers of both accounts are let in side by side', () => {
  const { bucketPolicy, keyPolicy } = granted((replica, { stack }) => {
    replica.bucket.grantRead(new Role(replica.stack!, 'Own', { assumedBy: LAMBDA }));
    replica.bucket.grantRead(new Role(stack, 'Foreign', { assumedBy: LAMBDA, roleName: 'foreign' }));
  });
  const text = JSON.stringify([added(bucketPolicy, plain.bucketPolicy), added(keyPolicy, plain.keyPolicy)]);
  expect(text.match(/aws:PrincipalArn":\["[^"]*"\]/g)).toEqual(
    Array.from({ length: 2 }, () => `aws:PrincipalArn":["arn:aws:iam::${ACCOUNT}:role/foreign"]`),
  );
});

test('a grant on all copies lets a role of the source account into both of them', () => {
  const { synthesized, keyPolicy } = granted((_replica, { replication, stack }) => {
    replication.grants.read(new Role(stack, 'Reader', { assumedBy: LAMBDA, roleName: 'reader' }));
  });
  const resources = synthesized.statements(SOURCE_STACK, POLICY, 'ReaderDefaultPolicy').map(({ Resource }) => Resource);
  expect(resources.flat()).toEqual([
    '${ReplicationBucket.Arn}',
    '${ReplicationBucket.Arn}/*',
    '${ReplicationSingleRegionKey.Arn}',
    VAULT_ARN,
    `${VAULT_ARN}/*`,
    `\${${VAULT_STACK}/${VAULT_KEY}}`,
  ]);
  expect(added(keyPolicy, plain.keyPolicy)).toHaveLength(1);
});

test('an imported source key may be granted in the destination stack: its ARN is a literal', () => {
  const keyArn = 'arn:aws:kms:ap-southeast-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const replicated = replicationIn({
    props: (stack) => ({
      keys: ReplicationKeys.singleRegion({ sourceKey: Key.fromKeyArn(stack, 'Imported', keyArn) }),
    }),
  });
  const { replicas: [replica], sourceKey } = replicated.replication;
  sourceKey.grantDecrypt(new Role(replica.stack!, 'Reader', { assumedBy: LAMBDA }));
  const { stackName } = replica.stack!;
  expect(replicated.synthesized.statements(stackName, POLICY, 'ReaderDefaultPolicy')).toEqual([
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: keyArn },
  ]);
});
