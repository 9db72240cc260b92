import { Lazy, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  DataPerimeter,
  EncryptedCrossRegionReplication,
  EncryptionEnforcement,
  MultiRegionKey,
  ReplicaKey,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ExistingSourceOptions } from 'cdk-encrypted-replication';
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

const OBJECT_READS = [
  's3:GetObjectVersionAcl', 's3:GetObjectVersionAnnotationForReplication', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging',
];

type Props = Partial<EncryptedCrossRegionReplicationProps>;

interface Existing {
  readonly stack: Stack;
  readonly replication: EncryptedCrossRegionReplication;
  readonly synthesized: Synthesized;
}

/** A replication of a bucket of the user's own, in its stack. */
function replicate(
  make: (stack: Stack) => IBucketRef,
  props: Props = {},
  options?: (stack: Stack) => ExistingSourceOptions,
): Existing {
  const app = appWith();
  const stack = new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.fromBucket(make(stack), options?.(stack)),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    ...props,
  });
  return {
    stack,
    replication,
    get synthesized() {
      return new Synthesized(app);
    },
  };
}

/** An L2 with a key of its own. */
function l2(props: BucketProps = {}): (stack: Stack) => Bucket {
  return (stack) => new Bucket(stack, 'Existing', { encryptionKey: new Key(stack, 'OwnKey'), ...props });
}

/** An L1 under the key with an ARN. */
function under(stack: Stack, kmsMasterKeyId: string, props: Partial<CfnBucket['_cfnProperties']> = {}): CfnBucket {
  const serverSideEncryptionByDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId };
  return new CfnBucket(stack, 'Existing', {
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault }] },
    ...props,
  });
}

function l1(props: object = {}): (stack: Stack) => CfnBucket {
  return (stack) => under(stack, new Key(stack, 'OwnKey').keyArn, props);
}

function bucketOf({ synthesized }: Existing) {
  return synthesized.resource(SOURCE_STACK, BUCKET, 'Existing');
}

function sourcePolicy({ synthesized }: Existing): any[] {
  return synthesized.statements(SOURCE_STACK, MANAGED_POLICY, 'RoleSourcePolicy');
}

const KINDS: readonly (readonly [string, (props?: any) => (stack: Stack) => IBucketRef])[] = [
  ['an s3.Bucket', l2],
  ['a CfnBucket', l1],
];
const NAMES: readonly (readonly [string, { readonly bucketName?: string }])[] = [
  ['without a name', {}],
  ['with a name', { bucketName: 'documents' }],
];
const CASES = KINDS.flatMap(([kind, make]) => NAMES.map(([named, props]) => ({ kind, named, make, props })));

