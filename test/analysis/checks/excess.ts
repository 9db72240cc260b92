import type { SpoiledCase } from './cases';

const IN_EU = '[all-eu-west-1]';

export const EXCESS: readonly SpoiledCase[] = [
  {
    title: 'a wildcard action',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('ReplicateObjects').Action = 's3:Replicate*';
    },
    findings: ['warning ExcessPermissions[ReplicateObjects]'],
    says: ['the action s3:Replicate*', 'name these actions instead: s3:ReplicateObject, s3:ReplicateObjectAnnotation, s3:ReplicateTags'],
  },
  {
    title: 'an action that replication never needs',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('EncryptReplicas').Action = ['kms:Encrypt', 'kms:ReEncrypt*'];
    },
    findings: ['warning ExcessPermissions[EncryptReplicas]'],
    says: ['the action kms:ReEncrypt*'],
  },
  {
    title: 'delete markers that no rule replicates',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('ReplicateObjects').Action.push('s3:ReplicateDelete');
    },
    findings: ['warning ExcessPermissions[ReplicateObjects]'],
    says: ['the action s3:ReplicateDelete'],
  },
  {
    title: 'encryption with the key of the source',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('DecryptSourceObjects').Action = ['kms:Decrypt', 'kms:Encrypt'];
    },
    findings: ['warning ExcessPermissions[DecryptSourceObjects]'],
    says: ['kms:Encrypt on arn:aws:kms:ap-southeast-1:111111111111:key/mrk-'],
  },
  {
    title: 'everything but something',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('ReplicateObjects');
      statement.NotAction = statement.Action;
      delete statement.Action;
    },
    findings: [`error ReplicateObject${IN_EU}`, 'warning ExcessPermissions[ReplicateObjects]'],
    says: ['everything but s3:ReplicateObject, s3:ReplicateTags'],
  },
  {
    title: 'everything but one action, on a bucket that is not replicated',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statements('EncryptReplicas').push({
        Sid: 'More', Effect: 'Allow', NotAction: 's3:GetObject', Resource: 'arn:aws:s3:::elsewhere/*',
      });
    },
    findings: ['warning ExcessPermissions[More]'],
    says: ['the action everything but s3:GetObject; the resource "arn:aws:s3:::elsewhere/*"'],
  },
  {
    title: 'a further resource by a statement without Sid and with a condition',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statements('EncryptReplicas').push({
        Effect: 'Allow',
        Action: 's3:ReplicateTags',
        Resource: 'arn:aws:s3:::elsewhere/*',
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      });
    },
    findings: ['warning ExcessPermissions[#a2882220]'],
    says: ['the resource "arn:aws:s3:::elsewhere/*"'],
  },
  {
    title: 'a Deny of the role on all but one resource',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statements('EncryptReplicas').push({
        Effect: 'Deny', Action: 's3:ReplicateTags', NotResource: 'arn:aws:s3:::elsewhere/*',
      });
    },
    findings: [`warning ReplicateTags${IN_EU}`],
    says: ['let its NotResource exempt what the rule replicates'],
  },
  {
    title: 'every resource',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('EncryptReplicas').Resource = '*';
    },
    findings: ['warning ExcessPermissions[EncryptReplicas]'],
    says: ['the resource "*"'],
  },
  {
    title: 'every key of a Region',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('EncryptReplicas').Resource = 'arn:aws:kms:eu-west-1:111111111111:key/*';
    },
    findings: ['warning ExcessPermissions[EncryptReplicas]'],
    says: ['the resource "arn:aws:kms:eu-west-1:111111111111:key/*"'],
  },
  {
    title: 'everything but one resource',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('EncryptReplicas');
      statement.NotResource = 'arn:aws:kms:eu-west-1:111111111111:alias/other';
      delete statement.Resource;
    },
    findings: ['warning ExcessPermissions[EncryptReplicas]'],
    says: ['the resource everything but arn:aws:kms:eu-west-1:111111111111:alias/other'],
  },
  {
    title: 'a further bucket',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('ReplicateObjects');
      statement.Resource = [statement.Resource, 'arn:aws:s3:::elsewhere/*'];
    },
    findings: ['warning ExcessPermissions[ReplicateObjects]'],
    says: ['the resource "arn:aws:s3:::elsewhere/*"'],
  },
  {
    title: 'a further key to decrypt with, under which older objects may lie',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('DecryptSourceObjects');
      statement.Resource = [statement.Resource, 'arn:aws:kms:ap-southeast-1:111111111111:key/22222222-2222-2222-2222-222222222222'];
    },
    findings: [],
  },
  {
    title: 'a key without kms:ViaService',
    example: 'minimal',
    change: (spoiler) => {
      delete spoiler.statement('EncryptReplicas').Condition.StringEquals;
    },
    findings: ['warning ExcessPermissions[EncryptReplicas]'],
    says: ['add the condition {"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}}'],
  },
  {
    title: 'a key through S3 of every Region',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('EncryptReplicas');
      delete statement.Condition.StringEquals;
      statement.Condition.StringLike['kms:ViaService'] = 's3.*.amazonaws.com';
    },
    findings: ['warning ExcessPermissions[EncryptReplicas]'],
    says: ['kms:Encrypt not only through S3 of the Region of the bucket'],
  },
  {
    title: 'a key without encryption context',
    example: 'minimal',
    change: (spoiler) => {
      delete spoiler.statement('DecryptSourceObjects').Condition.StringLike;
    },
    findings: ['warning ExcessPermissions[DecryptSourceObjects]'],
    says: ['kms:Decrypt not only for the objects of the rules'],
  },
  {
    title: 'somebody else who may assume the role',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::IAM::Role', 'ReplicationRole').Properties.AssumeRolePolicyDocument.Statement[0].Principal.AWS = 'arn:aws:iam::111111111111:root';
    },
    findings: ['warning ExcessTrust[#c73e227c]'],
  },
  {
    title: 'everybody, who may assume the role',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.resource('AWS::IAM::Role', 'ReplicationRole').Properties.AssumeRolePolicyDocument.Statement[0].Principal = '*';
    },
    findings: ['warning ExcessTrust[#e12d4050]'],
  },
  {
    title: 'all kinds of excess in one statement, which is one finding',
    example: 'minimal',
    change: (spoiler) => {
      const statement = spoiler.statement('EncryptReplicas');
      statement.Action = ['kms:*'];
      statement.Resource = '*';
      delete statement.Condition;
    },
    findings: ['warning ExcessPermissions[EncryptReplicas]'],
    says: ['the action kms:*; the resource "*"; kms:', 'not only through S3 of the Region of the bucket; kms:'],
  },
  {
    title: 'a bucket policy for everybody',
    example: 'cross-account',
    change: (spoiler) => {
      spoiler.resource('AWS::S3::BucketPolicy', 'DocumentsReplicationReplicaBucketPolicy').Properties.PolicyDocument.Statement.push({
        Sid: 'Public', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/*',
      });
    },
    findings: [
      'error PublicPolicyBlocked[Public]', 'error PublicPolicyRestricted[all-222222222222-eu-north-1:%20Public]',
      'warning ExcessResourcePolicy[Public]',
    ],
    says: ['S3 refuses the policy under BlockPublicPolicy'],
  },
  {
    title: 'an action that does not exist',
    example: 'minimal',
    change: (spoiler) => {
      spoiler.statement('ReplicateObjects').Action = ['s3:ReplicateObjects', 's3:ReplicateTags'];
    },
    findings: [`error ReplicateObject${IN_EU}`, 'warning ActionExists[ReplicateObjects]'],
    says: ['write s3:ReplicateObject instead of s3:ReplicateObjects in the identity policy', 'if that is meant'],
  },
];
