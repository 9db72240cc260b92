import type { Row } from '../../../scripts/lib/mutations/expectation';

/**
 * What has to come of each mutant of the examples, written from AWS's texts (the facts are cited by number), not from
 * what the proof says. The first row that fits decides; a mutant without a row is a failure, and so is a row that
 * nothing needs.
 */

/** Deployment itself, and what is beside the data. */
const BESIDE: readonly Row[] = [
  { part: /^(?:Parameters|Rules|output)$/, expect: 'silent', why: 'the version check of CDK, and outputs that nothing reads' },
  { part: /^log bucket$/, at: /^$/, by: /^drop resource$/, expect: 'between', why: 'CloudFormation refuses references to nothing; a policy of it could be that of any bucket' },
  { part: /^log bucket policy$/, at: /Properties\.Bucket\{\}$/, by: /^other name$/, expect: 'between', why: 'CloudFormation refuses references to nothing; a policy of it could be that of any bucket' },
  { part: /^log bucket(?: policy)?$/, expect: 'silent', why: 'S3 delivers access logs as logging.s3.amazonaws.com; replication needs nothing of their bucket' },
  { part: /^other (?:role|policy|AWS::Lambda::Function|AWS::KMS::Alias)$/, expect: 'silent', why: 'roles and policies that S3 does not replicate with' },
  { part: /^key by literal ARN$/, expect: 'silent', why: 'the rule names the key by an ARN that no template ties to it, which an acknowledged finding says' },
  { part: /./, at: /(?:^|\.)(?:UpdateReplacePolicy|DeletionPolicy|Metadata)/, expect: 'silent', why: 'what happens when a resource is taken out, not while it is there' },
];

