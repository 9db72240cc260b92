import type { Row } from './expectation';
import { EXPECTATIONS_OF_KINDS } from './expectations-of-kinds';

/**
 * What has to come of each mutant of the examples, written from AWS's texts (the facts are cited by number), not from
 * what the proof says. The first row that fits decides; a mutant without a row is a failure, and so is a row that
 * nothing needs.
 */

const WIDER = 'what the policy of a bucket or a key gives to the role or its account counts, whatever else withholds it';
const NARROWED = 'the role may still do no more than its own policies say, and it alone';
const NOTHING_TO_PROVE = 'nothing is replicated any longer, so that there is nothing to prove';
const REFERS_TO_NOTHING = 'CloudFormation refuses references to nothing; to the proof what they stand for could be anything';

/** The role and the policy of the function that puts the configuration of the way back. */
const FUNCTION_OF_CUSTOM_RESOURCE: readonly Row[] = ([
  { part: /^other (?:policy|role)$/, at: /Document.*\.Sid$/, expect: 'silent', why: 'a name' },
  { part: /^other (?:policy|role)$/, at: /Document\.Version$/, by: /^drop$/, expect: 'silent', why: 'the documents have no policy variables' },
  { part: /^other policy$/, at: /<Allow RemoveFormerReplication>\.(?:Action|Effect|Resource)$/, by: /^drop$/, expect: 'fails', why: 'IAM refuses a statement without it' },
  { part: /^other policy$/, at: /<Allow RemoveFormerReplication>/, by: /^(?:drop|other)/, expect: 'silent', why: 'serves a destination that moves to another Region' },
  { part: /^other policy$/, at: /Document.*Condition(?:\.StringEquals(?:\.iam:PassedToService)?)?$/, by: /^drop$/, expect: 'silent', why: 'the function may pass the role to other services too' },
  { part: /^other policy$/, at: /Document/, by: /^(?:drop|flip|other)/, expect: 'found', why: 'the function may not put the configuration, or not pass the role' },
  { part: /^other policy$/, by: /^add Deny outside/, expect: 'undecided', why: 'whether the function is in a network or an organization, no template tells' },
  { part: /^other policy$/, by: /^add statement with an unknown/, expect: 'fails', why: 'IAM refuses the document' },
  { part: /^other policy$/, at: /PolicyName$/, by: /^drop$/, expect: 'fails', why: 'CloudFormation requires the name' },
  { part: /^other role$/, at: /AssumeRolePolicyDocument/, by: /^(?:drop|flip|other|add Deny on sts)/, expect: 'fails', why: 'Lambda cannot assume the role' },
  { part: /^other role$/, at: /ManagedPolicyArns/, by: /^other name$/, was: /^"arn:"$/, expect: 'fails', why: 'IAM takes no ARN of another partition' },
  { part: /^other role$/, by: /^set PermissionsBoundary$/, expect: 'fails', why: 'ReadOnlyAccess allows nothing that the function does' },
] as const).map((row) => ({ ...row, in: /^(?:access-point|two-way|monitored)/ }));

/** What concerns the canary: it replicates nothing, so that nothing of its own changes the verdict. */
const OF_CANARY: readonly Row[] = ([
  { part: /^other policy$/, at: /\{RoleArn\}/, expect: 'found', why: 'with another role CloudFormation cannot read the output (facts 9.3)' },
  { part: /^source bucket policy$/, at: /<Deny DenyOther(?:Encryption|Keys)>\.Condition(?:\.(?:String|Arn)NotEquals(?:\.[\w:-]+)?)?$/, by: /^(?:drop|flip)$/, expect: 'fine', why: 'what is refused without it are uploads, those of the canary among them' },
  { part: /^source bucket policy$/, at: /aws-kms-key-id\[only\]\{\}$/, by: /^other name$/, was: /^"Documents-key"$/, expect: 'fine', why: 'an output that no given stack has may be that of another one; what may be refused is the upload of the canary' },
  { part: /^other AWS::Lambda::Function$/, at: /CANARY\{RoleArn\}$/, by: /^other/, expect: 'found', why: 'with another role CloudFormation cannot read the output (facts 9.3)' },
  { part: /^other AWS::Lambda::Function$/, at: /CANARY\{\}$/, by: /^other (?:Region|name)$/, was: /^"[a-z]{2}-[a-z]+-\d"$/, expect: 'found', why: 'the output that is read is not where it is looked for' },
  { part: /^source key$/, by: /^add Deny on a call$/, was: /^not needed$/, expect: 'fine', why: 'the canary encrypts with the key, which replication does not' },
  { part: /^(?:replica key|destination bucket policy)$/, at: /<Allow Canary\w+>\.(?:Action|Resource)$/, by: /^widen$/, expect: 'fine', why: 'the statement is for the canary, and gives the role nothing' },
  { part: /^replica key$/, at: /<Allow Canary\w+>\.Condition\.StringLike\..*\[\]$/, by: /^(?:drop|other)/, expect: 'fine', why: 'the context of an object without a Bucket Key, which the canary does not write' },
] as const).map((row) => ({ ...row, in: /^canary$/ }));

