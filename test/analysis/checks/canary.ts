import type { Spoiler } from './broken-examples';
import type { SpoiledCase } from './cases';

const SOURCE = 'CanaryPolicy';
const IRELAND = 'CanaryDestinationPolicyeuwest1';
const STOCKHOLM = 'CanaryDestinationPolicy222222222222eunorth1';

/** The statements of a policy of the canary. */
function policy(spoiler: Spoiler, id: string): any[] {
  return spoiler.resource('AWS::IAM::ManagedPolicy', id).Properties.PolicyDocument.Statement;
}

function sourceBucket(spoiler: Spoiler): any {
  return spoiler.resource('AWS::S3::Bucket', 'ReplicationBucket').Properties;
}

function remove(statements: any[], sid: string): void {
  statements.splice(statements.findIndex(({ Sid }) => Sid.startsWith(sid)), 1);
}

/** A role that lacks one of its statements. */
function lacks(id: string, sid: string, findings: readonly string[], says: readonly string[] = []): SpoiledCase {
  return {
    title: `a canary without ${sid} in ${id}`,
    example: 'canary',
    change: (spoiler) => remove(policy(spoiler, id), sid),
    findings: findings.map((finding) => `warning CanaryPermitted[${finding}]`),
    says,
  };
}

export const CANARY: readonly SpoiledCase[] = [
  lacks(SOURCE, 'WriteCanaryObjects', ['s3:PutObject'], ['the canary may not call s3:PutObject on', 'no statement of the identity policy allows it']),
  lacks(SOURCE, 'ReadReplicationStatus', ['s3:GetObjectVersion']),
  lacks(SOURCE, 'DeleteCanaryObjects', ['s3:DeleteObjectVersion']),
  lacks(SOURCE, 'EncryptCanaryObjects', ['kms:Decrypt', 'kms:GenerateDataKey']),
  lacks(IRELAND, 'ReadReplicas', ['all-eu-west-1:%20s3:GetObjectVersion']),
  lacks(IRELAND, 'DecryptReplicas', ['all-eu-west-1:%20kms:Decrypt'], ['the canary may not call kms:Decrypt on arn:aws:kms:eu-west-1']),
  lacks(IRELAND, 'DeleteReplicas', ['all-eu-west-1:%20s3:DeleteObjectVersion']),
  lacks(STOCKHOLM, 'DecryptReplicas', ['all-222222222222-eu-north-1:%20kms:Decrypt']),
  {
    title: 'a canary that the policy of a bucket of another account does not admit',
    example: 'canary',
    change: (spoiler) => {
      const { Resources } = spoiler.stack('Documents-replica-222222222222-eu-north-1').template as any;
      const [, { Properties }] = Object.entries<any>(Resources).find(([id]) => id.startsWith('DocumentsReplicationReplicaBucketPolicy'))!;
      remove(Properties.PolicyDocument.Statement, 'CanaryRead');
    },
    findings: ['warning CanaryPermitted[all-222222222222-eu-north-1:%20s3:GetObjectVersion]'],
  },
  {
    title: 'a canary in the network of a bucket policy that admits one',
    example: 'canary',
    change: (spoiler) => {
      spoiler.statements('DenyOtherKeys').push({
        Sid: 'DenyOutsideNetwork',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
      });
    },
    findings: ['warning CanaryPermitted[s3:PutObject][undecided]'],
    says: ['it cannot be decided whether the canary may call s3:PutObject'],
  },
  {
    title: 'a canary whose key policy names another encryption context',
    example: 'canary',
    change: (spoiler) => {
      const statement = policy(spoiler, IRELAND).find(({ Sid }) => Sid === 'DecryptReplicas');
      statement.Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = 'arn:aws:s3:::another/*';
    },
    findings: ['warning CanaryPermitted[all-eu-west-1:%20kms:Decrypt]'],
    says: ['and the canary calls with'],
  },
  {
    title: 'a canary whose bucket encrypts with the key of AWS',
    example: 'canary',
    change: (spoiler) => {
      const [rule] = sourceBucket(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      delete rule.ServerSideEncryptionByDefault.KMSMasterKeyID;
      remove(policy(spoiler, SOURCE), 'ReadReplicationStatus');
    },
    findings: ['warning CanaryPermitted[kms:Decrypt][undecided]', 'warning CanaryPermitted[kms:GenerateDataKey][undecided]', 'warning CanaryPermitted[s3:GetObjectVersion]', 'warning CanaryPermitted[s3:PutObject][undecided]', 'warning DecryptSource[undecided]', 'warning SourceKeyKnown[undecided]'],
  },
  {
    title: 'a canary whose bucket has DSSE-KMS',
    example: 'canary',
    change: (spoiler) => {
      const [rule] = sourceBucket(spoiler).BucketEncryption.ServerSideEncryptionConfiguration;
      rule.ServerSideEncryptionByDefault.SSEAlgorithm = 'aws:kms:dsse';
      rule.BucketKeyEnabled = false;
      remove(policy(spoiler, SOURCE), 'ReadReplicationStatus');
    },
    findings: ['warning CanaryPermitted[s3:GetObjectVersion]', 'warning CanaryPermitted[s3:PutObject]'],
  },
  {
    title: 'a canary whose bucket has lost its encryption',
    example: 'canary',
    change: (spoiler) => {
      delete sourceBucket(spoiler).BucketEncryption;
      remove(policy(spoiler, SOURCE), 'ReadReplicationStatus');
    },
    findings: ['error SourceEncryptedWithKms', 'warning CanaryPermitted[s3:GetObjectVersion]', 'warning CanaryPermitted[s3:PutObject][undecided]'],
  },
  {
    title: 'a canary that leaves its objects to a lifecycle rule',
    example: 'canary',
    change: (spoiler) => {
      const { Metadata } = spoiler.resource('AWS::IAM::Role', 'CanaryRole') as any;
      Metadata['cdk-encrypted-replication'].canary.deletes = false;
      remove(policy(spoiler, SOURCE), 'DeleteCanaryObjects');
    },
    findings: [],
  },
  {
    title: 'metadata of a canary that say nothing of a bucket',
    example: 'canary',
    change: (spoiler) => {
      spoiler.resource('AWS::IAM::Role', 'CanaryRole').Metadata = { 'cdk-encrypted-replication': { canary: {} } };
      remove(policy(spoiler, SOURCE), 'WriteCanaryObjects');
    },
    findings: [],
  },
  {
    title: 'metadata of a canary that say nothing of its destinations',
    example: 'canary',
    change: (spoiler) => {
      const { Metadata } = spoiler.resource('AWS::IAM::Role', 'CanaryRole') as any;
      Metadata['cdk-encrypted-replication'].canary.destinations = [{}];
      remove(policy(spoiler, IRELAND), 'ReadReplicas');
    },
    findings: [],
  },
];