/** Statements of the policies of the replication role, and its trust. */
const ROLE: readonly Row[] = [
  { part: /^role policy$/, at: /\.Sid$/, expect: 'silent', why: 'a name' },
  { part: /^role policy$/, at: /\.Version$/, by: /^drop$/, expect: 'silent', why: 'without Version policy variables are plain text, and the documents have none' },
  { part: /^role policy$/, at: /\.Action/, by: /^(?:drop|other action)$/, was: /^"s3:ReplicateTags"$/, expect: 'silent', why: 's3:ReplicateObject includes tags (facts 0.2)' },
  { part: /^role policy$/, at: /<Allow UseReplicaBucketKeys>.*s3:arn\[\]/, was: /\/\*"$/, expect: 'between', why: 'with a Bucket Key the context is the ARN of the bucket (facts 2.1); the ARN of objects is there in case S3 does otherwise (facts 2.3, live test)' },
  { part: /^role policy$/, at: /PolicyDocument/, by: /^(?:drop|flip|other|widen)/, expect: 'found', why: 'every element is needed, and narrower or wider is wrong (facts 1.1, 1.2, 2.2)' },
  { part: /^role policy$/, at: /Roles/, expect: 'found', why: 'the role has the policy no longer' },
  { part: /^role policy$/, at: /Properties$/, by: /^drop$/, expect: 'found', why: 'no document is left' },
  { part: /^role policy$/, at: /(?:Description|Path|PolicyName|ManagedPolicyName|DependsOn)/, expect: 'silent', why: 'names and texts' },
  { part: /^role policy$/, by: /^drop resource$/, expect: 'found', why: 'the role has the policy no longer' },
  { part: /^role policy$/, by: /^add Deny on a call$/, was: /^needed$/, expect: 'found', why: 'an explicit deny wins' },
  { part: /^role policy$/, by: /^add Deny on a call$/, expect: 'silent', why: 'S3 does not make the call for these rules' },
  { part: /^role policy$/, by: /^add Deny outside/, expect: 'found', why: 'S3 calls over its own network: keys of networks are absent, and a negated operator then applies' },
  { part: /^role policy$/, by: /^add Deny of another/, expect: 'silent', why: 'neither an action nor a resource of replication' },
  { part: /^role policy$/, by: /^add Allow of more$/, expect: 'found', why: 'more than the role needs' },
  { part: /^role policy$/, by: /^add statement with an unknown/, expect: 'found', why: 'IAM refuses the document' },

  { part: /^replication role$/, at: /\.Sid$|Description|MaxSessionDuration/, expect: 'silent', why: 'names and texts' },
  { part: /^replication role$/, at: /AssumeRolePolicyDocument\.Version$/, by: /^drop$/, expect: 'silent', why: 'the document has no policy variables' },
  { part: /^replication role$/, by: /^add Deny on sts/, expect: 'found', why: 'S3 cannot assume the role (AssumeRoleNotPermitted)' },
  { part: /^replication role$/, by: /^add Deny for somebody else$/, expect: 'silent', why: 'S3 is not that account' },
  { part: /^replication role$/, by: /^add Allow for somebody else$/, expect: 'found', why: 'somebody else may use what S3 alone needs' },
  { part: /^replication role$/, at: /AssumeRolePolicyDocument.*Action$/, by: /^widen$/, expect: 'silent', why: 'S3 alone is let in, and asks for sts:AssumeRole alone' },
  { part: /^replication role$/, at: /AssumeRolePolicyDocument/, expect: 'found', why: 'S3 has to be let in, and nobody else (facts 1.1)' },
  { part: /^replication role$/, by: /^set PermissionsBoundary$/, expect: 'found', why: 'a boundary that no template has may deny anything' },
  { part: /^replication role$/, by: /^add a boundary that allows all$/, expect: 'silent', why: 'it takes nothing away' },
  { part: /^replication role$/, by: /^add a boundary that denies a call$/, was: /^needed$/, expect: 'found', why: 'a boundary limits the role (facts 6.3)' },
  { part: /^replication role$/, by: /^add a boundary that denies a call$/, expect: 'silent', why: 'S3 does not make the call for these rules' },
  { part: /^replication role$/, by: /^drop resource$|^drop$/, at: /^(?:Properties)?$/, expect: 'found', why: 'no role, or none that can be assumed' },
  { part: /^replication role$/, at: /RoleName/, in: /^(?:cross-account|mixed|protected-replica|two-apps|backup-account)$/, expect: 'found', why: 'the destination admits the role by its name' },
  { part: /^replication role$/, at: /RoleName/, expect: 'silent', why: 'in the same account everything refers to the role' },
];

/** The buckets themselves. */
const BUCKETS: readonly Row[] = [
  { part: /^source bucket$/, by: /^drop resource$|^drop$/, at: /^(?:Properties)?$/, expect: 'between', why: 'nothing is replicated any longer, so that there is nothing to prove' },
  { part: /bucket$/, by: /^drop resource$/, expect: 'found', why: 'nothing to replicate to (DstBucketNotFound)' },
  { part: /bucket$/, at: /^Properties$/, by: /^drop$/, expect: 'found', why: 'the bucket has nothing left that replication needs' },
  { part: /bucket$/, at: /VersioningConfiguration/, expect: 'found', why: 'both buckets have to be versioned (facts 4)' },
  { part: /bucket$/, at: /^Properties\.BucketName$/, expect: 'found', why: 'ARNs in rules and policies name the bucket' },
  { part: /bucket$/, at: /BucketNamespace/, expect: 'silent', why: 'S3 checks that name and namespace fit when it creates the bucket' },
  { part: /bucket$/, at: /(?:LifecycleConfiguration|LoggingConfiguration|PublicAccessBlockConfiguration|AccelerateConfiguration|Tags)/, expect: 'silent', why: 'settings of the bucket that replication does not ask for (facts 5.5)' },
  { part: /bucket$/, at: /OwnershipControls/, expect: 'silent', why: 'without an owner override no further permission is needed; replicas then belong to the source account (facts 1.8, 6.2)' },
  { part: /^(?:source|two-way) bucket$/, by: /^set ObjectLockEnabled$/, expect: 'found', why: 'the destinations then need Object Lock, and the role its two actions (facts 1.7)' },
  { part: /^destination bucket$/, by: /^set ObjectLockEnabled$/, expect: 'silent', why: 'a destination may have Object Lock where the source has none' },
  { part: /bucket$/, at: /ObjectLockEnabled$/, in: /^object-lock$/, expect: 'found', why: 'source and destination need Object Lock both, and the role is made for it (facts 1.7)' },
  { part: /bucket$/, at: /ObjectLock/, expect: 'silent', why: 'default retention of one bucket' },
  { part: /^destination bucket$/, at: /BucketEncryption/, expect: 'silent', why: 'default encryption of the destination is not used for replicas (facts 0.2)' },
  { part: /bucket$/, at: /BucketKeyEnabled/, expect: 'silent', why: 'both forms occur in one bucket anyway and both are allowed (facts 2.2)' },
  { part: /bucket$/, at: /SSEAlgorithm/, expect: 'silent', why: 'objects under SSE-S3 replicate without a key (facts 1.2)' },
  { part: /bucket$/, at: /KMSMasterKeyID/, expect: 'found', why: 'the role may decrypt with the stated key alone' },
  { part: /bucket$/, at: /BucketEncryption/, expect: 'silent', why: 'without it objects lie under SSE-S3 and replicate without a key (facts 1.2)' },
];

/** The replication configuration. */
const CONFIGURATION: readonly Row[] = [
  { part: /bucket$/, at: /ReplicationConfiguration\.Role/, expect: 'found', why: 'S3 has no role, or one that nobody knows' },
  { part: /bucket$/, at: /Rules\[\]\.Id/, expect: 'silent', why: 'S3 generates an id' },
  { part: /bucket$/, at: /Rules\[\]\.Priority/, by: /^drop$/, expect: 'found', why: 'schema V2 wants a priority (facts 5.2)' },
  { part: /bucket$/, at: /Rules\[\]\.Priority/, expect: 'silent', why: 'any unique number will do' },
  { part: /bucket$/, at: /Rules\[\]\.DeleteMarkerReplication/, expect: 'found', why: 'schema V2 wants it (facts 5.2), and s3:ReplicateDelete goes with it' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.Bucket/, expect: 'found', why: 'another bucket, which the role may not write to' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.Account/, by: /^drop$/, expect: 'silent', why: 'a guard against a bucket that changed hands; S3 replicates without it (facts 6.2)' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.Account/, expect: 'found', why: 'S3 refuses an account that does not own the destination (facts 4)' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.EncryptionConfiguration/, expect: 'found', why: 'no key, or one that the role may not use (facts 4)' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.ReplicationTime/, expect: 'found', why: 'RTC: 15 minutes, with metrics of the same status (facts 4); without it metrics have a threshold for nothing' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.Metrics/, in: /^(?:rules)$/, expect: 'found', why: 'RTC wants metrics of the same status and threshold (facts 4)' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.Metrics\.Status/, by: /^drop$/, expect: 'found', why: 'metrics need a status (schema of CloudFormation)' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.Metrics/, expect: 'silent', why: 'metrics without RTC are free to choose (facts 5.3)' },
  { part: /bucket$/, at: /Rules\[\]\.Destination\.StorageClass/, expect: 'silent', why: 'another class of the list (facts 5.2)' },
  { part: /bucket$/, at: /Rules\[\]\.Destination$/, expect: 'found', why: 'a rule needs a destination' },
  { part: /bucket$/, at: /Rules\[\]\.Filter\.Prefix$/, by: /^drop$/, was: /^""$/, expect: 'silent', why: 'an empty filter is for all objects (facts 5.2)' },
  { part: /bucket$/, at: /Rules\[\]\.Filter(?:\.And)?\.Tag/, by: /^(?:other|drop)/, expect: 'silent', why: 'other objects of the same prefix, for which the role needs the same' },
  { part: /bucket$/, at: /Rules\[\]\.Filter/, expect: 'found', why: 'the role may read the objects of the stated prefix alone' },
  { part: /bucket$/, at: /Rules\[\]\.SourceSelectionCriteria\.ReplicaModifications/, expect: 'between', why: 'metadata of replicas flows back only if both buckets say so (facts 5.2); objects replicate all the same' },
  { part: /bucket$/, at: /Rules\[\]\.SourceSelectionCriteria/, expect: 'found', why: 'S3 skips objects under a key without the opt-in (facts 1.2)' },
  { part: /bucket$/, at: /Rules\[\]\.Status/, by: /^drop$/, expect: 'found', why: 'a rule needs a status (facts 5.2)' },
  { part: /bucket$/, at: /Rules\[\]\.Status/, expect: 'between', why: 'a rule that is switched off is what somebody wants: S3 copies nothing, and nothing keeps it from it' },
  { part: /bucket$/, at: /Rules\[\]$/, by: /^drop$/, expect: 'found', why: 'the role may then do more than the other rules need' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules$/, by: /^drop$/, expect: 'found', why: 'S3 wants at least one rule' },
  { part: /bucket$/, at: /ReplicationConfiguration$/, by: /^drop$/, expect: 'between', why: 'nothing is replicated any longer, so that there is nothing to prove' },
  { part: /bucket$/, at: /DependsOn/, expect: 'between', why: 'objects that arrive before the role has its policies fail; afterwards nothing does (facts 9.2, inference)' },
];

const CROSS_ACCOUNT = /^(?:cross-account|mixed|protected-replica|two-apps|backup-account|pipeline-stage)$/;

/** Policies of the buckets; in the same account they need to allow nothing, and Deny statements are all they have. */
const BUCKET_POLICIES: readonly Row[] = [
  { part: /bucket policy$/, at: /\.Sid$/, expect: 'silent', why: 'a name' },
  { part: /bucket policy$/, at: /\.Version$/, by: /^drop$/, expect: 'silent', why: 'the documents have no policy variables' },
  { part: /bucket policy$/, at: /\.Version$/, expect: 'found', why: 'S3 refuses the document' },
  { part: /bucket policy$/, at: /\.PolicyDocument(?:\.Statement)?$/, by: /^drop$/, expect: 'found', why: 'S3 refuses a policy without statements' },
  { part: /bucket policy$/, by: /^add a second/, expect: 'found', why: 'S3 keeps one policy of a bucket' },
  { part: /bucket policy$/, by: /^add statement with an unknown/, expect: 'found', why: 'S3 refuses the document' },
  { part: /bucket policy$/, by: /^add Deny on a call$/, was: /^needed$/, expect: 'found', why: 'an explicit deny wins (facts 6.3)' },
  { part: /bucket policy$/, by: /^add Deny outside/, was: /^needed$/, expect: 'found', why: 'S3 calls over its own network, and nobody knows the organization' },
  { part: /bucket policy$/, by: /^add/, expect: 'silent', why: 'not S3, or not what it does there' },
  { part: /bucket policy$/, by: /^drop resource$/, in: CROSS_ACCOUNT, expect: 'found', why: 'the destination has to let in a role of another account (facts 6.1)' },
  { part: /bucket policy$/, at: /<Deny[^>]*>$/, by: /^drop$/, expect: 'silent', why: 'one Deny less' },
  { part: /bucket policy$/, at: /<Deny[^>]*>\.(?:Action|Effect|Principal|Resource)(?:\.AWS)?$/, by: /^drop$/, expect: 'found', why: 'S3 refuses a statement without the element' },
  { part: /bucket policy$/, at: /<Deny[^>]*>\.(?:Action|Effect|Principal|Resource)/, expect: 'silent', why: 'it denies less, or in its narrow conditions more that is not replication' },
  { part: /bucket policy$/, at: /<Deny Deny(?:InsecureTransport|OutdatedTls)>\.Condition/, expect: 'found', why: 'it would deny what S3 does over TLS 1.2 and later' },
  { part: /bucket policy$/, at: /<Deny ->\.Condition/, expect: 'found', why: 'it would deny what S3 does over TLS' },
  { part: /bucket policy$/, at: /<Allow/, expect: 'found', why: 'what lets in the role of another account, exactly (facts 6.1)' },
];

/** Keys and their policies. */
const KEYS: readonly Row[] = [
  { part: /key$/, at: /\.Sid$|Description|EnableKeyRotation|RotationPeriodInDays|PendingWindowInDays/, expect: 'silent', why: 'names, rotation and deletion: nothing that S3 asks for' },
  { part: /key$/, at: /\.Version$/, by: /^drop$/, expect: 'silent', why: 'the documents have no policy variables' },
  { part: /key$/, by: /^drop resource$/, expect: 'found', why: 'no key (DstKmsKeyNotFound)' },
  { part: /key$/, at: /MultiRegion$/, expect: 'between', why: 'KMS refuses to make a replica of a single-Region key, aloud and at deployment (facts 3.3)' },
  { part: /key$/, by: /^set (?:Enabled|KeySpec|KeyUsage)$/, expect: 'found', why: 'S3 takes enabled symmetric keys for encryption alone' },
  { part: /key$/, by: /^add Deny on a call$/, was: /^needed$/, expect: 'found', why: 'an explicit deny wins' },
  { part: /key$/, by: /^add Deny outside/, was: /^needed$/, expect: 'found', why: 'S3 calls over its own network, and nobody knows the organization' },
  { part: /key$/, by: /^add statement with an unknown/, expect: 'found', why: 'KMS refuses the document' },
  { part: /key$/, by: /^add/, expect: 'silent', why: 'not S3, or not what it does there' },
  { part: /key$/, at: /KeyPolicy$/, by: /^drop$/, expect: 'silent', why: 'KMS gives the default policy, which delegates to IAM' },
  { part: /key$/, at: /<Deny DenyReplicationToOtherRegions>$/, by: /^drop$/, expect: 'silent', why: 'one Deny less' },
  { part: /key$/, at: /<Deny[^>]*>\.(?:Action|Effect|Principal|Resource)(?:\.AWS)?$/, by: /^drop$/, expect: 'found', why: 'KMS refuses a statement without the element' },
  { part: /key$/, at: /<Deny DenyReplicationToOtherRegions>.*(?:Action)$/, by: /^widen$/, expect: 'found', why: 'a Deny on every call but in a context that S3 does not have' },
  { part: /key$/, at: /<Deny DenyReplicationToOtherRegions>/, expect: 'silent', why: 'kms:ReplicateKey, which S3 does not call' },
  { part: /key$/, at: /KeyPolicy/, expect: 'found', why: 'who may use the key, exactly' },
  { part: /key$/, at: /PrimaryKeyArn/, expect: 'found', why: 'another key than the rule names, or none' },
  { part: /key$/, at: /^Properties$/, by: /^drop$/, expect: 'found', why: 'no key' },
];

/** Stacks, and what one reads of another. */
const STACKS: readonly Row[] = [
  { part: /^stack$/, at: /dependencies/, was: /key|Keys/i, expect: 'between', why: 'an output that is read too early stops the deployment, aloud (facts 9.3)' },
  { part: /^stack$/, at: /dependencies/, expect: 'found', why: 'S3 wants the destination before the configuration (facts 9.2)' },
  { part: /^stack$/, expect: 'found', why: 'names, ARNs and conditions state the account and the Region' },
  { part: /^output that is read$/, at: /Description/, expect: 'silent', why: 'a text' },
  { part: /^output that is read$/, expect: 'found', why: 'the value is not there, or another' },
];

export const EXPECTATIONS: readonly Row[] = [...BESIDE, ...ROLE, ...CONFIGURATION, ...BUCKETS, ...BUCKET_POLICIES, ...KEYS, ...STACKS];
