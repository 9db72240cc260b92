import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ReplicationDestination, ReplicationFilter, ReplicationSource } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicaBucketAttributes } from 'cdk-encrypted-replication';
import {
  BUCKET,
  MANAGED_POLICY,
  OTHER_ACCOUNT,
  REPLICA_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';
import type { Replicated } from '../support/replication';

const BUCKET_ARN = 'arn:aws:s3:::the-vault';
const KEY_ARN = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const OWN_KEY_ARN = 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ROLE_ARN = 'arn:aws:iam::111111111111:role/Documents-Replication-Role-65fdae68';
const ENCRYPTION = {
  StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  StringLike: { 'kms:EncryptionContext:aws:s3:arn': [BUCKET_ARN, `${BUCKET_ARN}/*`] },
};

/** A replication into a bucket of somebody else. */
function toBucket(
  attributes: Partial<ReplicaBucketAttributes>,
  props: Partial<EncryptedCrossRegionReplicationProps> = {},
): Replicated {
  const destination = ReplicationDestination.fromBucketAttributes({
    bucketName: 'the-vault',
    region: REPLICA_REGION,
    keyArn: KEY_ARN,
    ...attributes,
  });
  return replicationIn({ props: { destinations: [destination], ...props } });
}

const account = OTHER_ACCOUNT;

function warningsOf({ stack }: Replicated): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));
}

function admitted(statement: object, conditions: object = {}): object {
  return {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111111111111:root' },
    ...statement,
    Condition: { ...conditions, ArnEquals: { 'aws:PrincipalArn': [ROLE_ARN] } },
  };
}

