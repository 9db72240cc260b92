import type { Spoiler } from './broken-examples';

/** An example, what is done to it, and every finding that follows, as severity and id without the plugin's name. */
export interface SpoiledCase {
  readonly title: string;
  readonly example: string;
  readonly change: (spoiler: Spoiler) => void;
  readonly findings: readonly string[];
  /** Words of the messages and fixes. */
  readonly says?: readonly string[];
}

const IN_EU = '[all-eu-west-1]';
const SOURCE_ACCOUNT = '111111111111';
const FAR_KEY = 'arn:aws:kms:eu-west-1:111111111111:key/22222222-2222-2222-2222-222222222222';

function bucket(spoiler: Spoiler, which: 'source' | 'replica'): any {
  const id = which === 'source' ? 'ReplicationBucket' : 'DocumentsReplicationReplicaBucket';
  return spoiler.resource('AWS::S3::Bucket', id).Properties;
}

function rule(spoiler: Spoiler): any {
  return bucket(spoiler, 'source').ReplicationConfiguration.Rules[0];
}

function policyOf(spoiler: Spoiler, which: 'source' | 'replica'): any[] {
  const id = which === 'source' ? 'ReplicationBucketPolicy' : 'DocumentsReplicationReplicaBucketPolicy';
  return spoiler.resource('AWS::S3::BucketPolicy', id).Properties.PolicyDocument.Statement;
}

function role(spoiler: Spoiler): any {
  return spoiler.resource('AWS::IAM::Role', 'ReplicationRole').Properties;
}

const DENY = { Effect: 'Deny', Principal: '*', Resource: '*' };

