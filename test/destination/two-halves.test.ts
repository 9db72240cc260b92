import { Stack } from 'aws-cdk-lib';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  ReplicaBucket,
  ReplicationDestination,
  ReplicaWriters,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicaBucketProps } from 'cdk-encrypted-replication';
import { ACCOUNT, BUCKET_POLICY, KEY, OTHER_ACCOUNT, SOURCE_REGION, appWith } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const REGION = 'eu-north-1';
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/replication/to-vault`;

/** The documents of the destination half, from an app of its own. */
function granted(props: Partial<ReplicaBucketProps>) {
  const app = appWith();
  const stack = new Stack(app, 'Vault', { env: { account: OTHER_ACCOUNT, region: REGION } });
  const replicas = new ReplicaBucket(stack, 'Replicas', {
    writers: ReplicaWriters.roles([ROLE_ARN]),
    bucketName: 'the-vault',
    ...props,
  });
  const synthesized = new Synthesized(app);
  return {
    replicas,
    bucket: permissions(synthesized.statements('Vault', BUCKET_POLICY, 'ReplicasBucketPolicy')),
    key: permissions(synthesized.statements('Vault', KEY)),
  };
}

/** What the source half requires of the other account, from an app of its own. */
function required(props: Partial<EncryptedCrossRegionReplicationProps>) {
  const stack = new Stack(appWith(), 'Documents', { env: { account: ACCOUNT, region: SOURCE_REGION } });
  const { replicas: [replica] } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    roleName: 'to-vault',
    rolePath: '/replication/',
    destinations: [ReplicationDestination.fromBucketAttributes({
      bucketName: 'the-vault',
      keyArn: `arn:aws:kms:${REGION}:${OTHER_ACCOUNT}:key/1234`,
      region: REGION,
      account: OTHER_ACCOUNT,
    })],
    ...props,
  });
  return {
    replica,
    bucket: permissions(replica.bucketPolicyDocument().toJSON().Statement),
    key: permissions(replica.keyPolicyDocument().toJSON().Statement),
  };
}

/** Every action of the statements that let the other account in, with its resource, principal and conditions. */
function permissions(statements: readonly any[]): string[] {
  const admitting = statements.filter(({ Effect, Principal }) =>
    Effect === 'Allow' && !String(Principal.AWS).includes(OTHER_ACCOUNT));
  return admitting.flatMap(({ Action, Resource, Principal, Condition }) =>
    [Action].flat().flatMap((action) => [Resource].flat().map((resource) =>
      JSON.stringify({ action, resource, Principal, Condition: sorted(Condition) }))),
  ).sort();
}

function sorted(condition: object): object {
  return Object.fromEntries(Object.entries(condition).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const DELETE_MARKERS = { deleteMarkerReplication: true };

describe.each<[string, Partial<ReplicaBucketProps>, Partial<EncryptedCrossRegionReplicationProps>]>([
  ['with default options', {}, {}],
  ['without Bucket Keys', { bucketKeyEnabled: false }, { bucketKeyEnabled: false }],
  ['with DSSE-KMS', { encryption: BucketEncryption.DSSE }, { encryption: BucketEncryption.DSSE }],
  ['with delete markers', DELETE_MARKERS, { rules: [DELETE_MARKERS] }],
])('the halves of two apps, %s', (_options, vault, source) => {
  test('fit: the bucket policy grants exactly what the source requires', () => {
    const { bucket } = required(source);
    expect(bucket.length).toBeGreaterThanOrEqual(2);
    expect(granted(vault).bucket).toEqual(bucket);
  });

  test('fit: the key policy grants exactly what the source requires', () => {
    const { key } = required(source);
    expect(key.length).toBeGreaterThanOrEqual(1);
    expect(granted(vault).key).toEqual(key);
  });
});

describe('the halves of two apps', () => {
  test('do not fit where the role has another name', () => {
    const { bucket, key } = granted({ writers: ReplicaWriters.roles([`${ROLE_ARN}-2`]) });
    const source = required({});
    expect(bucket.filter((permission) => source.bucket.includes(permission))).toEqual([]);
    expect(key.filter((permission) => source.key.includes(permission))).toEqual([]);
  });

  test('do not fit where the source replicates delete markers that the replica bucket does not take', () => {
    const { bucket } = granted({});
    const missing = required({ rules: [DELETE_MARKERS] }).bucket.filter((permission) => !bucket.includes(permission));
    expect(missing.map((permission) => JSON.parse(permission).action)).toEqual(['s3:ReplicateDelete']);
  });

  test('meet by the name of the bucket, which the destination half knows before it is deployed', () => {
    const { replicas } = granted({});
    const { replica } = required({});
    expect(replica.bucket.bucketArn).toBe('arn:aws:s3:::the-vault');
    expect(Stack.of(replicas).resolve(replicas.bucketName)).toEqual({ Ref: expect.stringMatching(/^ReplicasBucket/) });
  });
});
