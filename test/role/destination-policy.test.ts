import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { ReplicationDestination, ReplicationFilter, ReplicationSource } from 'cdk-encrypted-replication';
import { MANAGED_POLICY, REPLICA_ARN, REPLICA_KEY, SOURCE_STACK, replicationIn } from '../support/replication';
import type { ReplicationSetup } from '../support/replication';

const CONDITION = {
  StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  StringLike: { 'kms:EncryptionContext:aws:s3:arn': [REPLICA_ARN, `${REPLICA_ARN}/*`] },
};

function destinationPolicy(props: ReplicationSetup['props'] = {}, region = 'euwest1') {
  return replicationIn({ props }).synthesized.statements(SOURCE_STACK, MANAGED_POLICY, `RoleDestinationPolicy${region}`);
}

describe('the destination policy of the role', () => {
  test('has exactly what S3 needs to write and encrypt replicas with Bucket Keys, and nothing else', () => {
    expect(destinationPolicy()).toEqual([
      {
        Sid: 'ReplicateObjects',
        Effect: 'Allow',
        Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
        Resource: `${REPLICA_ARN}/*`,
      },
      { Sid: 'EncryptReplicas', Effect: 'Allow', Action: 'kms:Encrypt', Resource: REPLICA_KEY, Condition: CONDITION },
      {
        Sid: 'UseReplicaBucketKeys',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: REPLICA_KEY,
        Condition: CONDITION,
      },
    ]);
  });

  test('may use Bucket Keys where they are off: an upload may ask for one', () => {
    expect(destinationPolicy({ bucketKeyEnabled: false })).toEqual(destinationPolicy({}));
  });

  test('encrypts and does not decrypt where DSSE-KMS rules Bucket Keys out', () => {
    const statements = destinationPolicy({ encryption: BucketEncryption.DSSE });
    expect(statements.map(({ Sid }) => Sid)).toEqual(['ReplicateObjects', 'EncryptReplicas']);
    expect(statements[1]).toEqual({
      Sid: 'EncryptReplicas',
      Effect: 'Allow',
      Action: 'kms:Encrypt',
      Resource: REPLICA_KEY,
      Condition: CONDITION,
    });
  });

  test('replicates delete markers below the prefixes of the rules that ask for it alone', () => {
    // WHEN
    const statements = destinationPolicy({
      rules: [
        { filter: ReplicationFilter.prefix('drafts/'), deleteMarkerReplication: true },
        { filter: ReplicationFilter.prefix('contracts/') },
      ],
    });

    // THEN
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      'ReplicateObjects',
      'ReplicateDeleteMarkers',
      'EncryptReplicas',
      'UseReplicaBucketKeys',
    ]);
    expect(statements[0].Resource).toEqual([`${REPLICA_ARN}/contracts/*`, `${REPLICA_ARN}/drafts/*`]);
    expect(statements[1]).toEqual({
      Sid: 'ReplicateDeleteMarkers',
      Effect: 'Allow',
      Action: 's3:ReplicateDelete',
      Resource: `${REPLICA_ARN}/drafts/*`,
    });
  });

  test('narrows objects and encryption contexts to the prefixes of the rules', () => {
    const [objects, encrypt, bucketKeys] = destinationPolicy({ rules: [{ filter: ReplicationFilter.prefix('a*/') }] });
    expect(objects.Resource).toBe(`${REPLICA_ARN}/a\${*}/*`);
    for (const { Condition } of [encrypt, bucketKeys]) {
      expect(Condition).toEqual({
        ...CONDITION,
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': [REPLICA_ARN, `${REPLICA_ARN}/a\${*}/*`] },
      });
    }
  });

  test('knows the rules of its own destination alone', () => {
    // GIVEN
    const [ireland, oregon] = ['eu-west-1', 'us-west-2'].map((region) => ReplicationDestination.inRegion(region));
    const { synthesized } = replicationIn({
      props: {
        destinations: [ireland, oregon],
        rules: [
          { filter: ReplicationFilter.prefix('a/'), destinations: [ireland], deleteMarkerReplication: true },
          { filter: ReplicationFilter.prefix('b/'), destinations: [oregon] },
        ],
      },
    });

    // THEN
    const [objects, encrypt] = synthesized.statements(SOURCE_STACK, MANAGED_POLICY, 'RoleDestinationPolicyuswest2');
    const oregonArn = REPLICA_ARN.replace('eu-west-1', 'us-west-2');
    expect(objects).toMatchObject({ Sid: 'ReplicateObjects', Resource: `${oregonArn}/b/*` });
    expect(encrypt).toEqual({
      Sid: 'EncryptReplicas',
      Effect: 'Allow',
      Action: 'kms:Encrypt',
      Resource: REPLICA_KEY.replace('eu-west-1', 'us-west-2'),
      Condition: {
        StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': [oregonArn, `${oregonArn}/b/*`] },
      },
    });
  });
});

const VARIANTS: readonly (readonly [string, ReplicationSetup['props']])[] = [
  ['default props', {}],
  ['delete markers', { rules: [{ deleteMarkerReplication: true }] }],
  ['replica modifications', { rules: [{ replicaModifications: true }] }],
  ['Object Lock', { source: ReplicationSource.create({ objectLockEnabled: true }) }],
  ['DSSE-KMS', { encryption: BucketEncryption.DSSE }],
];

describe.each(VARIANTS)('the policies of the role with %s', (_variant, props) => {
  const documents = () => {
    const { synthesized } = replicationIn({ props });
    return ['RoleSourcePolicy', 'RoleDestinationPolicyeuwest1'].flatMap((id) =>
      synthesized.statements(SOURCE_STACK, MANAGED_POLICY, id),
    );
  };

  test('have none of the widely copied actions that S3 does not need', () => {
    const actions = documents().flatMap(({ Action }) => Action as string | string[]);
    expect(actions).not.toHaveLength(0);
    for (const action of actions) {
      expect(action).not.toMatch(/ReEncrypt|PutBucketVersioning|ObjectOwnerOverrideToBucketOwner|[*]/);
    }
  });

  test('allow nothing on every resource', () => {
    const resources = documents().flatMap(({ Resource }) => Resource as string | string[]);
    expect(resources).not.toHaveLength(0);
    for (const resource of resources) {
      expect(resource).toMatch(/^arn:|^\$\{Documents-key\//);
    }
  });
});