/** Deployment itself, and what is beside the data. */
const BESIDE: readonly Row[] = [
  { part: /^source bucket$/, at: /Rules\[with RTC\](?:\.Filter\.Prefix)?$/, by: /^(?:drop|other name)$/, was: /contracts/, in: /^monitored$/, expect: 'silent', why: 'another rule covers all objects, for which the role is made' },
  { part: /^other Custom::(?:BatchReplication|UpdateObjectEncryption)Job$/, at: /ServiceToken$/, by: /^drop$/, expect: 'fails', why: 'CloudFormation requires the property' },
  { part: /^log bucket policy$/, by: /^drop resource$/, was: /BatchReplicationReports/, expect: 'fails', why: 'the job waits for the policy of the bucket for its reports' },
  { part: /^other (?:policy|Custom::UpdateObjectEncryptionJob)$/, at: /(?:Resource|Request)\{\}$/, by: /^other name$/, was: /^"LedgerKeys"$/, expect: 'between', why: 'an output that no given stack has may be that of another one; the job then fails, and the objects keep their key' },
  { part: /^other/, at: /(?:SourceArn|TargetArn|<(?:Deny -|Allow SendDeadLetters)>\.Resource)\{\}$/, by: /^other name$/, was: /^"Arn"$/, in: /^repair$/, expect: 'between', why: 'CloudFormation refuses the attribute; the proof knows none of queues and of rules of EventBridge' },
  { part: /^source bucket policy$/, by: /^drop resource$/, in: /^(?:rekey|migrate.*)$/, expect: 'fails', why: 'the job waits for the bucket and its policy' },
  { part: /^destination bucket policy$/, by: /^drop resource$/, in: /^rekey$/, expect: 'fails', why: 'the job waits for the bucket and its policy' },
  { part: /^source bucket policy$|^other Custom::UpdateObjectEncryptionJob$/, at: /(?:aws-kms-key-id\[\]|Request)\{\}$/, by: /^other (?:Region|name)$/, was: /^"[a-z]{2}-[a-z]+-\d"$/, in: /^(?:rekey|migrate.*)$/, expect: 'undecided', why: 'the output that is read is not where it is looked for' },
  { part: /^source bucket$/, at: /NotificationConfiguration(?!.*\{\}$)/, expect: 'silent', why: 'who is told of failures: objects replicate all the same (facts 7.2)' },
  { part: /^(?:destination bucket|role policy)$/, at: /(?:KMSMasterKeyID|<Allow UseReplicaBucketKeys>.*s3:arn\[\])\{\}$/, by: /^other name$/, was: /^"(?:(?:Paris|Ledger)?Keys|Backup)"$/, expect: 'between', why: 'an output that no given stack has may be that of another one; replicas are encrypted with the key of the rule, and one of the two contexts is left' },
  { part: /^source bucket policy$/, at: /aws-kms-key-id\[only\]\{\}$/, by: /^other name$/, was: /^"Keys"$/, expect: 'between', why: 'an output that no given stack has may be that of another one; what is refused without it are uploads' },
  { part: /^source key$/, at: /^Metadata/, in: /^pinned$/, expect: 'doubt', why: 'whether the key that is made is the one of the literals in other templates, and KMS gives no id like the other name' },
  { part: /^other AWS::FIS::ExperimentTemplate$/, at: /StopConditions.*\{\}$/, by: /^other name$/, was: /^"Arn"$/, expect: 'silent', why: 'which attributes an alarm has is not in the table of the types of a replication' },
  { part: /^(?!Parameters|Rules)/, at: /\{\}$/, by: /^other name$/, was: /^"[A-Z][\w:]*"$/, expect: 'found', why: 'CloudFormation refuses a reference to nothing, and an attribute that the type does not have' },
  { part: /^(?!log |other ).*bucket$/, at: /ServerSideEncryptionConfiguration\[\]$/, by: /^drop$/, expect: 'fails', why: 'S3 takes no encryption configuration without a rule' },
  { part: /bucket policy$/, at: /aws-kms-key-id\[only\]\{\}$/, was: /^"[a-z]{2}-[a-z]+-\d"$/, expect: 'undecided', why: 'the output that is read is not where it is looked for' },
  { part: /bucket$/, at: /ObjectLockConfiguration\.ObjectLockEnabled$/, by: /^flip$/, expect: 'fails', why: 'CloudFormation takes Enabled alone' },
  { part: /^destination bucket$/, at: /KMSMasterKeyID/, by: /^other Region$/, expect: 'undecided', why: 'S3 refuses uploads that name no key, replicas have that of the rule' },
  { part: /^destination bucket$|^other policy$/, at: /(?:KMSMasterKeyID|Resource)\{\}$/, by: /^other (?:Region|name)$/, was: /^"[a-z]{2}-[a-z]+-\d"$/, expect: 'undecided', why: 'the output that is read is not where it is looked for' },
  { part: /bucket$/, at: /Rules\[disabled\]\..*ReplicaKmsKeyID\{\}$/, by: /^other (?:Region|name)$/, was: /^"[a-z]{2}-[a-z]+-\d"$/, expect: 'undecided', why: 'the output that is read is not where it is looked for' },
  { part: /key$/, at: /<Deny DenyReplicationToOtherRegions>\.Effect$/, by: /^flip$/, expect: 'excess', why: 'it would let the role use the key for objects of other buckets' },
  { part: /./, at: /^(?:UpdateReplacePolicy|DeletionPolicy)$/, by: /^other name$/, expect: 'fails', why: 'CloudFormation takes one of a few words there' },
  { part: /^custom configuration$|Lambda::Function$/, at: /^Properties\.(?:ServiceToken|Code|Role)$/, by: /^drop$/, expect: 'fails', why: 'CloudFormation requires the property' },
  { part: /^Parameters$/, at: /Type$/, by: /^drop$/, expect: 'fails', why: 'CloudFormation requires the type' },
  { part: /^output$/, at: /^Outputs\.Value$/, by: /^drop$/, expect: 'fails', why: 'CloudFormation refuses an output without a value' },
  { part: /^(?:Parameters|Rules|output)$/, expect: 'silent', why: 'the version check of CDK, and outputs that nothing reads' },
  { part: /./, at: /^DependsOn/, by: /^other name$/, expect: 'fails', why: 'CloudFormation refuses a reference to nothing' },
  ...FUNCTION_OF_CUSTOM_RESOURCE,
  { part: /^other (?:policy|role)$/, at: /^(?!.*Roles)./, in: /^canary$/, expect: 'fine', why: 'S3 replicates whatever the canary may do; that it may not do its calls is said beside' },
  { part: /^output role$/, expect: 'between', why: 'by another role CloudFormation cannot read the output, and says so (facts 9.3)' },
  { part: /^(?:log bucket|other .*)$/, at: /^$|Roles/, expect: 'between', why: REFERS_TO_NOTHING },
  { part: /bucket policy$/, at: /^Properties\.Bucket(?:\{\})?$/, expect: 'between', why: REFERS_TO_NOTHING },
  { part: /^log bucket(?: policy)?$/, expect: 'silent', why: 'S3 delivers access logs as logging.s3.amazonaws.com; replication needs nothing of their bucket' },
  { part: /^other/, expect: 'silent', why: 'roles, policies, aliases, functions and keys that S3 does not replicate with' },
  { part: /./, at: /^(?:UpdateReplacePolicy|DeletionPolicy)/, expect: 'silent', why: 'what happens when a resource is taken out, not while it is there' },
  { part: /./, at: /\{RoleArn\}/, by: /^other account$/, expect: 'found', why: 'the role is of the account of the stack that has the output (facts 9.3)' },
  { part: /./, at: /\{RoleArn\}/, expect: 'found', why: 'with another role CloudFormation cannot read the output (facts 9.3)' },
];