const BUCKET_STATEMENTS = [
  admitted({ Sid: 'ReplicateObjects', Action: ['s3:ReplicateObject', 's3:ReplicateTags'], Resource: `${BUCKET_ARN}/*` }),
];
const OVERRIDE = { Sid: 'OverrideReplicaOwner', Action: 's3:ObjectOwnerOverrideToBucketOwner', Resource: `${BUCKET_ARN}/*` };
const KEY_STATEMENTS = [
  admitted({ Sid: 'EncryptReplicas', Action: 'kms:Encrypt', Resource: '*' }, ENCRYPTION),
  admitted({ Sid: 'UseReplicaBucketKeys', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' }, ENCRYPTION),
];

function documentsOf({ replication }: Replicated): any[] {
  const [replica] = replication.replicas;
  return [replica.bucketPolicyDocument(), replica.keyPolicyDocument()].map((document) => document.toJSON()?.Statement);
}

function destinationOf({ synthesized }: Replicated): any {
  const { ReplicationConfiguration } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties;
  return ReplicationConfiguration.Rules[0].Destination;
}

function rolePolicy({ synthesized }: Replicated, id: string): any[] {
  return synthesized.statements(SOURCE_STACK, MANAGED_POLICY, `RoleDestinationPolicy${id}`);
}

describe('a bucket of somebody else in the same account', () => {
  const inAccount = () => toBucket({ keyArn: OWN_KEY_ARN });

  test('needs nothing of its owner, and nobody is warned', () => {
    const replicated = inAccount();
    expect(documentsOf(replicated)).toEqual([undefined, undefined]);
    expect(warningsOf(replicated)).toEqual([]);
  });

  test('is the destination of the rule without an account, under the stated key', () => {
    expect(destinationOf(inAccount())).toEqual({
      Bucket: BUCKET_ARN,
      EncryptionConfiguration: { ReplicaKmsKeyID: OWN_KEY_ARN },
      Metrics: { Status: 'Enabled' },
    });
  });

  test('makes no stack, and the source depends on none', () => {
    const { synthesized, replication } = inAccount();
    expect(synthesized.stackNames).toEqual([SOURCE_STACK]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([]);
    expect(replication.replicas[0].stack).toBeUndefined();
  });

  test('has no owner override, also with ACLs', () => {
    const replicated = toBucket({ keyArn: OWN_KEY_ARN, aclsEnabled: true });
    expect(destinationOf(replicated)).not.toHaveProperty('AccessControlTranslation');
    expect(rolePolicy(replicated, 'euwest1').map(({ Sid }) => Sid)).not.toContain('OverrideReplicaOwner');
  });
});

describe('a bucket of somebody else in another account', () => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = toBucket({ account });
  });

  test('has to hold exactly what S3 does with the role', () => {
    expect(documentsOf(replicated)).toEqual([BUCKET_STATEMENTS, KEY_STATEMENTS]);
  });

  test('is warned about with these documents', () => {
    // WHEN
    const [warning, ...others] = warningsOf(replicated);

    // THEN
    expect(others).toEqual([]);
    const [bucket, key] = [...warning.matchAll(/^\[\n[^]*?\n\]$/gm)].map(([text]) => JSON.parse(text));
    expect(warning.split('\n').filter((line) => /^[-\w]/.test(line))).toEqual([
      'nothing is replicated to the-vault before its owner has applied what follows.',
      'Bucket the-vault, in account 222222222222, Region eu-west-1:',
      '- Versioning: Enabled',
      '- Object Lock: Not needed',
      '- Object Ownership: BucketOwnerEnforced',
      '- in the bucket policy, these statements beside those that are there:',
      `Key ${KEY_ARN}, in account 222222222222, Region eu-west-1:`,
      '- Key spec: SYMMETRIC_DEFAULT, for encryption; state: Enabled',
      '- in the key policy, these statements beside those that are there:',
      'As JSON for each account: npx cdk-encrypted-replication requirements [ack: cdk-encrypted-replication:CrossAccountDestination]',
    ]);
    expect([bucket, key]).toEqual([BUCKET_STATEMENTS, KEY_STATEMENTS]);
  });

  test('is named by the rule with its account', () => {
    expect(destinationOf(replicated)).toEqual({
      Bucket: BUCKET_ARN,
      Account: OTHER_ACCOUNT,
      EncryptionConfiguration: { ReplicaKmsKeyID: KEY_ARN },
      Metrics: { Status: 'Enabled' },
    });
  });

  test('is named by the role\'s own policy with its exact bucket and key', () => {
    const own = { Effect: 'Allow', Resource: KEY_ARN, Condition: ENCRYPTION };
    expect(rolePolicy(replicated, '222222222222euwest1')).toEqual([
      {
        Sid: 'ReplicateObjects',
        Effect: 'Allow',
        Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
        Resource: `${BUCKET_ARN}/*`,
      },
      { Sid: 'EncryptReplicas', Action: 'kms:Encrypt', ...own },
      { Sid: 'UseReplicaBucketKeys', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], ...own },
    ]);
  });

  test('makes no stack beside the source stack, which depends on nothing', () => {
    expect(replicated.synthesized.stackNames).toEqual([SOURCE_STACK]);
    expect(replicated.synthesized.dependenciesOf(SOURCE_STACK)).toEqual([]);
  });

  test('is a replica that knows where it is', () => {
    const [replica] = replicated.replication.replicas;
    expect(replica).toMatchObject({ account: OTHER_ACCOUNT, region: REPLICA_REGION, stack: undefined });
    expect(replica.bucket.bucketName).toBe('the-vault');
    expect(replica.bucket.env).toMatchObject({ account: OTHER_ACCOUNT, region: REPLICA_REGION });
    expect(replica.key.keyArn).toBe(KEY_ARN);
  });

  test('has to hold what the rules need and no more', () => {
    const [bucket, key] = documentsOf(toBucket({ account }, {
      bucketKeyEnabled: false,
      rules: [{ filter: ReplicationFilter.prefix('drafts/'), deleteMarkerReplication: true }],
    }));
    expect(bucket.map(({ Action, Resource }: any) => [Action, Resource])).toEqual([
      [['s3:ReplicateObject', 's3:ReplicateTags'], `${BUCKET_ARN}/drafts/*`],
      ['s3:ReplicateDelete', `${BUCKET_ARN}/drafts/*`],
    ]);
    const contexts = { 'kms:EncryptionContext:aws:s3:arn': [BUCKET_ARN, `${BUCKET_ARN}/drafts/*`] };
    expect(key.map(({ Action, Condition }: any) => [Action, Condition.StringLike])).toEqual([
      ['kms:Encrypt', contexts],
      [['kms:Decrypt', 'kms:GenerateDataKey'], contexts],
    ]);
  });

  test('admits a role of your own by its path and name', () => {
    const { replication } = replicationIn({
      props: (stack) => ({
        destinations: [ReplicationDestination.fromBucketAttributes({
          bucketName: 'the-vault', region: REPLICA_REGION, keyArn: KEY_ARN, account,
        })],
        replicationRole: new Role(stack, 'OwnRole', {
          assumedBy: new ServicePrincipal('s3.amazonaws.com'),
          roleName: 'own',
          path: '/s3/',
        }),
      }),
    });
    const [{ Condition }] = replication.replicas[0].bucketPolicyDocument().toJSON().Statement;
    expect(Condition).toEqual({ ArnEquals: { 'aws:PrincipalArn': ['arn:aws:iam::111111111111:role/s3/own'] } });
  });

  test('may have a key of a third account, where that is stated', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:333333333333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const withForeignKey = toBucket({ account, keyArn, keyAccount: '333333333333' });
    expect(destinationOf(withForeignKey).EncryptionConfiguration).toEqual({ ReplicaKmsKeyID: keyArn });
    expect(documentsOf(withForeignKey)).toEqual([BUCKET_STATEMENTS, KEY_STATEMENTS]);
  });
});

