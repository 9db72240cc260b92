import { example, plain } from './models';
import type { OutcomeCase } from './outcome-case';
import { SEE } from './outcome-case';
import { deny, rule, set, without } from './plain-app';

const KEY = 'reports/2026.csv';

const put: OutcomeCase['act'] = (simulator) => simulator.putObject('plain-source', KEY);
const putTagged: OutcomeCase['act'] = (simulator) => simulator.putObject('plain-source', KEY, { tags: { state: 'new' } });

const FROM_OUTSIDE = { StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } };

export const PERMISSION_CASES: readonly OutcomeCase[] = [
  {
    kind: 'Role that S3 may not assume',
    ...plain('trust for Lambda', ({ Role }) => {
      Role.Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service = 'lambda.amazonaws.com';
    }),
    act: put,
    expected: ['FAILED AssumeRoleNotPermitted'],
    fact: 'a role that S3 cannot assume is reported as AssumeRoleNotPermitted',
    see: SEE.reasons,
  },
  {
    kind: 'Role that is not in the templates',
    ...plain('imported role', ({ Source }) => {
      Source.Properties.ReplicationConfiguration.Role = 'arn:aws:iam::111111111111:role/somebody';
    }),
    act: put,
    expected: ['UNDECIDED'],
    because: 'the role "arn:aws:iam::111111111111:role/somebody" is not in the templates',
    fact: 'S3 does not check the role when the configuration is put',
    see: SEE.troubleshooting,
  },
  {
    kind: 'Role without the replication configuration',
    ...plain('no bucket statements', without('Configuration')),
    act: put,
    expected: ['FAILED SrcBucketReplicationConfigMissing'],
    fact: 'the role needs s3:GetReplicationConfiguration on the source bucket',
    see: SEE.permissions,
  },
  {
    kind: 'Deny on s3:ListBucket of the source',
    ...plain('deny on s3:ListBucket', deny('Source', 's3:ListBucket')),
    act: put,
    expected: ['FAILED'],
    because: 'statement "No" of the bucket policy',
    fact: 'replication fails if the source denies s3:ListBucket; AWS documents no reason for it',
    see: SEE.troubleshooting,
  },
  {
    kind: 'Role that may not read the object',
    ...plain('no object statements', without('Objects')),
    act: put,
    expected: ['FAILED SrcGetObjectNotPermitted'],
    fact: 'the role needs s3:GetObjectVersionForReplication',
    see: SEE.permissions,
  },
  {
    kind: 'Role that may not read tags',
    ...plain('no s3:GetObjectVersionTagging', without('Tags')),
    act: putTagged,
    expected: ['COMPLETED'],
    because: 'but its tags are not replicated: S3 may not call s3:GetObjectVersionTagging',
    replica: { tags: {} },
    fact: 'without s3:GetObjectVersionTagging S3 replicates the object and not its tags',
    see: SEE.permissions,
  },
  {
    kind: 'Deny on the tags of the source',
    ...plain('deny on s3:GetObjectVersionTagging', deny('Source', 's3:GetObjectVersionTagging')),
    act: putTagged,
    expected: ['FAILED SrcGetTaggingNotPermitted'],
    fact: 'replication fails if the source denies s3:GetObjectVersionTagging',
    see: SEE.troubleshooting,
  },
  {
    kind: 'Deny on the tags of the replica, tagged object',
    ...plain('deny on s3:ReplicateTags', deny('Replica', 's3:ReplicateTags')),
    act: putTagged,
    expected: ['FAILED DstPutTaggingNotPermitted'],
    fact: 's3:ReplicateObject covers tags, a Deny on s3:ReplicateTags counts',
    see: SEE.permissions,
  },
  {
    kind: 'Deny on the tags of the replica, object without tags',
    ...plain('deny on s3:ReplicateTags', deny('Replica', 's3:ReplicateTags')),
    act: put,
    expected: ['COMPLETED'],
    fact: 's3:ReplicateTags writes tags, of which there are none',
    see: SEE.permissions,
  },
  {
    kind: 'Role that may not write replicas',
    ...plain('no s3:ReplicateObject', without('Replicate')),
    act: put,
    expected: ['FAILED DstPutObjectNotPermitted'],
    because: '"Action":"s3:ReplicateObject"',
    fact: 'a missing s3:ReplicateObject is reported as DstPutObjectNotPermitted',
    see: SEE.reasons,
  },
  {
    kind: 'Deny from outside a VPC endpoint, on the destination',
    ...plain('deny on aws:SourceVpce', deny('Replica', 's3:*', FROM_OUTSIDE)),
    act: put,
    expected: ['FAILED DstPutObjectNotPermitted'],
    because: 'ArnNotEquals',
    fact: 'S3 comes from no VPC endpoint, and a negated operator holds where the key is absent',
    see: SEE.troubleshooting,
  },
  {
    kind: 'DataPerimeter in its place',
    ...example('perimeter'),
    act: (simulator) => simulator.putObject('Claims/Replication/Bucket', KEY),
    expected: ['COMPLETED'],
    fact: 'a perimeter that exempts the replication role does not break replication',
    see: SEE.troubleshooting,
  },
  {
    kind: 'Role that may not encrypt',
    ...plain('no kms:Encrypt', without('Encrypt')),
    act: put,
    expected: ['FAILED DstPutObjectNotPermitted'],
    because: 'kms:Encrypt',
    fact: 'a denial by the destination key is reported as DstPutObjectNotPermitted, whose text names the key policy',
    see: SEE.reasons,
  },
  {
    kind: 'Destination bucket without versioning',
    ...plain('destination unversioned', set('Replica', 'VersioningConfiguration', undefined)),
    act: put,
    expected: ['FAILED DstBucketUnversioned'],
    fact: 'both buckets must be versioned',
    see: SEE.checks,
  },
  {
    kind: 'Source bucket with suspended versioning',
    ...plain('source suspended', set('Source', 'VersioningConfiguration', { Status: 'Suspended' })),
    act: put,
    expected: ['NOT_ELIGIBLE'],
    because: 'S3 refuses the replication configuration',
    fact: 'S3 takes a replication configuration for versioned buckets alone',
    see: SEE.checks,
  },
  {
    kind: 'Rule that states another owner',
    ...plain('Account of somebody else', rule(({ Destination }) => {
      Destination.Account = '999999999999';
    })),
    act: put,
    expected: ['NOT_ELIGIBLE'],
    because: 'the rule states account "999999999999"',
    fact: 'the Account of a rule must be the owner of the destination bucket, or S3 refuses the configuration',
    see: SEE.owner,
  },
  {
    kind: 'Destination that is not in the templates',
    ...example('two-apps-source'),
    act: (simulator) => simulator.putObject('Documents/Replication/Bucket', KEY),
    expected: ['UNDECIDED'],
    because: 'the destination bucket "arn:aws:s3:::example-documents-222222222222-eu-north-1-an" is not in the templates',
    fact: 'bucket and key policy of the other account decide as well',
    see: SEE.encrypted,
  },
  {
    kind: 'Destination key that the rule names by a literal ARN',
    ...example('two-apps-source', 'two-apps-destination'),
    act: (simulator) => simulator.putObject('Documents/Replication/Bucket', KEY),
    expected: ['COMPLETED'],
    fact: 'ids of keys are generated: the key of the destination bucket is taken for the one that is named; S3 does not check the key when the configuration is put',
    see: SEE.encrypted,
  },
  {
    kind: 'Two destinations, one of which fails',
    ...plain('second destination', ({ Source }) => {
      const { Rules } = Source.Properties.ReplicationConfiguration;
      const Destination = { ...Rules[0].Destination, Bucket: 'arn:aws:s3:::plain-source' };
      Rules.push({ ...Rules[0], Id: 'second', Priority: 1, Destination });
    }),
    act: put,
    expected: ['COMPLETED', 'FAILED DstPutObjectNotPermitted'],
    fact: 'each destination is replicated to on its own; the status of the object is FAILED if one fails',
    see: SEE.status,
  },
];