/** Statements of the policies of the replication role, and its trust. */
const ROLE: readonly Row[] = [
  { part: /^role policy$/, at: /<Allow ReadSourceObjects>\.Action\[\]$/, was: /AnnotationForReplication/, by: /^(?:drop|other action)$/, expect: 'silent', why: 'objects are replicated without their annotations (facts 1.1)' },
  { part: /^role policy$/, at: /\.Sid$/, expect: 'silent', why: 'a name' },
  { part: /^role policy$/, at: /\.Version$/, by: /^drop$/, expect: 'silent', why: 'without Version policy variables are plain text, and the documents have none' },
  { part: /^role policy$/, at: /\.Action/, by: /^(?:drop|other action)$/, was: /^"s3:ReplicateTags"$/, expect: 'silent', why: 's3:ReplicateObject includes tags (facts 0.2)' },
  { part: /^role policy$|key$/, at: /<Allow UseReplicaBucketKeys>.*s3:arn\[\]/, by: /^(?:drop|other)/, was: /^"[^:]*"$|\/\*"(?:\]\]\})?$/, expect: 'between', why: 'with a Bucket Key the context is the ARN of the bucket (facts 2.1); the ARN of objects is there in case S3 does otherwise (facts 2.3, live test)' },
  { part: /^role policy$/, at: /<Allow DecryptSourceObjects>\.Resource\[\]$/, by: /^drop$/, in: /^(?:existing-bucket|rekey|migrate.*)$/, was: /FormerKey/, expect: 'between', why: 'whether older objects lie under the former key, no template tells' },
  { part: /^role policy$/, at: /PolicyDocument/, by: /^(?:drop|flip|other|widen)/, expect: 'found', why: 'every element is needed, and narrower or wider is wrong (facts 1.1, 1.2, 2.2)' },
  { part: /^role policy$/, at: /Roles/, expect: 'found', why: 'the role has the policy no longer' },
  { part: /^role policy$/, at: /Path/, by: /^other name$/, expect: 'fails', why: 'a path of IAM begins and ends with a slash' },
  { part: /^role policy$/, at: /(?:Description|Path)/, expect: 'silent', why: 'names and texts' },
  { part: /^role policy$/, by: /^drop resource$/, expect: 'found', why: 'the role has the policy no longer' },
  { part: /^role policy$/, by: /^add Deny on a call$/, was: /^needed$/, expect: 'found', why: 'an explicit deny wins' },
  { part: /^role policy$/, by: /^add Deny on a call$/, expect: 'silent', why: 'S3 does not make the call for these rules' },
  { part: /^role policy$/, by: /^add Deny outside/, expect: 'found', why: 'S3 calls over its own network: keys of networks are absent, and a negated operator then applies' },
  { part: /policy$/, by: /^add Deny of another resource$/, in: /^(?:existing-(?:bucket|destination)|migrate.*)$/, expect: 'between', why: 'the name that CloudFormation generates for the bucket could be the one in the statement' },
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
  { part: /^replication role$/, by: /^drop resource$/, expect: 'found', why: 'no role, or none that can be assumed' },
  { part: /^replication role$/, at: /RoleName|Path/, in: /^(?:canary|cross-account|mixed|protected-replica|two-apps|backup-account|perimeter)$/, expect: 'found', why: 'bucket and key policies name the role by its ARN' },
  { part: /^replication role$/, at: /RoleName/, expect: 'silent', why: 'in the same account everything refers to the role' },
];

/** The buckets themselves. */
const BUCKETS: readonly Row[] = [
  { part: /bucket$/, at: /^Metadata/, expect: 'silent', why: 'says what this library made, and configures nothing' },
  { part: /^source bucket$|^custom configuration$/, by: /^drop resource$/, expect: 'between', why: NOTHING_TO_PROVE },
  { part: /bucket$/, by: /^drop resource$/, expect: 'found', why: 'nothing to replicate to (DstBucketNotFound)' },
  { part: /bucket$/, at: /VersioningConfiguration$/, by: /^drop$/, in: /^(?:object-lock|protected-replica)/, expect: 'silent', why: 'S3 makes a bucket with Object Lock versioned, whether the template says so or not (S3 User Guide, Object Lock)' },
  { part: /bucket$/, at: /VersioningConfiguration/, expect: 'found', why: 'both buckets have to be versioned (facts 4)' },
  { part: /bucket$/, at: /^Properties\.BucketName$/, expect: 'found', why: 'ARNs in rules and policies name the bucket' },
  { part: /^(?:source|destination|two-way) bucket$/, at: /BucketNamespace/, expect: 'fails', why: 'a name in -an needs its namespace (facts 12.3)' },
  { part: /bucket$/, at: /Tags\[\]\.(?:Key|Value)$/, by: /^drop$/, expect: 'fails', why: 'a tag has a key and a value' },
  { part: /bucket$/, at: /(?:LifecycleConfiguration|LoggingConfiguration|PublicAccessBlockConfiguration|AccelerateConfiguration|Tags)/, expect: 'silent', why: 'settings of the bucket that replication does not ask for (facts 5.5)' },
  { part: /bucket$/, at: /(?:SSEAlgorithm|ServerSideEncryptionConfiguration|OwnershipControls\.Rules)$/, by: /^drop$/, expect: 'fails', why: 'CloudFormation requires the property' },
  { part: /bucket$/, at: /OwnershipControls/, expect: 'silent', why: 'without an owner override no further permission is needed; replicas then belong to the source account (facts 1.8, 6.2)' },
  { part: /^(?:source|two-way) bucket$/, by: /^set ObjectLockEnabled$/, expect: 'found', why: 'the destinations then need Object Lock, and the role its two actions (facts 1.7)' },
  { part: /^destination bucket$/, by: /^set ObjectLockEnabled$/, expect: 'silent', why: 'a destination may have Object Lock where the source has none' },
  { part: /bucket$/, at: /^Properties\.ObjectLockEnabled$/, in: /^(?:object-lock|protected-replica)$/, expect: 'found', why: 'source and destination need Object Lock both, and the role is made for it (facts 1.7)' },
  { part: /bucket$/, at: /DefaultRetention\.(?:Mode|Days|Years)$/, by: /^drop$/, expect: 'fails', why: 'S3 wants a mode and one of days and years' },
  { part: /bucket$/, at: /DefaultRetention\.Years$/, by: /^other number$/, expect: 'fails', why: 'S3 takes 100 years at most' },
  { part: /bucket$/, at: /ObjectLock/, expect: 'silent', why: 'default retention of one bucket' },
  { part: /bucket$/, at: /SSEAlgorithm$/, by: /^flip$/, was: /aws:kms/, expect: 'fails', why: 'S3 refuses a key beside AES256' },
  { part: /^source bucket$/, at: /(?:BucketEncryption|ServerSideEncryptionByDefault)$/, by: /^drop$/, in: /^(?:existing-bucket|migrate.*)$/, expect: 'fine', why: 'a bucket of the user: objects are encrypted with SSE-S3 and replicate without a key (facts 1.2)' },
  { part: /^destination bucket$/, at: /BucketEncryption/, in: /^existing-destination$/, expect: 'silent', why: 'a bucket of the user, whose default encryption is not used for replicas (facts 0.2)' },
  { part: /^(?:source|destination|two-way) bucket$/, at: /(?:BucketEncryption|ServerSideEncryptionByDefault)$/, by: /^drop$/, expect: 'fails', why: 'what is uploaded to a bucket of this library is encrypted with its key' },
  { part: /^destination bucket$/, at: /BucketEncryption(?!.*BucketKeyEnabled)/, by: /^(?:drop|other)/, in: /^(?:backup-account|two-apps)$/, expect: 'found', why: 'the rule names the key by a literal ARN, and what ties it to the template is the default encryption of the bucket' },
  { part: /^destination bucket$/, at: /BucketEncryption/, expect: 'silent', why: 'default encryption of the destination is not used for replicas (facts 0.2)' },
  { part: /bucket$/, at: /BucketKeyEnabled/, expect: 'silent', why: 'both forms occur in one bucket anyway and both are allowed (facts 2.2)' },
  { part: /bucket$/, at: /KMSMasterKeyID/, expect: 'found', why: 'the role may decrypt with the stated key alone' },
];

/** The replication configuration. */
const CONFIGURATION: readonly Row[] = [
  { part: /bucket$/, at: /Filter(?:\.And)?\.Tag.*\.(?:Key|Value)$/, by: /^drop$/, expect: 'found', why: 'S3 wants key and value of a tag' },
  { part: /bucket$/, at: /Rules\[disabled\].*(?:Bucket|Destination|Status|Priority|DeleteMarkerReplication|EncryptionConfiguration|ReplicaKmsKeyID|Filter|SourceSelectionCriteria|SseKmsEncryptedObjects)$/, by: /^drop$/, expect: 'found', why: 'S3 wants a rule to be complete that is off, too' },
  { part: /bucket$/, at: /Rules\[disabled\]\.DeleteMarkerReplication/, by: /^flip$/, expect: 'found', why: 'not for a rule with tags (facts 5.2)' },
  { part: /bucket$/, at: /Rules\[disabled\]/, expect: 'silent', why: 'a rule that is off' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Role/, expect: 'found', why: 'S3 has no role, or one that nobody knows' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Id/, expect: 'silent', why: 'S3 generates an id' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Priority/, by: /^drop$/, expect: 'between', why: 'AWS writes that a filter goes with a priority (facts 5.2), and s3.Bucket of CDK leaves it out of single rules, which deploys' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Priority/, expect: 'silent', why: 'any unique number will do' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.DeleteMarkerReplication/, expect: 'found', why: 'schema V2 wants it (facts 5.2), and s3:ReplicateDelete goes with it' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination\.Bucket/, expect: 'found', why: 'another bucket, which the role may not write to' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination\.Account/, by: /^drop$/, expect: 'silent', why: 'a guard against a bucket that changed hands; S3 replicates without it (facts 6.2)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination\.Account/, expect: 'found', why: 'S3 refuses an account that does not own the destination (facts 4)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination\.EncryptionConfiguration/, expect: 'found', why: 'no key, or one that the role may not use (facts 4)' },
  { part: /bucket$/, at: /Destination\.ReplicationTime/, expect: 'fails', why: 'RTC is 15 minutes, and the threshold of its metrics wants it (facts 4, 12.3)' },
  { part: /bucket$/, at: /Rules\[with RTC\]\.Destination\.Metrics/, expect: 'fails', why: 'RTC wants metrics that are enabled, with its threshold (facts 12.3)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination\.Metrics\.Status/, by: /^drop$/, expect: 'found', why: 'metrics need a status (schema of CloudFormation)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination\.Metrics/, expect: 'silent', why: 'metrics without RTC are free to choose (facts 5.3)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination\.StorageClass/, expect: 'silent', why: 'another class of the list (facts 5.2)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Destination$/, expect: 'found', why: 'a rule needs a destination' },
  { part: /bucket$/, at: /Rules\[.*\]\.Filter$/, by: /^drop$/, expect: 'found', why: 'without a filter the rule is of schema V1, in which S3 refuses DeleteMarkerReplication (facts 5.2)' },
  { part: /bucket$/, at: /Rules\[.*\]\.Filter(?:\.And)?\.Tag/, expect: 'silent', why: 'other objects of the same prefix, for which the role needs the same' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Filter\.Prefix$/, by: /^drop$/, was: /^""$/, expect: 'silent', why: 'an empty filter is for all objects (facts 5.2)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Filter/, expect: 'found', why: 'the role may read the objects of the stated prefix alone' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.SourceSelectionCriteria\.ReplicaModifications/, expect: 'between', why: 'metadata of replicas flows back only if both buckets say so (facts 5.2); objects replicate all the same' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.SourceSelectionCriteria/, expect: 'found', why: 'S3 skips objects under a key without the opt-in (facts 1.2)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Status/, by: /^drop$/, expect: 'found', why: 'a rule needs a status (facts 5.2)' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]\.Status/, expect: 'between', why: 'a rule that is switched off is what somebody wants: S3 copies nothing, and nothing keeps it from it' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules\[.*\]$/, by: /^drop$/, expect: 'found', why: 'the role may then do more than the other rules need' },
  { part: /bucket$/, at: /ReplicationConfiguration\.Rules$/, by: /^drop$/, expect: 'found', why: 'S3 wants at least one rule' },
  { part: /bucket$/, at: /ReplicationConfiguration$/, by: /^drop$/, in: /^(?:existing-bucket|migrate.*)$/, expect: 'between', why: NOTHING_TO_PROVE },
  { part: /bucket$/, at: /ReplicationConfiguration$/, by: /^drop$/, expect: 'fails', why: 'a source bucket of this library has a configuration' },
  { part: /^custom configuration$/, at: /^DependsOn$/, by: /^drop$/, expect: 'found', why: 'S3 wants the destination before the configuration (facts 9.2)' },
  { part: /bucket$|^custom configuration$/, at: /^DependsOn/, expect: 'between', why: 'objects that arrive before the role has its policies fail; afterwards nothing does (facts 9.2, inference)' },
];