describe('a bucket and its key in different accounts', () => {
  const foreign = 'arn:aws:kms:eu-west-1:333333333333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

  test('need a key policy alone where the bucket is in the account of the source', () => {
    const replicated = toBucket({ keyArn: foreign, keyAccount: '333333333333' });
    expect(documentsOf(replicated)).toEqual([undefined, KEY_STATEMENTS]);
    expect(warningsOf(replicated).join()).toContain(`Key ${foreign}, in account 333333333333`);
    expect(warningsOf(replicated).join()).toContain('- in the key policy, these statements');
    expect(warningsOf(replicated).join()).toContain('- nothing in the bucket policy');
  });

  test('need a bucket policy alone where the key is in the account of the source', () => {
    const replicated = toBucket({ account, keyArn: OWN_KEY_ARN, keyAccount: '111111111111' });
    expect(documentsOf(replicated)).toEqual([BUCKET_STATEMENTS, undefined]);
    expect(warningsOf(replicated).join()).toContain('- nothing in the key policy');
  });
});

test('a source with Object Lock needs it at the destination too', () => {
  const source = ReplicationSource.create({ objectLockEnabled: true });
  const [warning] = warningsOf(toBucket({ account }, { source }));
  expect(warning).toContain('- Object Lock: Enabled');
});

describe('a bucket with ACLs in another account', () => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = toBucket({ account, aclsEnabled: true });
  });

  test('gets its replicas handed over by the rule', () => {
    expect(destinationOf(replicated)).toMatchObject({
      Account: OTHER_ACCOUNT,
      AccessControlTranslation: { Owner: 'Destination' },
    });
  });

  test('keeps its ACLs', () => {
    expect(warningsOf(replicated).join()).toContain('- Object Ownership: BucketOwnerPreferred or ObjectWriter');
  });

  test('has to let the role do so, and the role may', () => {
    expect(documentsOf(replicated)).toEqual([[...BUCKET_STATEMENTS, admitted(OVERRIDE)], KEY_STATEMENTS]);
    expect(rolePolicy(replicated, '222222222222euwest1')).toContainEqual({ Effect: 'Allow', ...OVERRIDE });
  });
});
