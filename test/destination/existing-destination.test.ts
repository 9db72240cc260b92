import { Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, CfnBucketPolicy, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucketRef } from 'aws-cdk-lib/aws-s3';
import {
  DataPerimeter,
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ExistingDestinationOptions } from 'cdk-encrypted-replication';
import { resourceCycle, strongReferences } from '../support/invariants';
import {
  ACCOUNT,
  BUCKET,
  BUCKET_POLICY,
  KEY,
  MANAGED_POLICY,
  OTHER_ACCOUNT,
  REPLICA_REGION,
  SOURCE_REGION,
  SOURCE_STACK,
  appWith,
} from '../support/replication';
import { Synthesized } from '../support/synthesized';

const BACKUP = 'Backup';
const NAMED_ARN = 'arn:aws:s3:::the-backup';
const ROLE_ARN = 'arn:aws:iam::111111111111:role/Documents-Replication-Role-65fdae68';

type Props = Partial<EncryptedCrossRegionReplicationProps>;

interface Existing {
  readonly app: App;
  readonly stack: Stack;
  readonly backup: Stack;
  readonly replication: EncryptedCrossRegionReplication;
  readonly synthesized: Synthesized;
}

/** A replication into a bucket of the user's own, in the stack `Backup`. */
function toBucket(
  make: (backup: Stack) => IBucketRef,
  account = ACCOUNT,
  props: Props = {},
  options?: (backup: Stack) => ExistingDestinationOptions,
): Existing {
  const app = appWith();
  const stack = new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } });
  const backup = new Stack(app, BACKUP, { env: { account, region: REPLICA_REGION } });
  const destination = ReplicationDestination.fromBucket(make(backup), options?.(backup));
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', { destinations: [destination], ...props });
  let synthesized: Synthesized | undefined;
  return {
    app,
    stack,
    backup,
    replication,
    get synthesized() {
      synthesized ??= new Synthesized(app);
      return synthesized;
    },
  };
}

const NAMED = { bucketName: 'the-backup' };

function l2(props: BucketProps = {}): (stack: Stack) => Bucket {
  return (stack) => new Bucket(stack, 'Existing', { encryptionKey: new Key(stack, 'OwnKey'), ...props });
}

function under(stack: Stack, kmsMasterKeyId: string, props: object = {}): CfnBucket {
  const serverSideEncryptionByDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId };
  return new CfnBucket(stack, 'Existing', {
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault }] },
    ...props,
  });
}

function l1(props: object = {}): (stack: Stack) => CfnBucket {
  return (stack) => under(stack, new Key(stack, 'OwnKey').keyArn, props);
}

const KINDS: readonly (readonly [string, (props?: any) => (stack: Stack) => IBucketRef])[] = [
  ['an s3.Bucket', l2],
  ['a CfnBucket', l1],
];

function destinationOf({ synthesized }: Existing): any {
  const { ReplicationConfiguration } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties;
  return ReplicationConfiguration.Rules[0].Destination;
}

function rolePolicy({ synthesized }: Existing, id = 'euwest1'): any[] {
  return synthesized.statements(SOURCE_STACK, MANAGED_POLICY, `RoleDestinationPolicy${id}`);
}

describe.each(KINDS)('an existing destination bucket in the same account: %s', (_kind, make) => {
  let existing: Existing;
  beforeAll(() => {
    existing = toBucket(make());
  });

  test('keeps name and key, gets no policy and no replication, and is versioned', () => {
    const { synthesized } = existing;
    const { Properties } = synthesized.resource(BACKUP, BUCKET);
    expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(Properties).not.toHaveProperty('BucketName');
    expect(Properties).not.toHaveProperty('ReplicationConfiguration');
    expect(Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault).toEqual({
      SSEAlgorithm: 'aws:kms',
      KMSMasterKeyID: '${OwnKey.Arn}',
    });
    expect(synthesized.resources(BACKUP, BUCKET_POLICY)).toEqual({});
    expect(synthesized.statements(BACKUP, KEY)).toHaveLength(1);
  });

  test('is said to be versioned now', () => {
    const infos = Annotations.fromStack(existing.backup).findInfo('*', Match.stringLikeRegexp('Versioning is switched on'));
    expect(infos).toHaveLength(1);
  });

  test('is named by rule and role through weak references', () => {
    const key = '${Backup/OwnKey.Arn}';
    const arn = '${Backup/Existing.Arn}';
    expect(destinationOf(existing)).toMatchObject({ Bucket: arn, EncryptionConfiguration: { ReplicaKmsKeyID: key } });
    expect(rolePolicy(existing).map(({ Resource }) => Resource)).toEqual([`${arn}/*`, key, key]);
    for (const name of existing.synthesized.stackNames) {
      expect(strongReferences(existing.synthesized.artifact(name).template)).toEqual([]);
      expect(resourceCycle(existing.synthesized.artifact(name).template)).toEqual([]);
    }
  });

  test('is deployed before the source', () => {
    const { synthesized } = existing;
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toContain(BACKUP);
    expect(synthesized.dependenciesOf(BACKUP)).not.toContain(SOURCE_STACK);
  });

  test('is a replica with its stack', () => {
    const [replica] = existing.replication.replicas;
    expect(replica).toMatchObject({ stack: existing.backup, region: REPLICA_REGION, account: ACCOUNT });
    expect(replica.bucketPolicyDocument().isEmpty).toBe(true);
  });
});

