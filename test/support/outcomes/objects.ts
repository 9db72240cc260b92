import { StorageClass } from 'aws-cdk-lib/aws-s3';
import { example, plain } from './models';
import type { OutcomeCase } from './outcome-case';
import { SEE } from './outcome-case';
import { deny, rule, set, twoWay, without } from './plain-app';

const KEY = 'reports/2026.csv';
const RULES = 'Archive/Replication/Bucket';
const TWO_WAY = 'Sessions/Replication/Bucket';
const TWO_WAY_REPLICA = 'Sessions-replica-eu-west-1/Sessions-Replication-Replica/Bucket';

const filters: readonly OutcomeCase[] = [
  {
    kind: 'Prefix that a rule has',
    ...example('rules'),
    act: (simulator) => simulator.putObject(RULES, 'contracts/a.pdf'),
    expected: ['COMPLETED', 'COMPLETED'],
    replica: { storageClass: 'GLACIER_IR' },
    fact: 'rules for different destinations each apply; without a storage class the replica has that of the object',
    see: SEE.configuration,
  },
  {
    kind: 'Prefix that no rule of one destination has',
    ...example('rules'),
    act: (simulator) => simulator.putObject(RULES, 'photos/a.jpg'),
    expected: ['COMPLETED', 'NOT_ELIGIBLE'],
    because: 'rule "contracts-eu-west-1" is for objects below "contracts/"',
    fact: 'a rule is for the objects that its filter names',
    see: SEE.configuration,
  },
  {
    kind: 'Tags at upload',
    ...example('rules'),
    act: (simulator) => simulator.putObject(RULES, 'photos/a.jpg', { tags: { criticality: 'high' } }),
    expected: ['COMPLETED', 'COMPLETED'],
    replica: { tags: { criticality: 'high' } },
    fact: 'a rule with a tag filter is for objects that carry the tags when they are written',
    see: SEE.replicated,
  },
  {
    kind: 'Tags added later',
    ...example('rules'),
    act: (simulator) => {
      simulator.putObject(RULES, 'photos/a.jpg');
      return simulator.putObjectTagging(RULES, 'photos/a.jpg', { criticality: 'high' });
    },
    expected: ['COMPLETED', 'NOT_ELIGIBLE'],
    because: 'a change to it does not make up for that',
    fact: 'objects that are tagged after PutObject are not replicated by a rule with that tag; tags of replicated ones follow',
    see: SEE.replicated,
  },
  {
    kind: 'Disabled rule',
    ...example('rules'),
    act: (simulator) => simulator.putObject(RULES, 'drafts/a.txt', { tags: { personal: 'true' } }),
    expected: ['COMPLETED', 'NOT_ELIGIBLE'],
    because: 'rule "personal-drafts-eu-west-1" is disabled',
    fact: 'what is written while a rule is disabled is not caught up',
    see: SEE.replicated,
  },
  {
    kind: 'Two rules for one destination',
    ...plain('second rule', ({ Source }) => {
      const { Rules } = Source.Properties.ReplicationConfiguration;
      Rules.push({ ...Rules[0], Id: 'first', Priority: 7, Destination: { ...Rules[0].Destination, StorageClass: 'STANDARD_IA' } });
    }),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['COMPLETED'],
    replica: { storageClass: 'STANDARD_IA' },
    fact: 'of several rules for one destination that of the highest priority applies',
    see: SEE.configuration,
  },
];