describe.each(CASES)('an existing source bucket: $kind $named', ({ make, props }) => {
  let existing: Existing;
  let synthesized: Synthesized;
  const arn = props.bucketName ? `arn:aws:s3:::${props.bucketName}` : '${Existing.Arn}';
  beforeAll(() => {
    existing = replicate(make(props));
    synthesized = existing.synthesized;
  });

  test('gets the replication configuration, and keeps name, key and the rest', () => {
    const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'Existing');
    const alone = appWith();
    const stack = new Stack(alone, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } });
    make(props)(stack);
    const before = new Synthesized(alone).resource(SOURCE_STACK, BUCKET, 'Existing').Properties;
    const { ReplicationConfiguration, VersioningConfiguration, ...after } = Properties;
    expect(after).toEqual(before);
    expect(VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(ReplicationConfiguration.Rules).toHaveLength(1);
    expect(ReplicationConfiguration.Role).toBe('${ReplicationRole.Arn}');
  });

  test('is the only bucket of its stack, without a policy', () => {
    expect(Object.keys(synthesized.resources(SOURCE_STACK, BUCKET))).toEqual(['Existing']);
    expect(synthesized.resources(SOURCE_STACK, BUCKET_POLICY)).toEqual({});
  });

  test('is what the role reads, under its own key', () => {
    expect(synthesized.statements(SOURCE_STACK, MANAGED_POLICY, 'RoleSourcePolicy')).toEqual([
      {
        Sid: 'ReadSourceBucket',
        Effect: 'Allow',
        Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
        Resource: arn,
      },
      {
        Sid: 'ReadSourceObjects',
        Effect: 'Allow',
        Action: OBJECT_READS,
        Resource: `${arn}/*`,
      },
      {
        Sid: 'DecryptSourceObjects',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: '${OwnKey.Arn}',
        Condition: {
          StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/*`] },
        },
      },
    ]);
  });

  test('waits for the policies of the role where its name is known, and never in a cycle', () => {
    const { DependsOn = [] } = synthesized.resource(SOURCE_STACK, BUCKET, 'Existing');
    const policies = ['ReplicationRoleDestinationPolicyeuwest1', 'ReplicationRoleSourcePolicy'];
    expect([...DependsOn].sort()).toEqual(props.bucketName ? policies : []);
    for (const name of synthesized.stackNames) {
      expect(resourceCycle(synthesized.artifact(name).template)).toEqual([]);
      expect(strongReferences(synthesized.artifact(name).template)).toEqual([]);
    }
  });

  test('makes no key in its stack: destinations have keys of their own', () => {
    expect(Object.keys(synthesized.resources(SOURCE_STACK, KEY))).toEqual(['OwnKey']);
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, 'Documents-replica-eu-west-1']);
    expect(synthesized.resource('Documents-replica-eu-west-1', KEY).Properties.MultiRegion).toBe(false);
  });

  test('is the source bucket of the replication, with its key', () => {
    const { replication, stack } = existing;
    expect(replication.sourceStack).toBe(stack);
    expect(stack.resolve(replication.sourceBucket.bucketArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Existing/), 'Arn'] });
    expect(stack.resolve(replication.sourceKey.keyArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^OwnKey/), 'Arn'] });
  });
});

describe('versioning of an existing source bucket', () => {
  const INFO = Match.stringLikeRegexp('Versioning is switched on');

  test.each(KINDS)('is switched on for %s that does not state it, and said', (_kind, make) => {
    const { stack } = replicate(make());
    expect(Annotations.fromStack(stack).findInfo('*', INFO)).toHaveLength(1);
  });

  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['an s3.Bucket', l2({ versioned: true })],
    ['a CfnBucket', l1({ versioningConfiguration: { status: 'Enabled' } })],
  ])('is left alone for %s that has it', (_kind, make) => {
    const existing = replicate(make);
    expect(Annotations.fromStack(existing.stack).findInfo('*', INFO)).toEqual([]);
    expect(bucketOf(existing).Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  });

  test('is left alone where it is known later', () => {
    const existing = replicate((stack) => {
      const bucket = l1()(stack);
      bucket.versioningConfiguration = Lazy.any({ produce: () => ({ status: 'Enabled' }) });
      return bucket;
    });
    expect(Annotations.fromStack(existing.stack).findInfo('*', INFO)).toEqual([]);
  });
});

describe('the key of an existing source bucket', () => {
  const keyOf = (existing: Existing) => sourcePolicy(existing).find(({ Sid }) => Sid === 'DecryptSourceObjects').Resource;

  test('is read from an L2 that makes its own', () => {
    const existing = replicate((stack) => new Bucket(stack, 'Existing', { encryption: BucketEncryption.KMS }));
    expect(keyOf(existing)).toBe('${ExistingKey.Arn}');
  });

  test('is read from an L1 that refers to a CfnKey', () => {
    const existing = replicate((stack) => {
      const key = new CfnKey(stack, 'RawKey', { keyPolicy: { Version: '2012-10-17', Statement: [] } });
      return under(stack, key.attrArn);
    });
    expect(keyOf(existing)).toBe('${RawKey.Arn}');
    expect(Annotations.fromStack(existing.stack).findWarning('*', Match.stringLikeRegexp('imported key'))).toEqual([]);
  });

  test('is read from an L1 that refers to a CfnKey without a policy of its own', () => {
    const existing = replicate((stack) => under(stack, new CfnKey(stack, 'RawKey').attrArn));
    expect(keyOf(existing)).toBe('${RawKey.Arn}');
  });

  test.each(['Resource', 'Default'])('is read from an L1 that refers to a CfnKey which is the %s of a construct that is no key', (id) => {
    const existing = replicate((stack) => under(stack, new CfnKey(new Construct(stack, 'Storage'), id).attrArn));
    expect(keyOf(existing)).toMatch(/^\$\{Storage.*\.Arn\}$/);
  });

  test('is read from an L1 that states a literal ARN, with the warning of an imported key', () => {
    const arn = 'arn:aws:kms:ap-southeast-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const existing = replicate((stack) => under(stack, arn));
    expect(keyOf(existing)).toBe(arn);
    expect(Annotations.fromStack(existing.stack).findWarning('*', Match.stringLikeRegexp(arn))).toHaveLength(1);
  });

  test('may be named in the options where the template does not say', () => {
    const existing = replicate(
      (stack) => new CfnBucket(stack, 'Existing', {
        bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' } }] },
      }),
      {},
      (stack) => ({ key: new Key(stack, 'Named') }),
    );
    expect(keyOf(existing)).toBe('${Named.Arn}');
  });

  test('is accompanied by former keys that older objects are encrypted with', () => {
    const existing = replicate(l2(), {}, (stack) => ({
      additionalDecryptKeys: [
        new Key(stack, 'Former'),
        Key.fromKeyArn(stack, 'Imported', 'arn:aws:kms:ap-southeast-1:111111111111:key/former'),
      ],
    }));
    expect([...keyOf(existing)].sort()).toEqual([
      '${Former.Arn}',
      '${OwnKey.Arn}',
      'arn:aws:kms:ap-southeast-1:111111111111:key/former',
    ]);
  });

  test('may be listed twice as a former key', () => {
    const existing = replicate(l2(), {}, (stack) => {
      const former = new Key(stack, 'Former');
      return { additionalDecryptKeys: [former, former] };
    });
    expect([...keyOf(existing)].sort()).toEqual(['${Former.Arn}', '${OwnKey.Arn}']);
  });

  test('is not taken for an imported one where it is the replica of a multi-Region key', () => {
    const { stack } = replicate(l2());
    const backup = new Stack(stack.node.root as App, 'Backup', { env: { account: ACCOUNT, region: REPLICA_REGION } });
    const primaryKey = new MultiRegionKey(new Stack(stack.node.root as App, 'Keys', { env: stack }), 'Key');
    const encryptionKey = new ReplicaKey(backup, 'Key', { primaryKey });
    new EncryptedCrossRegionReplication(backup, 'Replication', {
      source: ReplicationSource.fromBucket(l2({ encryptionKey })(backup)),
      destinations: [ReplicationDestination.inRegion('eu-north-1')],
    });
    expect(Annotations.fromStack(backup).findWarning('*', Match.stringLikeRegexp('imported key'))).toEqual([]);
  });

  test('may lie in a stack of its own, which is deployed before', () => {
    const { synthesized } = replicate((stack) => {
      const keys = new Stack(stack.node.root as App, 'Keys', { env: { account: ACCOUNT, region: SOURCE_REGION } });
      return l2({ encryptionKey: new Key(keys, 'OwnKey') })(stack);
    });
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toContain('Keys');
  });

  test('admits nobody from another account, where the replica\'s key admits the role', () => {
    const destinations = [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)];
    const { synthesized } = replicate(l2(), { destinations });
    expect(synthesized.statements(SOURCE_STACK, KEY)).toHaveLength(1);
    expect(synthesized.sids('Documents-replica-222222222222-eu-west-1', KEY)).toEqual([
      'EnableIamPolicies',
      'EncryptReplicas',
      'UseReplicaBucketKeys',
    ]);
  });
});

describe('the encryption of replicas of an existing source bucket', () => {
  const destinationSids = (existing: Existing) =>
    existing.synthesized.sids(SOURCE_STACK, MANAGED_POLICY, 'RoleDestinationPolicyeuwest1');
  const replicaEncryption = ({ synthesized }: Existing) =>
    synthesized.resource('Documents-replica-eu-west-1', BUCKET, 'ReplicaBucket').Properties.BucketEncryption
      .ServerSideEncryptionConfiguration[0];

  test('has Bucket Keys where the source has', () => {
    const existing = replicate(l2({ bucketKeyEnabled: true }));
    expect(destinationSids(existing)).toContain('UseReplicaBucketKeys');
    expect(replicaEncryption(existing).BucketKeyEnabled).toBe(true);
  });

  test('has no Bucket Keys by default where the source has none, and the role may use them all the same', () => {
    const existing = replicate(l2());
    expect(destinationSids(existing)).toContain('UseReplicaBucketKeys');
    expect(replicaEncryption(existing).BucketKeyEnabled).toBe(false);
  });

  test('is DSSE-KMS where that of the source is', () => {
    const existing = replicate(l2({ encryption: BucketEncryption.DSSE }));
    expect(replicaEncryption(existing).ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms:dsse');
  });
});

describe('Object Lock of an existing source bucket', () => {
  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['an s3.Bucket', l2({ objectLockEnabled: true })],
    ['a CfnBucket', l1({ objectLockEnabled: true })],
  ])('is read by the role and switched on at the destination, for %s', (_kind, make) => {
    const existing = replicate(make);
    expect(sourcePolicy(existing).map(({ Sid }) => Sid)).toContain('ReadSourceObjectLock');
    expect(existing.synthesized.resource('Documents-replica-eu-west-1', BUCKET, 'ReplicaBucket').Properties.ObjectLockEnabled)
      .toBe(true);
  });
});

describe('denies on an existing source bucket', () => {
  const policySids = ({ synthesized }: Existing) => synthesized.sids(SOURCE_STACK, BUCKET_POLICY);

  test.each(KINDS)('are added to %s where enforcement is asked for', (_kind, make) => {
    const existing = replicate(make(), { encryptionEnforcement: EncryptionEnforcement.whenSpecified() });
    expect(policySids(existing)).toEqual(['DenyOtherEncryption', 'DenyOtherKeys']);
  });

  test.each(KINDS)('are added to %s where a perimeter is asked for, with the role exempted', (_kind, make) => {
    const { synthesized } = replicate(make(), { perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) });
    const [{ Sid, Condition }, ...others] = synthesized.statements(SOURCE_STACK, BUCKET_POLICY) as any[];
    expect(others).toEqual([]);
    expect(Sid).toBe('DenyOutsideOrganization');
    expect(Condition.ArnNotEqualsIfExists).toEqual({
      'aws:PrincipalArn': expect.stringMatching(/^arn:aws:iam::111111111111:role\/Documents-Replication-Role-/),
    });
  });

  test('are added to the policy that an s3.Bucket has', () => {
    const encryptionEnforcement = EncryptionEnforcement.whenSpecified();
    const existing = replicate(l2({ enforceSSL: true }), { encryptionEnforcement });
    expect(Object.keys(existing.synthesized.resources(SOURCE_STACK, BUCKET_POLICY))).toHaveLength(1);
    expect(policySids(existing)).toEqual([undefined, 'DenyOtherEncryption', 'DenyOtherKeys']);
  });

  test('are added to the CfnBucketPolicy that a CfnBucket has', () => {
    const existing = replicate((stack) => {
      const bucket = l1()(stack);
      const mine = { Sid: 'Mine', Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: bucket.attrArn };
      new CfnBucketPolicy(stack, 'Policy', { bucket: bucket.ref, policyDocument: { Version: '2012-10-17', Statement: [mine] } });
      return bucket;
    }, { encryptionEnforcement: EncryptionEnforcement.whenSpecified() });
    expect(Object.keys(existing.synthesized.resources(SOURCE_STACK, BUCKET_POLICY))).toHaveLength(1);
    expect(policySids(existing)).toEqual(['Mine', 'DenyOtherEncryption', 'DenyOtherKeys']);
    expect(resourceCycle(existing.synthesized.artifact(SOURCE_STACK).template)).toEqual([]);
  });
});

describe('grants on an existing source bucket', () => {
  test.each(KINDS)('cover bucket and key of %s', (_kind, make) => {
    const existing = replicate(make());
    const reader = new Role(existing.stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    existing.replication.sourceBucket.grantRead(reader);
    const statements = existing.synthesized.statements(SOURCE_STACK, 'AWS::IAM::Policy', 'ReaderDefaultPolicy') as any[];
    expect(statements.map(({ Resource }) => Resource)).toEqual([
      ['${Existing.Arn}', '${Existing.Arn}/*'],
      '${OwnKey.Arn}',
    ]);
  });

  test('add statements to one policy of a CfnBucket', () => {
    const existing = replicate(l1());
    for (const Sid of ['One', 'Two']) {
      existing.replication.sourceBucket.addToResourcePolicy(new PolicyStatement({
        sid: Sid,
        principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [existing.replication.sourceBucket.arnForObjects('*')],
      }));
    }
    expect(existing.synthesized.sids(SOURCE_STACK, BUCKET_POLICY)).toEqual(['One', 'Two']);
  });
});

describe('the scope of a replication of an existing bucket', () => {
  function bucketIn(app: App): Bucket {
    return l2()(new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } }));
  }
  const destinations = [ReplicationDestination.inRegion(REPLICA_REGION)];

  test('may be the App: role and policies stand in the stack of the bucket', () => {
    // GIVEN
    const app = appWith();
    const source = ReplicationSource.fromBucket(bucketIn(app));

    // WHEN
    const { sourceStack } = new EncryptedCrossRegionReplication(app, 'Replication', { source, destinations });

    // THEN
    const synthesized = new Synthesized(app);
    expect(sourceStack.stackName).toBe(SOURCE_STACK);
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, 'Documents-replica-eu-west-1']);
    expect(Object.keys(synthesized.resources(SOURCE_STACK, 'AWS::IAM::Role'))).toHaveLength(1);
    expect(resourceCycle(synthesized.artifact(SOURCE_STACK).template)).toEqual([]);
  });

  test('may be a construct inside the stack of the bucket', () => {
    const app = appWith();
    const bucket = bucketIn(app);
    const scope = new Construct(bucket.stack, 'Storage');
    const source = ReplicationSource.fromBucket(bucket);
    const { sourceStack } = new EncryptedCrossRegionReplication(scope, 'Replication', { source, destinations });
    expect(sourceStack).toBe(bucket.stack);
    expect(Object.keys(new Synthesized(app).resources(SOURCE_STACK, 'AWS::IAM::Role'))).toEqual(['StorageReplicationRole']);
  });
});

test.each(NAMES)('an existing source bucket %s may be replicated both ways', (_named, props) => {
  const direction = ReplicationDirection.TWO_WAY;
  const { synthesized } = replicate(l2(props), {
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { direction })],
  });
  const { Properties } = synthesized.resource(SOURCE_STACK, 'Custom::BucketReplication');
  const { Destination } = JSON.parse(Properties.Create).parameters.ReplicationConfiguration.Rules[0];
  expect(Destination.Bucket).toBe(props.bucketName ? `arn:aws:s3:::${props.bucketName}` : '${Existing.Arn}');
  expect(resourceCycle(synthesized.artifact(SOURCE_STACK).template)).toEqual([]);
});

test('annotations of an existing bucket are not read where they are not to be replicated', () => {
  const { synthesized } = replicate(l2(), {}, () => ({ replicateAnnotations: false }));
  const [, objects] = synthesized.statements(SOURCE_STACK, MANAGED_POLICY, 'RoleSourcePolicy');
  expect(objects.Action).toEqual(OBJECT_READS.filter((action) => !action.includes('Annotation')));
});