describe.each(KINDS)('an existing destination bucket in another account: %s', (_kind, make) => {
  let existing: Existing;
  beforeAll(() => {
    existing = toBucket(make(NAMED), OTHER_ACCOUNT);
  });

  const Principal = { AWS: 'arn:aws:iam::111111111111:root' };
  const ArnEquals = { 'aws:PrincipalArn': [ROLE_ARN] };
  const Condition = {
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [NAMED_ARN, `${NAMED_ARN}/*`] },
    ArnEquals,
  };

  test('gets the one statement in its policy that lets the role in, and no deny', () => {
    expect(existing.synthesized.statements(BACKUP, BUCKET_POLICY)).toEqual([{
      Sid: expect.stringMatching(/^ReplicateObjects[0-9a-f]{8}$/),
      Effect: 'Allow',
      Principal,
      Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
      Resource: `${NAMED_ARN}/*`,
      Condition: { ArnEquals },
    }]);
  });

  test('has a key whose policy lets the role encrypt', () => {
    const [, ...statements] = existing.synthesized.statements(BACKUP, KEY);
    expect(statements).toEqual([
      {
        Sid: expect.stringMatching(/^EncryptReplicas[0-9a-f]{8}$/),
        Effect: 'Allow',
        Principal,
        Action: 'kms:Encrypt',
        Resource: '*',
        Condition,
      },
      {
        Sid: expect.stringMatching(/^UseReplicaBucketKeys[0-9a-f]{8}$/),
        Effect: 'Allow',
        Principal,
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Condition,
      },
    ]);
  });

  test('is named by the rule with its account and its literal ARN', () => {
    expect(destinationOf(existing)).toMatchObject({
      Bucket: NAMED_ARN,
      Account: OTHER_ACCOUNT,
      EncryptionConfiguration: { ReplicaKmsKeyID: '${Backup/OwnKey.Arn}' },
    });
    expect(destinationOf(existing)).not.toHaveProperty('AccessControlTranslation');
  });

  test('has no resources that wait for each other, and is deployed before the source', () => {
    const { synthesized } = existing;
    expect(synthesized.stackNames.flatMap((name) => resourceCycle(synthesized.artifact(name).template))).toEqual([]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([BACKUP]);
  });

  test('returns what it holds', () => {
    const [replica] = existing.replication.replicas;
    expect(replica.bucketPolicyDocument().toJSON().Statement).toHaveLength(1);
    expect(replica.keyPolicyDocument().toJSON().Statement).toHaveLength(2);
  });
});

describe('the policy of an existing destination bucket in another account', () => {
  const MINE = { Sid: 'Mine', Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: NAMED_ARN };

  test('keeps the statements of an s3.Bucket', () => {
    const { synthesized } = toBucket(l2({ ...NAMED, enforceSSL: true }), OTHER_ACCOUNT);
    const statements = synthesized.statements(BACKUP, BUCKET_POLICY);
    expect(statements.map(({ Effect }) => Effect)).toEqual(['Deny', 'Allow']);
  });

  test('keeps the statements of a CfnBucketPolicy', () => {
    const { synthesized } = toBucket((stack) => {
      const bucket = l1(NAMED)(stack);
      new CfnBucketPolicy(stack, 'Policy', {
        bucket: bucket.ref,
        policyDocument: { Version: '2012-10-17', Statement: [MINE] },
      });
      return bucket;
    }, OTHER_ACCOUNT);
    expect(Object.keys(synthesized.resources(BACKUP, BUCKET_POLICY))).toHaveLength(1);
    const [mine, ours] = synthesized.statements(BACKUP, BUCKET_POLICY);
    expect(mine).toMatchObject({ Sid: 'Mine', Effect: 'Deny', Action: 's3:DeleteBucket' });
    expect(ours).toMatchObject({ Effect: 'Allow', Action: ['s3:ReplicateObject', 's3:ReplicateTags'] });
  });

  test('takes two sources, each in statements of its own', () => {
    // GIVEN
    const app = appWith();
    const backup = new Stack(app, BACKUP, { env: { account: OTHER_ACCOUNT, region: REPLICA_REGION } });
    const bucket = l2(NAMED)(backup);

    // WHEN
    for (const id of ['Contracts', 'Invoices']) {
      const stack = new Stack(app, id, { env: { account: ACCOUNT, region: SOURCE_REGION } });
      const destinations = [ReplicationDestination.fromBucket(bucket)];
      new EncryptedCrossRegionReplication(stack, 'Replication', { destinations });
    }

    // THEN
    const synthesized = new Synthesized(app);
    const [, ...keyStatements] = synthesized.statements(BACKUP, KEY);
    const statements = [...synthesized.statements(BACKUP, BUCKET_POLICY), ...keyStatements];
    const sids = statements.map(({ Sid }) => Sid);
    expect(sids).toHaveLength(6);
    expect(new Set(sids).size).toBe(6);
    expect(new Set(statements.map(({ Condition }: any) => Condition.ArnEquals['aws:PrincipalArn'][0])).size).toBe(2);
  });
});