const lives: readonly OutcomeCase[] = [
  {
    kind: 'New version',
    ...example('minimal'),
    act: (simulator) => {
      simulator.putObject('Documents/Replication/Bucket', KEY);
      return simulator.putObject('Documents/Replication/Bucket', KEY);
    },
    expected: ['COMPLETED'],
    fact: 'every version that is written under a rule is replicated',
    see: SEE.replicated,
  },
  {
    kind: 'Delete marker, rule that replicates them',
    ...example('rules'),
    act: (simulator) => simulator.deleteObject(RULES, 'contracts/a.pdf'),
    expected: ['COMPLETED', 'COMPLETED'],
    fact: 'delete markers are replicated where DeleteMarkerReplication is enabled',
    see: SEE.deleteMarkers,
  },
  {
    kind: 'Delete marker, rule that does not',
    ...example('minimal'),
    act: (simulator) => simulator.deleteObject('Documents/Replication/Bucket', KEY),
    expected: ['NOT_ELIGIBLE'],
    because: 'DeleteMarkerReplication',
    fact: 'delete markers are not replicated by default',
    see: SEE.deleteMarkers,
  },
  {
    kind: 'Delete marker, rule with a tag filter',
    ...example('rules'),
    act: (simulator) => {
      simulator.putObject(RULES, 'photos/a.jpg', { tags: { criticality: 'high' } });
      return simulator.deleteObject(RULES, 'photos/a.jpg');
    },
    expected: ['COMPLETED', 'NOT_ELIGIBLE'],
    because: 'rule "critical-eu-west-1" is for objects that carry criticality=high',
    fact: 'delete markers are not replicated for rules with a tag filter',
    see: SEE.deleteMarkers,
  },
  {
    kind: 'Delete marker, role without s3:ReplicateDelete',
    ...plain('deny on s3:ReplicateDelete', deny('Replica', 's3:ReplicateDelete')),
    act: (simulator) => simulator.deleteObject('plain-source', KEY),
    expected: ['FAILED DstDelObjNotPermitted'],
    fact: 'without s3:ReplicateDelete delete markers fail with DstDelObjNotPermitted',
    see: SEE.reasons,
  },
  {
    kind: 'Deletion of a version',
    ...example('rules'),
    act: (simulator) => {
      simulator.putObject(RULES, 'contracts/a.pdf');
      return simulator.deleteNewestVersion(RULES, 'contracts/a.pdf');
    },
    expected: ['NOT_ELIGIBLE', 'NOT_ELIGIBLE'],
    because: 'never replicates the deletion of a version',
    fact: 'the deletion of a version id is not replicated, which protects from malicious deletions',
    see: SEE.replicated,
  },
  {
    kind: 'Replica modification, both sides synchronize',
    ...example('two-way'),
    act: (simulator) => {
      simulator.putObject(TWO_WAY, KEY);
      return simulator.putObjectTagging(TWO_WAY_REPLICA, KEY, { state: 'seen' });
    },
    expected: ['COMPLETED'],
    fact: 'with replica modification sync on both sides changes to the metadata of replicas find their way back',
    see: SEE.modifications,
  },
  {
    kind: 'Replica modification, one side synchronizes',
    ...plain('rule back', twoWay('Enabled', 'Disabled')),
    act: (simulator) => {
      simulator.putObject('plain-source', KEY);
      return simulator.putObjectTagging('plain-replica', KEY, { state: 'seen' });
    },
    expected: ['NOT_ELIGIBLE'],
    because: 'rule "back" does not synchronize replica modifications',
    fact: 'replica modification sync has to be enabled on both buckets',
    see: SEE.modifications,
  },
  {
    kind: 'Replica of a replica',
    ...plain('third bucket', twoWay('Disabled', 'Disabled'), ({ Source, Replica }) => {
      const [{ Destination }] = Source.Properties.ReplicationConfiguration.Rules;
      Replica.Properties.ReplicationConfiguration.Rules[0].Destination = { ...Destination, Bucket: 'arn:aws:s3:::third' };
    }),
    act: (simulator) => {
      simulator.putObject('plain-source', KEY);
      return simulator.putObjectTagging('plain-replica', KEY, { state: 'seen' });
    },
    expected: ['NOT_ELIGIBLE'],
    because: 'S3 does not replicate replicas',
    fact: 'objects that are replicas of another rule are not replicated',
    see: SEE.replicated,
  },
  {
    kind: 'Replica modification, no rule back',
    ...example('minimal'),
    act: (simulator) => {
      const [{ replica }] = simulator.putObject('Documents/Replication/Bucket', KEY).outcomes;
      return simulator.putObjectTagging(`${replica?.bucket}`, KEY, { state: 'seen' });
    },
    expected: [],
    fact: 'replication is one-way unless both buckets have a rule',
    see: SEE.modifications,
  },
  {
    kind: 'Written before the rule',
    ...example('minimal'),
    act: (simulator) => simulator.putObject('Documents/Replication/Bucket', KEY, { writtenBeforeRule: true }),
    expected: ['NOT_ELIGIBLE'],
    because: 'S3 Batch Replication copies it',
    fact: 'objects from before the configuration are not replicated; S3 Batch Replication does',
    see: SEE.batch,
  },
  {
    kind: 'Archived object',
    ...example('minimal'),
    act: (simulator) => simulator.putObject('Documents/Replication/Bucket', KEY, { storageClass: StorageClass.GLACIER }),
    expected: ['NOT_ELIGIBLE'],
    because: 'archived (GLACIER)',
    fact: 'objects in Glacier Flexible Retrieval and Glacier Deep Archive are not replicated',
    see: SEE.replicated,
  },
  {
    kind: 'Object in Glacier Instant Retrieval',
    ...plain(''),
    act: (simulator) => simulator.putObject('plain-source', KEY, { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL }),
    expected: ['COMPLETED'],
    replica: { storageClass: 'GLACIER_IR' },
    fact: 'Glacier Instant Retrieval is none of the archives; the replica has the storage class of the object',
    see: SEE.replicated,
  },
];