export const CALLS: readonly SpoiledCase[] = [
  {
    title: 'a policy of AWS that nobody here knows, beside those that allow everything',
    example: 'minimal',
    change: (spoiler) => {
      role(spoiler).ManagedPolicyArns = ['arn:aws:iam::aws:policy/service-role/AmazonSomethingRolePolicy'];
    },
    findings: ['info ManagedPolicyKnown'],
    says: ['what the AWS managed policy service-role/AmazonSomethingRolePolicy allows is not known here'],
  },
  {
    title: 'no data keys for replicas, of a source whose objects have no Bucket Key unless a client asks for it',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::S3::Bucket', 'ReplicationBucket').Properties
        .BucketEncryption.ServerSideEncryptionConfiguration[0].BucketKeyEnabled = false;
      spoiler.statement('UseReplicaBucketKeys').Action = ['kms:Decrypt'];
    },
    findings: ['warning GenerateReplicaDataKey[all-eu-west-1][undecided]'],
  },
  {
    title: 'a trust policy that denies it to S3',
    example: 'minimal',
    change: (spoiler) => {
      role(spoiler).AssumeRolePolicyDocument.Statement.push({
        Sid: 'Nobody', Effect: 'Deny', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole',
      });
    },
    findings: ['error AssumeRole'],
    says: ['statement "Nobody" of the trust policy', 'let the statement not deny sts:AssumeRole to s3.amazonaws.com'],
  },
  {
    title: 'a bucket of another account without a bucket policy',
    example: 'cross-account',
    change: (spoiler) => {
      const resources: any = spoiler.stack('Documents-replica-222222222222-eu-north-1').template.Resources;
      delete resources.DocumentsReplicationReplicaBucketPolicyA5F23059;
    },
    findings: ['error ReplicateObject[all-222222222222-eu-north-1]'],
    says: ['add to the bucket policy of arn:aws:s3:::documents-replication-451e5b5f-222222222222-eu-north-1-an/*'],
  },
  {
    title: 'a bucket policy of another account that admits the role by a former name',
    example: 'cross-account',
    change: (spoiler) => {
      spoiler.statement('ReplicateObjects', 'AWS::S3::BucketPolicy').Condition.ArnEquals['aws:PrincipalArn'] =
        'arn:aws:iam::111111111111:role/former';
    },
    findings: ['error ReplicateObject[all-222222222222-eu-north-1]'],
    says: ['if the role was renamed, admit both until the source is deployed'],
  },
  {
    title: 'a deny unless the role has a tag that it has',
    example: 'minimal',
    change: (spoiler) => {
      role(spoiler).Tags = [{ Key: 'Team', Value: 'records' }];
      policyOf(spoiler, 'replica').push({
        ...DENY, Action: 's3:*', Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'records' } },
      });
    },
    findings: [],
  },
  {
    title: 'a deny unless the role has a tag that it has not',
    example: 'minimal',
    change: (spoiler) => {
      role(spoiler).Tags = [{ Key: 'Team', Value: 'others' }];
      policyOf(spoiler, 'replica').push({
        ...DENY, Sid: 'Team', Action: 's3:*', Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'records' } },
      });
    },
    findings: [`error ReplicateObject${IN_EU}`, `error ReplicateTags${IN_EU}`],
  },
  {
    title: 'a trust policy for another service',
    example: 'minimal',
    change: (spoiler) => {
      role(spoiler).AssumeRolePolicyDocument.Statement[0].Principal.Service = 'ec2.amazonaws.com';
    },
    findings: ['error AssumeRole', 'warning ExcessTrust[#cd5158a1]'],
    says: ['S3 may not call sts:AssumeRole', 'trust policy'],
  },
  {
    title: 'a trust policy with a condition on aws:SourceAccount, which S3 may not send',
    example: 'minimal',
    change: (spoiler) => {
      role(spoiler).AssumeRolePolicyDocument.Statement[0].Condition = { StringEquals: { 'aws:SourceAccount': SOURCE_ACCOUNT } };
    },
    findings: ['warning AssumeRole[undecided]'],
    says: ['it cannot be decided whether S3 may call sts:AssumeRole', 'aws:SourceAccount'],
  },
  ...([
    ['s3:GetReplicationConfiguration', 'ReadReplicationConfiguration'],
    ['s3:ListBucket', 'ListSourceBucket'],
    ['s3:GetObjectVersionForReplication', 'ReadSourceObject'],
    ['s3:GetObjectVersionAcl', 'ReadSourceAcl'],
    ['s3:GetObjectVersionTagging', 'ReadSourceTags', 'warning'],
  ] as const).map(([action, id, severity = 'error']): SpoiledCase => ({
    title: `a role without ${action}`,
    example: 'minimal',
    change: (spoiler) => {
      for (const sid of ['ReadSourceBucket', 'ReadSourceObjects']) {
        const statement = spoiler.statement(sid);
        statement.Action = statement.Action.filter((each: string) => each !== action);
      }
    },
    findings: [`${severity} ${id}`],
    says: ['no statement of the identity policy allows it', `"Action":"${action}"`],
  })),
  ...([
    ['s3:GetObjectRetention', 'ReadSourceRetention'],
    ['s3:GetObjectLegalHold', 'ReadSourceLegalHold'],
  ] as const).map(([action, id]): SpoiledCase => ({
    title: `a role without ${action} where the source has Object Lock`,
    example: 'object-lock',
    change: (spoiler) => {
      const statement = spoiler.statement('ReadSourceObjectLock');
      statement.Action = statement.Action.filter((each: string) => each !== action);
    },
    findings: [`error ${id}`],
  })),
  {
    title: 'decryption through S3 of the wrong Region',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('DecryptSourceObjects').Condition.StringEquals['kms:ViaService'] = 's3.eu-west-1.amazonaws.com';
    },
    // what it allows instead is not needed
    findings: ['error DecryptSource', 'warning ExcessPermissions[DecryptSourceObjects]'],
    says: [
      'its StringEquals kms:ViaService is "s3.eu-west-1.amazonaws.com" and S3 calls with "s3.ap-southeast-1.amazonaws.com"',
      '"kms:ViaService":"s3.ap-southeast-1.amazonaws.com"',
    ],
  },
  {
    title: 'encryption in the context of objects alone, where the bucket has a Bucket Key',
    example: 'minimal',
    change: (spoiler) => {
      const context = spoiler.statement('EncryptReplicas').Condition.StringLike;
      context['kms:EncryptionContext:aws:s3:arn'] = context['kms:EncryptionContext:aws:s3:arn'].slice(1);
    },
    findings: [`error EncryptReplica${IN_EU}`],
    says: ['for an object with a Bucket Key'],
  },
  {
    title: 'encryption in the context of the bucket alone, as uploads may override the Bucket Key',
    example: 'minimal',
    change: (spoiler) => {
      const context = spoiler.statement('EncryptReplicas').Condition.StringLike;
      context['kms:EncryptionContext:aws:s3:arn'] = context['kms:EncryptionContext:aws:s3:arn'].slice(0, 1);
    },
    findings: ['warning EncryptReplica[all-eu-west-1:%20by%20header][undecided]'],
    says: ['for an object without a Bucket Key, which a header of the upload asks for'],
  },
  {
    title: 'no kms:Decrypt with the key of the replicas, where they have Bucket Keys',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('UseReplicaBucketKeys').Action = 'kms:GenerateDataKey';
    },
    findings: [`warning VerifyReplicaBucketKey${IN_EU}[undecided]`],
  },
  {
    title: 'no kms:GenerateDataKey with the key of the replicas, for which AWS asks on one page and not on another',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('UseReplicaBucketKeys').Action = 'kms:Decrypt';
    },
    findings: [`warning GenerateReplicaDataKey${IN_EU}[undecided]`],
  },
  {
    title: 'replication into another bucket than that of the rule',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('ReplicateObjects').Resource = 'arn:aws:s3:::elsewhere/*';
    },
    findings: [
      `error ReplicateObject${IN_EU}`,
      'warning ExcessPermissions[ReplicateObjects]',
    ],
    says: ['its Resource is "arn:aws:s3:::elsewhere/*"'],
  },
  {
    title: 'replication of part of the objects of a rule',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('ReplicateObjects');
      statement.Resource = statement.Resource.replace('/*', '/part/*');
    },
    findings: [`error ReplicateObject${IN_EU}`],
    says: ['S3 may call only for some objects s3:ReplicateObject'],
  },
  {
    title: 'a deny on the tags of replicas',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'replica').push({ ...DENY, Sid: 'NoTags', Action: 's3:ReplicateTags' });
    },
    findings: [`warning ReplicateTags${IN_EU}`],
    says: ['statement "NoTags" of the bucket policy', 'objects that have none are not affected', 'let the statement not name s3:ReplicateTags'],
  },
  {
    title: 'a deny on the tags of replicas, where a rule selects by tags',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'replica').push({ ...DENY, Sid: 'NoTags', Action: 's3:ReplicateTags' });
      rule(spoiler).Filter = { TagFilter: { Key: 'team', Value: 'finance' } };
    },
    findings: [`warning ReplicateTags${IN_EU}[undecided]`],
  },
  {
    title: 'no Allow for the tags of replicas, which s3:ReplicateObject includes',
    example: 'cross-account',
    change: (spoiler) => {
      spoiler.statement('ReplicateObjects', 'AWS::IAM::ManagedPolicy').Action = 's3:ReplicateObject';
      spoiler.statement('ReplicateObjects', 'AWS::S3::BucketPolicy').Action = 's3:ReplicateObject';
    },
    findings: [],
  },
  {
    title: 'delete markers without s3:ReplicateDelete',
    example: 'minimal',
    change: (spoiler) => {
      rule(spoiler).DeleteMarkerReplication.Status = 'Enabled';
    },
    findings: [`error ReplicateDeleteMarker${IN_EU}`],
  },
  {
    title: 'an owner override in a bucket with ACLs, without its permission',
    example: 'minimal',
    change: (spoiler) => {
      bucket(spoiler, 'replica').OwnershipControls.Rules[0].ObjectOwnership = 'ObjectWriter';
      rule(spoiler).Destination.AccessControlTranslation = { Owner: 'Destination' };
      rule(spoiler).Destination.Account = SOURCE_ACCOUNT;
    },
    findings: [`error OverrideOwner${IN_EU}`],
  },
  {
    title: 'a destination bucket of another account that does not admit the role',
    example: 'cross-account',
    change: (spoiler) => {
      spoiler.statement('ReplicateObjects', 'AWS::S3::BucketPolicy').Action = 's3:ReplicateTags';
    },
    findings: ['error ReplicateObject[all-222222222222-eu-north-1]'],
    says: ['add to the bucket policy', '"Principal":{"AWS":"arn:aws:iam::111111111111:root"}', '"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:role/Documents-Replication-Role-'],
  },
  {
    title: 'a key policy of another account that admits another role',
    example: 'cross-account',
    change: (spoiler) => {
      const condition = spoiler.statement('EncryptReplicas', 'AWS::KMS::Key').Condition.ArnEquals;
      condition['aws:PrincipalArn'] = ['arn:aws:iam::111111111111:role/another'];
    },
    findings: ['error EncryptReplica[all-222222222222-eu-north-1]'],
    says: ['no statement of the key policy allows it', 'its ArnEquals aws:PrincipalArn is "arn:aws:iam::111111111111:role/another"'],
  },
];

