import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, OTHER_ACCOUNT, addStatement, document, keyPolicy, ruleOf, statementOf } from './world';

function setBucketKey({ src, dst }: World, on: boolean): void {
  for (const { Resources } of [src, dst]) {
    Resources.Bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].BucketKeyEnabled = on;
  }
}

function bucketPolicy({ dst }: World, ...statements: readonly object[]): void {
  dst.Resources.Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: document(...statements) } };
}

/** Puts the condition of a statement for the context in another form. */
function changeCondition(world: World, sid: string, condition: Json): void {
  statementOf(world, sid).Condition = condition;
}

const SOURCE_CONTEXT = ['arn:aws:s3:::src-bucket', 'arn:aws:s3:::src-bucket/*'];

export const PERMISSION_VARIANTS: readonly Variant[] = [
  {
    title: 'nothing changed',
    change: () => undefined,
    expected: 'works',
  },
  {
    title: 'without Bucket Keys, and contexts of objects alone',
    change: (world) => {
      setBucketKey(world, false);
      statementOf(world, 'Decrypt').Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = 'arn:aws:s3:::src-bucket/*';
      statementOf(world, 'Encrypt').Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = 'arn:aws:s3:::dst-bucket/*';
    },
    expected: 'works',
  },
  {
    title: 'with Bucket Keys, and contexts of objects alone',
    change: (world) => {
      statementOf(world, 'Decrypt').Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = 'arn:aws:s3:::src-bucket/*';
    },
    expected: 'fails',
  },
  {
    title: 'with Bucket Keys, and contexts of the bucket alone',
    change: (world) => {
      statementOf(world, 'Decrypt').Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = 'arn:aws:s3:::src-bucket';
      statementOf(world, 'Encrypt').Condition.StringLike['kms:EncryptionContext:aws:s3:arn'] = 'arn:aws:s3:::dst-bucket';
    },
    expected: 'works',
  },
  {
    title: 'kms:Encrypt alone with the key of the replicas',
    change: (world) => {
      statementOf(world, 'Encrypt').Action = 'kms:Encrypt';
    },
    expected: 'works',
  },
  {
    title: 'no kms:Encrypt with the key of the replicas',
    change: (world) => {
      statementOf(world, 'Encrypt').Action = ['kms:Decrypt', 'kms:GenerateDataKey'];
    },
    expected: 'fails',
  },
  {
    title: 'kms:ViaService of the wrong Region',
    change: (world) => {
      statementOf(world, 'Encrypt').Condition.StringEquals['kms:ViaService'] = 's3.us-east-1.amazonaws.com';
    },
    expected: 'fails',
  },
  {
    title: 'kms:ViaService of all Regions',
    change: (world) => {
      changeCondition(world, 'Decrypt', { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': SOURCE_CONTEXT } });
    },
    expected: 'works',
  },
  {
    title: 'kms:ViaService of another service too',
    change: (world) => {
      statementOf(world, 'Decrypt').Condition.StringEquals['kms:ViaService'] = ['s3.us-east-1.amazonaws.com', 'ec2.us-east-1.amazonaws.com'];
    },
    expected: 'heard',
    names: /Excess.*(?:ec2|service|S3)/i,
  },
  {
    title: 'the context under ForAllValues, which holds where there is none',
    change: (world) => {
      changeCondition(world, 'Decrypt', {
        'StringEquals': { 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        'ForAllValues:StringLike': { 'kms:EncryptionContext:aws:s3:arn': SOURCE_CONTEXT },
      });
    },
    expected: 'heard',
    names: /Excess/,
  },
  {
    title: 'kms:ViaService asked for by Null, of any service',
    change: (world) => {
      changeCondition(world, 'Decrypt', {
        Null: { 'kms:ViaService': 'false' },
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': SOURCE_CONTEXT },
      });
    },
    expected: 'heard',
    names: /Excess/,
  },
  {
    title: 'an excess permission until a date',
    change: (world) => addStatement(world, {
      Sid: 'Old', Effect: 'Allow', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::dst-bucket/*', Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
    }),
    expected: 'heard',
    names: /Excess.*Old/,
  },
  {
    title: 'sessions of before a date are revoked, as the console of IAM does it',
    change: (world) => addStatement(world, {
      Sid: 'Revoke', Effect: 'Deny', Action: '*', Resource: '*', Condition: { DateLessThan: { 'aws:TokenIssueTime': '2025-05-05T05:05:05.000Z' } },
    }),
    expected: 'works',
  },
  {
    title: 'the role may read another bucket',
    change: (world) => addStatement(world, { Sid: 'Else', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::elsewhere/*' }),
    expected: 'heard',
    names: /Excess.*Else/,
  },
  {
    title: 'a bucket action on objects, which grants nothing',
    change: (world) => addStatement(world, { Sid: 'Nothing', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::src-bucket/*' }),
    expected: 'works',
  },
  {
    title: 'the bucket policy gives the role everything',
    change: (world) => bucketPolicy(world, {
      Sid: 'Share', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/crr-role` }, Action: 's3:*', Resource: 'arn:aws:s3:::dst-bucket/*',
    }),
    expected: 'heard',
    names: /Share/,
  },
  ...([['false', 'fails'], ['true', 'undecided']] as const).map(([isService, expected]): Variant => ({
    title: `the bucket policy lets everybody read for whom aws:PrincipalIsAWSService is ${isService}`,
    change: (world) => bucketPolicy(world, {
      Sid: 'Open', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::dst-bucket/*', Condition: { Bool: { 'aws:PrincipalIsAWSService': isService } },
    }),
    expected,
    names: /PublicPolicyBlocked/,
  })),
  ...([['aws:PrincipalTag/team', 'undecided'], ['aws:username', 'works'], ['aws:PrincipalAccount', 'fails']] as const)
    .map(([variable, expected]): Variant => ({
      title: `the bucket policy denies writes below the value of ${variable}, which a session of the role has, may have or has not`,
      change: (world) => bucketPolicy(world, {
        Sid: 'Below', Effect: 'Deny', Principal: '*', Action: 's3:ReplicateObject', Resource: `arn:aws:s3:::dst-bucket/\${${variable}}/*`,
      }),
      expected,
    })),
  {
    title: 'the policy of the source denies reads to the role, by its id',
    change: ({ src }) => {
      const deny = document({
        Sid: 'Ours', Effect: 'Deny', Principal: { AWS: { 'Fn::GetAtt': ['Role', 'RoleId'] } }, Action: 's3:Get*', Resource: 'arn:aws:s3:::src-bucket/*',
      });
      src.Resources.Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'src-bucket', PolicyDocument: deny } };
    },
    expected: 'undecided',
  },
  {
    title: 'the key policy lets everybody decrypt replicas',
    change: ({ dst }) => {
      dst.Resources.Key.Properties.KeyPolicy = keyPolicy(ACCOUNT, { Sid: 'World', Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' });
    },
    expected: 'heard',
    names: /World/,
  },
  {
    title: 'the role may write under aws:kms alone, and the rule covers SSE-S3 as well',
    change: (world) => {
      statementOf(world, 'Write').Condition = { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };
    },
    expected: 'heard',
    names: /ReplicateObject/,
  },
  {
    title: 'a deny on the source role by another prefix',
    change: (world) => bucketPolicy(world, {
      Sid: 'Keep', Effect: 'Deny', Principal: '*', Action: 's3:ReplicateObject', Resource: 'arn:aws:s3:::dst-bucket/private/*',
    }),
    expected: 'fails',
  },
  {
    title: 'a deny of writes by another prefix than that of the rule',
    change: (world) => {
      ruleOf(world).Filter.Prefix = 'public/';
      bucketPolicy(world, { Sid: 'Keep', Effect: 'Deny', Principal: '*', Action: 's3:ReplicateObject', Resource: 'arn:aws:s3:::dst-bucket/private/*' });
    },
    expected: 'works',
  },
  {
    title: 'a deny of insecure transport',
    change: (world) => bucketPolicy(world, {
      Sid: 'Tls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::dst-bucket', 'arn:aws:s3:::dst-bucket/*'], Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    expected: 'works',
  },
  {
    title: 'a deny of insecure transport for all but one prefix',
    change: (world) => bucketPolicy(world, {
      Sid: 'Tls', Effect: 'Deny', Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::dst-bucket/open/*', Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    expected: 'works',
  },
  ...([['${Bucket}', 'fails', /BucketPolicyResources/], ['dst-bucket/${aws:username}', 'works', undefined]] as const).map(([name, expected, names]): Variant => ({
    title: `a deny of insecure transport for arn:aws:s3:::${name}/*`,
    change: (world) => bucketPolicy(world, {
      Sid: 'Tls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `arn:aws:s3:::${name}/*`, Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    expected,
    ...(names ? { names } : {}),
  })),
  {
    title: 'an alias in Resource of the statement for the source key',
    change: (world) => {
      world.src.Resources.Alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/src', TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } };
      statementOf(world, 'Decrypt').Resource = `arn:aws:kms:us-east-1:${ACCOUNT}:alias/src`;
    },
    expected: 'fails',
  },
  {
    title: 'every key of the account, by kms:ResourceAliases',
    change: (world) => {
      world.src.Resources.Alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/src', TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } };
      statementOf(world, 'Decrypt').Resource = `arn:aws:kms:us-east-1:${ACCOUNT}:key/*`;
      statementOf(world, 'Decrypt').Condition['ForAnyValue:StringEquals'] = { 'kms:ResourceAliases': 'alias/src' };
    },
    expected: 'heard',
    names: /./,
  },
  {
    title: 'a principal of another account may use the key of the replicas',
    change: ({ dst }) => {
      dst.Resources.Key.Properties.KeyPolicy = keyPolicy(ACCOUNT, {
        Sid: 'Readers', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:role/reader` }, Action: 'kms:Decrypt', Resource: '*',
      });
    },
    expected: 'works',
  },
  {
    title: 'the role is one for Batch Operations too',
    change: (world) => {
      world.src.Resources.Role.Properties.AssumeRolePolicyDocument = document({
        Effect: 'Allow', Principal: { Service: ['s3.amazonaws.com', 'batchoperations.s3.amazonaws.com'] }, Action: 'sts:AssumeRole',
      });
      addStatement(world, { Sid: 'Batch', Effect: 'Allow', Action: 's3:InitiateReplication', Resource: 'arn:aws:s3:::src-bucket/*' });
    },
    expected: 'works',
  },
  {
    title: 'the action has a letter too few',
    change: (world) => {
      statementOf(world, 'Write').Action = ['s3:ReplicatObject', 's3:ReplicateTags'];
    },
    expected: 'fails',
    names: /ReplicatObject/,
  },
  {
    title: 'a managed policy of AWS that reads',
    change: ({ src }) => {
      src.Resources.Role.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'];
    },
    expected: 'works',
  },
  {
    title: 'a managed policy of AWS that we do not ship',
    change: ({ src }) => {
      src.Resources.Role.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AWSSupportAccess'];
    },
    expected: 'works',
  },
];
