import { SimulatedEncryption, SimulatedReplicationStatus, UploadEncryption } from 'cdk-encrypted-replication';
import { example, plain } from './models';
import type { OutcomeCase } from './outcome-case';
import { SEE } from './outcome-case';
import { blocks, deny, rule, set, without } from './plain-app';

const MINIMAL = 'Documents/Replication/Bucket';
const KEY = 'reports/2026.csv';
const { s3Managed, kms, dsse, customerProvided } = UploadEncryption;

const SSE_S3_DEFAULT = set('Source', 'BucketEncryption', undefined);

export const ENCRYPTION_CASES: readonly OutcomeCase[] = [
  {
    kind: 'SSE-KMS, default key',
    ...example('minimal'),
    act: (simulator) => simulator.putObject(MINIMAL, KEY),
    expected: ['COMPLETED'],
    replica: { encryption: SimulatedEncryption.SSE_KMS, bucketKeyEnabled: true, storageClass: 'STANDARD', replicationStatus: SimulatedReplicationStatus.REPLICA },
    fact: 'a role that may kms:Decrypt with the source key and kms:Encrypt with the destination key replicates SSE-KMS objects',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-KMS, default key, across accounts',
    ...example('cross-account'),
    act: (simulator) => simulator.putObject(MINIMAL, KEY),
    expected: ['COMPLETED'],
    replica: { bucket: 'documents-replication-451e5b5f-222222222222-eu-north-1-an', encryption: SimulatedEncryption.SSE_KMS },
    fact: 'across accounts the key policy of the destination account has to admit the role as well',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-KMS, Bucket Key on',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { bucketKeyEnabled: true }),
    expected: ['COMPLETED'],
    replica: { keyArn: 'arn:aws:kms:us-east-1:111111111111:key/<Plain.ReplicaKey>', bucketKeyEnabled: true },
    fact: 'a replica keeps the Bucket Key setting of its source object',
    see: SEE.bucketKeys,
  },
  {
    kind: 'SSE-KMS, Bucket Key off',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { bucketKeyEnabled: false }),
    expected: ['COMPLETED'],
    replica: { encryption: SimulatedEncryption.SSE_KMS, bucketKeyEnabled: undefined },
    fact: 'whether a replica without a Bucket Key gets that of its bucket is not documented; both contexts are allowed here',
    see: SEE.bucketKeys,
  },
  {
    kind: 'SSE-KMS, Bucket Key off in both buckets',
    ...plain('destination without Bucket Keys', ({ Replica }) => {
      Replica.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].BucketKeyEnabled = false;
    }),
    act: (simulator) => simulator.putObject('plain-source', KEY, { bucketKeyEnabled: false }),
    expected: ['COMPLETED'],
    replica: { bucketKeyEnabled: false },
    fact: 'a replica keeps the Bucket Key setting of its source object',
    see: SEE.bucketKeys,
  },
  {
    kind: 'SSE-KMS, Bucket Key on, role without kms:Decrypt on the destination key',
    ...plain('kms:Encrypt alone', without('Encrypt'), ({ Role }) => {
      Role.Properties.Policies[0].PolicyDocument.Statement.push({
        Effect: 'Allow',
        Action: 'kms:Encrypt',
        Resource: { 'Fn::GetAtt': ['ReplicaKey', 'Arn'] },
      });
    }),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['COMPLETED'],
    because: "AWS's pages disagree whether S3 makes a call that it may not make: S3 may not call kms:Decrypt",
    fact: 'a text asks for kms:Decrypt on the destination key with Bucket Keys, the example of the same page does without',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-KMS, Bucket Key off, role without kms:GenerateDataKey',
    ...plain('no kms:GenerateDataKey', without('DataKeys')),
    act: (simulator) => simulator.putObject('plain-source', KEY, { bucketKeyEnabled: false }),
    expected: ['COMPLETED'],
    fact: 'without Bucket Keys kms:Decrypt and kms:Encrypt are enough',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-KMS, Bucket Key on, role without kms:GenerateDataKey',
    ...plain('no kms:GenerateDataKey', without('DataKeys')),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['COMPLETED'],
    because: "AWS's pages disagree whether S3 makes a call that it may not make: S3 may not call kms:GenerateDataKey",
    fact: 'one page asks for kms:GenerateDataKey on the destination key, another does not',
    see: SEE.troubleshooting,
  },
  {
    kind: 'SSE-KMS, other key that the role may use',
    ...example('existing-bucket'),
    act: (simulator) => simulator.putObject('Legacy/Bucket', KEY, { encryption: kms('Legacy/FormerKey') }),
    expected: ['COMPLETED'],
    fact: 'the role needs kms:Decrypt for the key that protects the source object, whichever it is',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-KMS, other key that the role may not use',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: kms('OtherKey') }),
    expected: ['FAILED SrcGetObjectNotPermitted'],
    because: 'S3 may not call kms:Decrypt',
    fact: 'AWS documents no reason for a denial by the source key; SrcGetObjectNotPermitted is inferred',
    see: SEE.reasons,
  },
  {
    kind: 'SSE-KMS, other key, bucket that refuses other keys',
    ...example('minimal'),
    act: (simulator) => simulator.putObject(MINIMAL, KEY, {
      encryption: kms('arn:aws:kms:ap-southeast-1:111111111111:key/11111111-2222-3333-4444-555555555555'),
    }),
    expected: ['REFUSED'],
    because: 'statement "DenyOtherKeys" of the bucket policy',
    fact: 'a Deny on s3:PutObject with the key header present and different refuses the upload with 403',
    see: SEE.kms,
  },
  {
    kind: 'SSE-KMS, key that is not in the templates',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: kms('11111111-2222-3333-4444-555555555555') }),
    expected: ['UNDECIDED'],
    because: 'is not in the templates',
    fact: 'the policy of the key decides, and no template has it',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-KMS, AWS managed key',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: kms() }),
    expected: ['UNDECIDED'],
    because: 'alias/aws/s3',
    fact: 'the header aws:kms without a key id means aws/s3, whatever the default of the bucket; no template has its policy',
    see: SEE.kms,
  },
  {
    kind: 'SSE-KMS, disabled source key',
    ...plain('source key disabled', set('SourceKey', 'Enabled', false)),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['FAILED SrcKmsKeyInvalidState'],
    fact: 'a disabled key of the source object is reported as SrcKmsKeyInvalidState',
    see: SEE.reasons,
  },
  {
    kind: 'SSE-KMS, disabled destination key',
    ...plain('destination key disabled', set('ReplicaKey', 'Enabled', false)),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['FAILED DstKmsKeyInvalidState'],
    fact: 'a disabled key of the replicas is reported as DstKmsKeyInvalidState',
    see: SEE.reasons,
  },
  {
    kind: 'SSE-KMS, destination key in another Region',
    ...plain('destination key in eu-west-1', rule((properties) => {
      properties.Destination.EncryptionConfiguration.ReplicaKmsKeyID = 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd';
    })),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['FAILED DstKmsKeyNotFound'],
    fact: 'the key has to be in the Region of the destination bucket, and S3 does not check it beforehand',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-KMS, rule that does not opt in',
    ...plain('no SseKmsEncryptedObjects', rule((properties) => {
      delete properties.SourceSelectionCriteria;
      delete properties.Destination.EncryptionConfiguration;
    })),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['NOT_ELIGIBLE'],
    because: 'SseKmsEncryptedObjects',
    fact: 'by default S3 does not replicate objects under SSE-KMS or DSSE-KMS, and skips them without a failure',
    see: SEE.encrypted,
  },
  {
    kind: 'DSSE-KMS',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: dsse('SourceKey'), bucketKeyEnabled: true }),
    expected: ['COMPLETED'],
    replica: { encryption: SimulatedEncryption.DSSE_KMS, bucketKeyEnabled: false },
    fact: 'DSSE-KMS replicates like SSE-KMS, and does not support Bucket Keys',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-S3 by default',
    ...plain('no default encryption', SSE_S3_DEFAULT),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['COMPLETED'],
    replica: { encryption: SimulatedEncryption.SSE_S3, keyArn: undefined },
    fact: 'every object is at least under SSE-S3, and its replica too: the default of the destination is not used',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-S3 by header',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: s3Managed() }),
    expected: ['COMPLETED'],
    replica: { encryption: SimulatedEncryption.SSE_S3 },
    fact: 'replicas have the type of encryption of the source object, also where the destination encrypts with KMS',
    see: SEE.encrypted,
  },
  {
    kind: 'SSE-S3 by header, bucket that refuses it',
    ...example('minimal'),
    act: (simulator) => simulator.putObject(MINIMAL, KEY, { encryption: s3Managed() }),
    expected: ['REFUSED'],
    because: 'statement "DenyOtherEncryption" of the bucket policy',
    fact: 'a Deny on s3:PutObject with the encryption header present and different refuses the upload with 403',
    see: SEE.kms,
  },
  {
    kind: 'No header, DenyUnEncryptedObjectUploads',
    ...plain('DenyUnEncryptedObjectUploads', deny('Source', 's3:PutObject', {
      StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
    })),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['REFUSED'],
    because: 'statement "No" of the bucket policy',
    fact: 'a negated operator holds where the key is absent, so that uploads without a header are refused',
    see: SEE.kms,
  },
  {
    kind: 'Header, DenyUnEncryptedObjectUploads',
    ...plain('DenyUnEncryptedObjectUploads', deny('Source', 's3:PutObject', {
      StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
    })),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: kms('SourceKey') }),
    expected: ['COMPLETED'],
    fact: 'a Deny on s3:PutObject does not reach replication, which is s3:ReplicateObject',
    see: SEE.kms,
  },
  {
    kind: 'No key header, Deny where it is absent',
    ...plain('Null on the key id', deny('Source', 's3:PutObject', {
      Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'true' },
    })),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['UNDECIDED'],
    because: 'S3 may refuse the upload',
    fact: "AWS's texts can be read as if the condition key saw the header alone, or what S3 encrypts with",
    see: SEE.kms,
  },
  {
    kind: 'SSE-C, new buckets',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: customerProvided() }),
    expected: ['REFUSED'],
    because: 'the bucket blocks SSE-C',
    fact: 'new buckets block SSE-C since April 2026',
    see: SEE.sseC,
  },
  {
    kind: 'SSE-C, source that takes it alone',
    ...plain('SSE-C in the source', blocks('Source', 'NONE'), blocks('Replica', 'SSE-C')),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: customerProvided() }),
    expected: ['FAILED DstPutObjectNotPermitted'],
    fact: 'with SSE-C blocked on the destination, replication fails with 403 AccessDenied',
    see: SEE.sseC,
  },
  {
    kind: 'SSE-C, both buckets take it',
    ...plain('SSE-C in both', blocks('Source', 'NONE'), blocks('Replica', 'NONE')),
    act: (simulator) => simulator.putObject('plain-source', KEY, { encryption: customerProvided() }),
    expected: ['COMPLETED'],
    replica: { encryption: SimulatedEncryption.SSE_C, keyArn: undefined },
    fact: 'S3 replicates SSE-C objects since October 2022, without any switch in the rule',
    see: SEE.encrypted,
  },
];