/** What users break, of issue and practice. */
export const BROKEN_BY_USERS: readonly SpoiledCase[] = [
  ...([
    ['aws:SourceVpce', { StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }],
    ['aws:SourceIp', { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }],
  ] as const).flatMap(([key, condition]): SpoiledCase[] => [
    {
      title: `a deny with ${key} on the source bucket`,
      example: 'minimal',
      change: (spoiler) => {
        policyOf(spoiler, 'source').push({ ...DENY, Sid: 'Perimeter', Action: 's3:*', Condition: condition });
      },
      findings: [
        'error ReadReplicationConfiguration', 'error ListSourceBucket', 'error ReadSourceObject', 'error ReadSourceAcl',
        'error ReadSourceTags',
      ],
      says: ['statement "Perimeter" of the bucket policy Documents/Replication/Bucket/Policy', 'or use DataPerimeter instead'],
    },
    {
      title: `a deny with ${key} on the replica bucket`,
      example: 'minimal',
      change: (spoiler) => {
        policyOf(spoiler, 'replica').push({ ...DENY, Sid: 'Perimeter', Action: 's3:*', Condition: condition });
      },
      findings: [`error ReplicateObject${IN_EU}`, `error ReplicateTags${IN_EU}`],
      says: ['denies it', '"aws:PrincipalArn": "arn:aws:iam::111111111111:role/Documents-Replication-Role-'],
    },
    {
      title: `a deny with ${key} that exempts the role`,
      example: 'minimal',
      change: (spoiler) => {
        const exempt = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/Documents-Replication-Role-*' } };
        policyOf(spoiler, 'replica').push({ ...DENY, Action: 's3:*', Condition: { ...condition, ...exempt } });
      },
      findings: [],
    },
  ]),
  {
    title: 'a deny with aws:PrincipalOrgID on the replica bucket, as no template tells the organization',
    example: 'minimal',
    change: (spoiler) => {
      const condition = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } };
      policyOf(spoiler, 'replica').push({ ...DENY, Sid: 'Organization', Action: 's3:*', Condition: condition });
    },
    findings: [`warning ReplicateObject${IN_EU}[undecided]`, `warning ReplicateTags${IN_EU}[undecided]`],
    says: ['may deny it', 'aws:PrincipalOrgID', 'or use DataPerimeter instead'],
  },
  {
    title: 'a deny on s3:* with an encryption header on the source bucket, which requests without the header meet too',
    example: 'minimal',
    change: (spoiler) => {
      const condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };
      policyOf(spoiler, 'source').push({ ...DENY, Sid: 'Encrypt', Action: 's3:*', Condition: condition });
    },
    findings: [
      'error ReadReplicationConfiguration', 'error ListSourceBucket', 'error ReadSourceObject', 'error ReadSourceAcl',
      'error ReadSourceTags', 'info HeaderlessUploads',
    ],
  },
  {
    title: 'a deny on s3:* with an encryption header on the replica bucket: S3 may or may not send it',
    example: 'minimal',
    change: (spoiler) => {
      const condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };
      policyOf(spoiler, 'replica').push({ ...DENY, Sid: 'Encrypt', Action: 's3:*', Condition: condition });
    },
    findings: [`warning ReplicateObject${IN_EU}[undecided]`, `warning ReplicateTags${IN_EU}`],
  },
  {
    title: 'a deny on s3:* with an encryption header that replicas never have',
    example: 'minimal',
    change: (spoiler) => {
      const condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } };
      policyOf(spoiler, 'replica').push({ ...DENY, Sid: 'Encrypt', Action: 's3:ReplicateObject', Condition: condition });
    },
    findings: [`error ReplicateObject${IN_EU}`],
  },
  {
    title: 'a key policy without the account: IAM policies have no effect on the key, and nobody can change it',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::KMS::ReplicaKey').Properties.KeyPolicy.Statement[0].Principal.AWS = 'arn:aws:iam::333333333333:root';
    },
    findings: [
      `error EncryptReplica${IN_EU}`, `warning VerifyReplicaBucketKey${IN_EU}[undecided]`, `warning GenerateReplicaDataKey${IN_EU}[undecided]`,
      'error KeyAdministrable',
    ],
    says: ['no statement of the key policy allows it', 'nobody is left who may call kms:PutKeyPolicy'],
  },
  {
    title: 'a key policy that denies kms:PutKeyPolicy to everybody',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::KMS::Key').Properties.KeyPolicy.Statement.push({ ...DENY, Action: 'kms:PutKeyPolicy' });
    },
    findings: ['error KeyAdministrable'],
  },
  {
    title: 'a key policy that denies kms:PutKeyPolicy to all but one role',
    example: 'minimal',
    change: (spoiler) => {
      const condition = { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/break-glass' } };
      spoiler.resource('AWS::KMS::Key').Properties.KeyPolicy.Statement.push({ ...DENY, Action: 'kms:PutKeyPolicy', Condition: condition });
    },
    findings: [],
  },
  {
    title: 'a key policy that only a role with a path may change, by a condition',
    example: 'cross-account',
    change: (spoiler) => {
      const { Statement } = spoiler.resource('AWS::KMS::Key', 'DocumentsReplicationReplica').Properties.KeyPolicy;
      const condition = { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/ops/Admin' } };
      Statement.push({ ...Statement[0], Condition: condition });
      Statement[0] = { ...Statement[0], Action: 'kms:DescribeKey' };
    },
    findings: [],
  },
  {
    title: 'a key policy that only a session may change',
    example: 'cross-account',
    change: (spoiler) => {
      const { Statement } = spoiler.resource('AWS::KMS::Key', 'DocumentsReplicationReplica').Properties.KeyPolicy;
      Statement[0].Action = 'kms:DescribeKey';
      Statement.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:sts::222222222222:assumed-role/Admin/alice' },
        Action: 'kms:*',
        Resource: '*',
      });
    },
    findings: [],
  },
  {
    title: 'a key policy that only an identity provider may change',
    example: 'cross-account',
    change: (spoiler) => {
      const { Statement } = spoiler.resource('AWS::KMS::Key', 'DocumentsReplicationReplica').Properties.KeyPolicy;
      Statement[0].Action = 'kms:DescribeKey';
      Statement.push({
        Effect: 'Allow', Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: 'kms:*', Resource: '*',
      });
    },
    findings: [],
  },
  {
    title: 'a deny on the tags of source objects',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'source').push({ ...DENY, Action: 's3:GetObjectVersionTagging' });
    },
    findings: ['error ReadSourceTags'],
  },
  {
    title: 'a deny on the annotations of source objects: the objects arrive',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'source').push({ ...DENY, Action: 's3:GetObjectVersionAnnotationForReplication' });
    },
    findings: ['info ReadSourceAnnotations'],
  },
  {
    title: 'a deny on source objects and on their annotations, of which the former says enough',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'source').push({ ...DENY, Action: ['s3:GetObjectVersionAnnotationForReplication', 's3:GetObjectVersionForReplication'] });
    },
    findings: ['error ReadSourceObject'],
  },
  {
    title: 'a deny on annotations that may apply',
    example: 'minimal',
    change: (spoiler) => {
      const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } };
      policyOf(spoiler, 'source').push({ ...DENY, Action: 's3:GetObjectVersionAnnotationForReplication', Condition });
    },
    findings: [],
  },
  {
    title: 'a role that may not read annotations, which S3 then leaves out',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('ReadSourceObjects');
      statement.Action = statement.Action.filter((each: string) => !each.includes('Annotation'));
    },
    findings: [],
  },
  {
    title: 'a deny on the annotations of replicas, by which the owner of the destination refuses them',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'replica').push({ ...DENY, Action: 's3:ReplicateObjectAnnotation' });
    },
    findings: [`info ReplicateAnnotations${IN_EU}`],
  },
  {
    title: 'one form undecided and the other one denied',
    example: 'minimal',
    change: (spoiler) => {
      bucket(spoiler, 'replica').BucketEncryption.ServerSideEncryptionConfiguration[0].BucketKeyEnabled = false;
      spoiler.resource('AWS::KMS::ReplicaKey').Properties.KeyPolicy.Statement.push(
        {
          ...DENY,
          Action: 'kms:Encrypt',
          Condition: {
            StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' },
            StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::*-an' },
          },
        },
        {
          ...DENY,
          Action: 'kms:Encrypt',
          Condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::*-an/*' } },
        },
      );
    },
    findings: [
      `warning EncryptReplica${IN_EU}[undecided]`,
      'warning EncryptReplica[all-eu-west-1:%20by%20header]',
    ],
  },
  {
    title: 'a deny in a policy of the role',
    example: 'minimal',
    change: (spoiler) => {
      const { Statement } = spoiler.resource('AWS::IAM::ManagedPolicy', 'ReplicationRoleSourcePolicy').Properties.PolicyDocument;
      Statement.push({ Sid: 'Own', Effect: 'Deny', Action: 's3:ListBucket', Resource: '*' });
    },
    findings: ['error ListSourceBucket'],
    says: ['take the statement out'],
  },
  {
    title: 'a deny on everything but what the role does',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'replica').push({ Effect: 'Deny', Principal: '*', NotAction: 's3:GetObject', Resource: '*' });
    },
    findings: [`error ReplicateObject${IN_EU}`, `error ReplicateTags${IN_EU}`],
    says: ['or add s3:ReplicateObject to its NotAction'],
  },
  {
    title: 'a disabled source key',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::KMS::Key').Properties.Enabled = false;
    },
    findings: ['error SourceKeyEnabled'],
  },
  {
    title: 'a key whose material somebody has to import, and into its replica too',
    example: 'minimal',
    change: (spoiler) => {
      Object.assign(spoiler.resource('AWS::KMS::Key').Properties, { Origin: 'EXTERNAL', EnableKeyRotation: false });
    },
    findings: ['warning SourceKeyEnabled[undecided]', `warning ReplicaKeyEnabled${IN_EU}[undecided]`],
    says: ['Origin is EXTERNAL', 'import key material'],
  },
  {
    title: 'a disabled key of the replicas',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::KMS::ReplicaKey').Properties.Enabled = false;
    },
    findings: [`error ReplicaKeyEnabled${IN_EU}`],
  },
  {
    title: 'a permissions boundary that does not allow KMS',
    example: 'minimal',
    change: (spoiler) => {
      const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
      const boundary = { PolicyDocument: { Version: '2012-10-17', Statement: [statement] } };
      Object.assign(spoiler.stack('Documents').template.Resources ?? {}, {
        Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: boundary },
      });
      role(spoiler).PermissionsBoundary = { Ref: 'Boundary' };
    },
    findings: [
      'error DecryptSource', `error EncryptReplica${IN_EU}`, `warning VerifyReplicaBucketKey${IN_EU}[undecided]`,
      `warning GenerateReplicaDataKey${IN_EU}[undecided]`,
    ],
    says: ['no statement of the permissions boundary allows it'],
  },
  {
    title: 'a permissions boundary that is not in the templates',
    example: 'minimal',
    change: (spoiler) => {
      role(spoiler).PermissionsBoundary = 'arn:aws:iam::111111111111:policy/boundary';
    },
    findings: [
      'warning ReadReplicationConfiguration[undecided]', 'warning ListSourceBucket[undecided]', 'warning ReadSourceObject[undecided]',
      'warning ReadSourceAcl[undecided]', 'warning ReadSourceTags[undecided]', 'warning DecryptSource[undecided]',
      `warning ReplicateObject${IN_EU}[undecided]`, `warning ReplicateTags${IN_EU}[undecided]`,
      `warning EncryptReplica${IN_EU}[undecided]`, `warning VerifyReplicaBucketKey${IN_EU}[undecided]`,
      `warning GenerateReplicaDataKey${IN_EU}[undecided]`,
    ],
    says: ['policy/boundary'],
  },
  {
    title: 'a renamed replica bucket',
    example: 'minimal',
    change: (spoiler) => {
      bucket(spoiler, 'replica').BucketName = 'renamed';
    },
    findings: [`error DestinationKnown${IN_EU}`],
    says: ['an aspect or an override has changed the name of', 'to "renamed"'],
  },
  {
    title: 'a renamed replica bucket that this library did not make',
    example: 'minimal',
    change: (spoiler) => {
      bucket(spoiler, 'replica').BucketName = 'renamed';
      delete spoiler.resource('AWS::S3::Bucket', 'DocumentsReplicationReplicaBucket').Metadata;
    },
    findings: [`warning DestinationKnown${IN_EU}[undecided]`],
  },
  {
    title: 'a replica bucket that is not versioned',
    example: 'minimal',
    change: (spoiler) => {
      delete bucket(spoiler, 'replica').VersioningConfiguration;
    },
    findings: [`error DestinationVersioned${IN_EU}`],
    says: ['its versioning is not set'],
  },
  {
    title: 'a source bucket that is not versioned',
    example: 'minimal',
    change: (spoiler) => {
      bucket(spoiler, 'source').VersioningConfiguration.Status = 'Suspended';
    },
    findings: ['error SourceVersioned'],
  },
  {
    title: 'a source bucket under another key',
    example: 'minimal',
    change: (spoiler) => {
      bucket(spoiler, 'source').BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID = FAR_KEY;
    },
    findings: ['warning SourceKeyKnown[undecided]', 'error DecryptSource', 'error DefaultKeyRegion'],
  },
  {
    title: 'DenyUnEncryptedObjectUploads, which no failure of replication is',
    example: 'minimal',
    change: (spoiler) => {
      const condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };
      policyOf(spoiler, 'source').push({ ...DENY, Sid: 'DenyUnEncryptedObjectUploads', Action: 's3:PutObject', Condition: condition });
    },
    findings: ['info HeaderlessUploads'],
    says: ['replication is not affected, but statement "DenyUnEncryptedObjectUploads"', 'every upload without encryption headers'],
  },
  {
    title: 'DenyUnEncryptedObjectUploads on a bucket whose default is SSE-S3',
    example: 'minimal',
    change: (spoiler) => {
      delete bucket(spoiler, 'source').BucketEncryption;
      const condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } };
      spoiler.statement('DenyOtherEncryption').Action = 's3:PutObjectAcl';
      policyOf(spoiler, 'source').push({ ...DENY, Sid: 'Sse', Action: 's3:PutObject', Condition: condition });
    },
    findings: ['error SourceEncryptedWithKms', 'info HeaderlessUploads'],
  },
  {
    title: 'a deny on all uploads, which is no matter of headers',
    example: 'minimal',
    change: (spoiler) => {
      policyOf(spoiler, 'source').push({ ...DENY, Action: 's3:PutObject' });
    },
    findings: [],
  },
];