describe('the owner of replicas in an existing destination bucket', () => {
  const WRITER = ObjectOwnership.OBJECT_WRITER;

  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['an s3.Bucket', l2({ ...NAMED, objectOwnership: WRITER })],
    ['a CfnBucket', l1({ ...NAMED, ownershipControls: { rules: [{ objectOwnership: WRITER }] } })],
  ])('is its account, also where %s has ACLs', (_kind, make) => {
    const existing = toBucket(make, OTHER_ACCOUNT);
    expect(destinationOf(existing).AccessControlTranslation).toEqual({ Owner: 'Destination' });
    const [, override] = existing.synthesized.statements(BACKUP, BUCKET_POLICY);
    expect(override).toMatchObject({ Action: 's3:ObjectOwnerOverrideToBucketOwner', Resource: `${NAMED_ARN}/*` });
    expect(rolePolicy(existing, '222222222222euwest1').map(({ Sid }) => Sid)).toContain('OverrideReplicaOwner');
  });

  test('is not overridden where the bucket owner is enforced', () => {
    const existing = toBucket(l2({ ...NAMED, objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED }), OTHER_ACCOUNT);
    expect(destinationOf(existing)).not.toHaveProperty('AccessControlTranslation');
  });

  test('is not overridden inside an account', () => {
    const existing = toBucket(l2({ objectOwnership: WRITER }));
    expect(destinationOf(existing)).not.toHaveProperty('AccessControlTranslation');
    expect(rolePolicy(existing).map(({ Sid }) => Sid)).not.toContain('OverrideReplicaOwner');
  });
});

describe('the key of an existing destination bucket', () => {
  const keyOf = (existing: Existing) => destinationOf(existing).EncryptionConfiguration.ReplicaKmsKeyID;

  test('may be named in the options, where the bucket has another default', () => {
    const existing = toBucket(
      (backup) => new Bucket(backup, 'Existing', { encryption: BucketEncryption.S3_MANAGED }),
      ACCOUNT,
      {},
      (backup) => ({ key: new Key(backup, 'Named') }),
    );
    expect(keyOf(existing)).toBe('${Backup/Named.Arn}');
  });

  test('may be a resource with a literal policy, which gets the statements', () => {
    const existing = toBucket((backup) => {
      const own = { Effect: 'Allow', Principal: { AWS: OTHER_ACCOUNT }, Action: 'kms:*', Resource: '*' };
      const key = new CfnKey(backup, 'RawKey', { keyPolicy: { Version: '2012-10-17', Statement: [own] } });
      return under(backup, key.attrArn, NAMED);
    }, OTHER_ACCOUNT);
    expect(keyOf(existing)).toBe('${Backup/RawKey.Arn}');
    expect(existing.synthesized.statements(BACKUP, KEY)).toHaveLength(1 + 2);
  });

  test('may be a literal ARN; what its policy has to hold is printed', () => {
    const arn = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const existing = toBucket((backup) => under(backup, arn, NAMED), OTHER_ACCOUNT);
    expect(keyOf(existing)).toBe(arn);
    const [warning, ...others] = Annotations.fromStack(existing.backup)
      .findWarning('*', Match.stringLikeRegexp('must hold these statements'));
    expect(others).toEqual([]);
    const [, json] = /statements: (\{.*\}) \[ack/.exec(String(warning.entry.data))!;
    expect(JSON.parse(json).Statement).toEqual(existing.replication.replicas[0].keyPolicyDocument().toJSON().Statement);
  });

  test('may be a multi-Region key of the app, where all keys are single-Region', () => {
    const existing = toBucket(l2({ bucketKeyEnabled: true }), ACCOUNT, { keys: ReplicationKeys.singleRegion() });
    expect(keyOf(existing)).toBe('${Backup/OwnKey.Arn}');
  });
});

test('an existing destination bucket with Object Lock takes a source that has it', () => {
  const { synthesized } = toBucket(l2({ objectLockEnabled: true }), ACCOUNT, {
    source: ReplicationSource.create({ objectLockEnabled: true }),
  });
  expect(synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties.ObjectLockEnabled).toBe(true);
});

test('a perimeter of the replication is drawn around an existing destination bucket too', () => {
  const { synthesized } = toBucket(l2(), ACCOUNT, { perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) });
  expect(synthesized.sids(BACKUP, BUCKET_POLICY)).toEqual(['DenyOutsideOrganization']);
  expect(synthesized.sids(SOURCE_STACK, BUCKET_POLICY, 'ReplicationBucketPolicy')).toContain('DenyOutsideOrganization');
});