const locks: readonly OutcomeCase[] = [
  {
    kind: 'Object Lock on both sides',
    ...example('object-lock'),
    act: (simulator) => simulator.putObject('Evidence/Replication/Bucket', KEY),
    expected: ['COMPLETED'],
    fact: 'with Object Lock the role also reads the retention and the legal hold of the object',
    see: SEE.lock,
  },
  {
    kind: 'Object Lock on the source alone',
    ...plain('Object Lock on the source', set('Source', 'ObjectLockEnabled', true)),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['FAILED DstBucketObjectLockConfigMissing'],
    fact: 'if the source bucket has Object Lock, the destination buckets must have it too',
    see: SEE.lock,
  },
  {
    kind: 'Object Lock, role without s3:GetObjectRetention',
    ...plain('no Object Lock actions', without('Locks'), ...['Source', 'Replica'].map((id) => set(id, 'ObjectLockEnabled', true))),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['FAILED SrcGetRetentionNotPermitted'],
    fact: 'with Object Lock the role needs s3:GetObjectRetention and s3:GetObjectLegalHold on the source',
    see: SEE.lock,
  },
  {
    kind: 'Retention changed later',
    ...example('object-lock'),
    act: (simulator) => {
      simulator.putObject('Evidence/Replication/Bucket', KEY);
      return simulator.putObjectRetention('Evidence/Replication/Bucket', KEY);
    },
    expected: ['COMPLETED'],
    fact: 'S3 replicates the retention of objects',
    see: SEE.lock,
  },
  {
    kind: 'Legal hold in a bucket without Object Lock',
    ...plain(''),
    act: (simulator) => {
      simulator.putObject('plain-source', KEY);
      return simulator.putObjectLegalHold('plain-source', KEY);
    },
    expected: ['REFUSED'],
    because: 'no Object Lock',
    fact: 'legal holds take a bucket with Object Lock',
    see: SEE.lock,
  },
  {
    kind: 'ACL in a bucket with bucket owner enforced',
    ...plain(''),
    act: (simulator) => {
      simulator.putObject('plain-source', KEY);
      return simulator.putObjectAcl('plain-source', KEY);
    },
    expected: ['REFUSED'],
    because: 'BucketOwnerEnforced',
    fact: 'a bucket with the default ownership has no ACLs',
    see: SEE.owner,
  },
  {
    kind: 'Deny on the ACLs of the source',
    ...plain(
      'ACLs, none readable',
      set('Source', 'OwnershipControls', { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }),
      deny('Source', 's3:GetObjectVersionAcl'),
    ),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['FAILED SrcGetAclNotPermitted'],
    fact: 'replication fails if the source denies s3:GetObjectVersionAcl',
    see: SEE.reasons,
  },
  {
    kind: 'Owner override without its permission',
    ...plain(
      'AccessControlTranslation',
      set('Replica', 'OwnershipControls', { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }),
      rule(({ Destination }) => {
        Destination.Account = '111111111111';
        Destination.AccessControlTranslation = { Owner: 'Destination' };
      }),
    ),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['FAILED DstPutAclNotPermitted'],
    fact: 'with ACLs the owner override takes s3:ObjectOwnerOverrideToBucketOwner',
    see: SEE.owner,
  },
  {
    kind: 'Owner override into a bucket whose ownership deployment decides',
    ...plain(
      'AccessControlTranslation, ObjectOwnership by a dynamic reference',
      set('Replica', 'OwnershipControls', { Rules: [{ ObjectOwnership: '{{resolve:ssm:ownership}}' }] }),
      rule(({ Destination }) => {
        Destination.Account = '111111111111';
        Destination.AccessControlTranslation = { Owner: 'Destination' };
      }),
    ),
    act: (simulator) => simulator.putObject('plain-source', KEY),
    expected: ['UNDECIDED'],
    because: 'whether S3 makes this call is known at deployment only',
    fact: 'only a bucket with ACLs needs s3:ObjectOwnerOverrideToBucketOwner',
    see: SEE.owner,
  },
];

export const OBJECT_CASES: readonly OutcomeCase[] = [...filters, ...lives, ...locks];