/** Policies of the buckets; in the same account they need to allow nothing, and Deny statements are all they have. */
const BUCKET_POLICIES: readonly Row[] = [
  { part: /bucket policy$/, at: /\.Sid$/, expect: 'silent', why: 'a name' },
  { part: /bucket policy$/, at: /\.Version$/, by: /^drop$/, expect: 'silent', why: 'the documents have no policy variables' },
  { part: /bucket policy$/, at: /\.Version$/, expect: 'found', why: 'S3 refuses the document' },
  { part: /bucket policy$/, at: /\.PolicyDocument(?:\.Statement)?$/, by: /^drop$/, expect: 'found', why: 'S3 refuses a policy without statements' },
  { part: /bucket policy$/, by: /^add a second/, expect: 'found', why: 'S3 keeps one policy of a bucket' },
  { part: /bucket policy$/, by: /^add statement with an unknown/, expect: 'found', why: 'S3 refuses the document' },
  { part: /bucket policy$/, by: /^add Deny on a call$/, was: /^needed$/, expect: 'found', why: 'an explicit deny wins (facts 6.3)' },
  { part: /bucket policy$/, by: /^add Deny on a call$/, was: /^of another service$/, expect: 'fails', why: 'S3 refuses a policy with an action of another service ("Policy has invalid action")' },
  { part: /bucket policy$/, by: /^add Deny outside/, was: /^needed$/, expect: 'found', why: 'S3 calls over its own network, and nobody knows the organization' },
  { part: /bucket policy$/, by: /^add Deny of another resource$/, expect: 'fails', why: 'S3 refuses a policy about another bucket' },
  { part: /bucket policy$/, by: /^add/, expect: 'silent', why: 'not S3, or not what it does there' },
  { part: /bucket policy$/, by: /^drop resource$/, was: /"Effect":"Allow"/, expect: 'found', why: 'the destination has to let in a role of another account (facts 6.1)' },
  { part: /bucket policy$/, by: /^drop resource$/, expect: 'silent', why: 'nothing but Deny statements, which replication does not miss' },
  { part: /bucket policy$/, at: /<Deny ->$/, by: /^drop$/, expect: 'found', why: 'the only statement: S3 refuses a policy without' },
  { part: /bucket policy$/, at: /<Deny[^>]*>$/, by: /^drop$/, expect: 'silent', why: 'one Deny less' },
  { part: /bucket policy$/, at: /<Deny[^>]*>\.(?:Action|Effect|Principal|Resource)(?:\.AWS)?$/, by: /^drop$/, expect: 'found', why: 'S3 refuses a statement without the element' },
  { part: /bucket policy$/, at: /<Deny DenyDeletionByOthers>\.Action/, by: /^widen$/, expect: 'found', why: 'of the statements about objects the one that does not exempt the role' },
  { part: /^source bucket policy$/, at: /<Deny DenyOutsideNetwork>\.Effect$/, by: /^flip$/, expect: 'found', why: 'it would let anybody replicate into the bucket, and no template tells who does' },
  { part: /bucket policy$/, at: /<Deny DenyOther(?:Encryption|Keys)>\.Action/, by: /^widen$/, expect: 'fine', why: 'in its narrow conditions it denies more that is not replication by default' },
  { part: /bucket policy$/, at: /<Deny[^>]*>\.Effect$/, by: /^flip$/, expect: 'found', why: 'it would let in whom it kept out' },
  { part: /bucket policy$/, at: /<Deny DenyOutsideNetwork>\.Action\[\]$/, by: /^other action$/, expect: 'silent', why: 'the statement names the bucket beside its objects, so that S3 takes actions on either' },
  { part: /bucket policy$/, at: /<Deny DenyOutsideNetwork>\.Resource\[\]$/, by: /^drop$/, expect: 'fails', why: 'S3 refuses actions whose kind of resource, bucket or object, the statement does not name' },
  { part: /bucket policy$/, at: /<Deny[^>]*>\.Action/, by: /^other action$/, was: /^"s3:(?:(?!.*Bucket).*Object|Replicate|Bypass)/, expect: 'found', why: 'S3 refuses an action on buckets where objects alone are named' },
  { part: /bucket policy$/, at: /<Deny[^>]*>\.Resource(?:\[\])?\{\}$/, by: /^other name$/, was: /^"(?:|\/\*)"$/, expect: 'found', why: 'S3 refuses a policy about another bucket' },
  { part: /bucket policy$/, at: /<Deny[^>]*>\.(?:Action|Effect|Principal|Resource)/, expect: 'silent', why: 'it denies less, or in its narrow conditions more that is not replication' },
  { part: /bucket policy$/, at: /<Deny Deny(?:InsecureTransport|OutdatedTls)>\.Condition/, expect: 'found', why: 'it would deny what S3 does over TLS 1.2 and later' },
  { part: /bucket policy$/, at: /<Deny ->\.Condition/, expect: 'found', why: 'it would deny what S3 does over TLS' },
  { part: /bucket policy$/, at: /\[only\]$/, by: /^drop$/, expect: 'found', why: 'S3 refuses a condition without values' },
  { part: /bucket policy$/, at: /<Deny DenyOther(?:Encryption|Keys)>\.Condition\.Null/, expect: 'found', why: 'uploads without the header would be refused (facts 6.4)' },
  { part: /bucket policy$/, at: /<Deny DenyOther(?:Encryption|Keys)>\.Condition/, expect: 'silent', why: 'a Deny on s3:PutObject does not reach replication (facts 6.4)' },
  { part: /bucket policy$/, at: /<Deny DenyOutside(?:Network|Organization)>\.Condition$/, by: /^drop$/, expect: 'found', why: 'it would deny everybody' },
  { part: /bucket policy$/, at: /<Deny DenyOutsideNetwork>\.Condition\.ArnNotEqualsIfExists/, expect: 'found', why: 'S3 comes from no network of the user, so that the exemption of the role is needed' },
  { part: /bucket policy$/, at: /<Deny DenyOutside(?:Network|Organization)>\.Condition/, expect: 'silent', why: 'the other conditions exempt the role each by itself' },
  { part: /bucket policy$/, at: /<Deny DenyWritesByOthers>\.Condition/, expect: 'found', why: 'the exemption of the role' },
  { part: /bucket policy$/, at: /<Deny Deny(?:Deletion|Reconfiguration)ByOthers>\.Condition/, expect: 'silent', why: 'S3 neither deletes nor configures' },
  { part: /bucket policy$/, at: /<Allow.*Action\[\]$/, by: /^drop$/, was: /^"s3:ReplicateTags"$/, expect: 'silent', why: 's3:ReplicateObject includes tags (facts 0.2)' },
  { part: /bucket policy$/, at: /<Allow.*\.Action/, by: /^widen$/, expect: 'excess', why: WIDER },
  { part: /bucket policy$/, at: /<Allow/, by: /^widen$/, expect: 'silent', why: NARROWED },
  { part: /bucket policy$/, at: /<Allow[^>]*>\.Condition(?:\.ArnEquals(?:\.aws:PrincipalArn)?)?$/, by: /^drop$/, expect: 'excess', why: WIDER },
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
  { part: /key$/, at: /KeyPolicy$/, by: /^drop$/, type: /ReplicaKey$/, expect: 'fails', why: 'CloudFormation requires the policy of a replica key (facts 3.3)' },
  { part: /key$/, at: /KeyPolicy$/, by: /^drop$/, was: /PrincipalArn/, expect: 'found', why: 'the default policy lets in no other account' },
  { part: /key$/, at: /KeyPolicy$/, by: /^drop$/, expect: 'silent', why: 'KMS gives the default policy, which delegates to IAM' },
  { part: /key$/, at: /<Deny DenyReplicationToOtherRegions>$/, by: /^drop$/, expect: 'silent', why: 'one Deny less' },
  { part: /key$/, at: /<Deny[^>]*>\.(?:Action|Effect|Principal|Resource)(?:\.AWS)?$/, by: /^drop$/, expect: 'found', why: 'KMS refuses a statement without the element' },
  { part: /key$/, at: /\[only\]$/, by: /^drop$/, expect: 'found', why: 'KMS refuses a condition without values' },
  { part: /key$/, at: /<Deny DenyReplicationToOtherRegions>.*(?:Action)$/, by: /^widen$/, expect: 'found', why: 'a Deny on every call but in a context that S3 does not have' },
  { part: /key$/, at: /<Deny DenyReplicationToOtherRegions>/, expect: 'silent', why: 'kms:ReplicateKey, which S3 does not call' },
  { part: /key$/, at: /<Allow (?!EnableIamPolicies).*\.Action/, by: /^widen$/, expect: 'excess', why: WIDER },
  { part: /key$/, at: /<Allow (?!EnableIamPolicies)/, by: /^widen$/, expect: 'silent', why: NARROWED },
  { part: /key$/, at: /<Allow[^>]*>\.Condition(?:\.ArnEquals(?:\.aws:PrincipalArn)?)?$/, by: /^drop$/, expect: 'excess', why: WIDER },
  { part: /key$/, at: /<Allow[^>]*>\.Condition(?:\.\w+(?:\.[\w:]+)?)?$/, by: /^drop$/, expect: 'silent', why: NARROWED },
  { part: /key$/, at: /KeyPolicy/, expect: 'found', why: 'who may use the key, exactly' },
  { part: /key$/, at: /PrimaryKeyArn/, expect: 'found', why: 'another key than the rule names, or none' },
];

/** The configuration that a custom resource puts. */
const CUSTOM: readonly Row[] = [
  { part: /^custom configuration$/, at: /Properties\.Create/, was: /^\{|^"\{\\"service|^"\\"\},/, expect: 'between', why: NOTHING_TO_PROVE },
  { part: /^custom configuration$/, at: /Properties\.Create/, expect: 'found', why: 'role, destination and key of the configuration' },
  { part: /^custom configuration$/, at: /Properties\.Update/, expect: 'between', why: 'what the next change of the resource would put; the proof reads what is put first' },
  { part: /^custom configuration$/, expect: 'silent', why: 'what the resource does when it is deleted, and who runs it' },
];

/** Stacks, and what one reads of another. */
const STACKS: readonly Row[] = [
  { part: /^stack$/, at: /dependencies/, was: /key|which it reads$/i, expect: 'between', why: 'an output that is read too early stops the deployment, aloud (facts 9.3)' },
  { part: /^stack$/, at: /dependencies/, expect: 'found', why: 'S3 wants the destination before the configuration (facts 9.2)' },
  { part: /^stack$/, expect: 'found', why: 'names, ARNs and conditions state the account and the Region' },
  { part: /^output that is read$/, expect: 'found', why: 'the value is not there, or another' },
];

export const EXPECTATIONS: readonly Row[] = [
  ...EXPECTATIONS_OF_KINDS,
  ...OF_CANARY, ...BESIDE, ...ROLE, ...CONFIGURATION, ...BUCKETS, ...BUCKET_POLICIES, ...KEYS, ...CUSTOM, ...STACKS,
];
