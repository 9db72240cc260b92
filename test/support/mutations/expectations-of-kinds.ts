import type { Row } from './expectation';

/**
 * What has to come of the mutants of `kinds`, from AWS's texts and from what people reported (facts are cited by
 * number).
 */

const NOT_MADE = 'what is not made cannot be read, written, assumed or used';
const NO_NEED = 'nothing but Deny statements, which replication does not miss';
const MACRO = 'a macro may return anything in place of what it receives';
const REFUSED = 'CloudFormation refuses the template before it makes anything';
const NOTHING_TO_PROVE = 'nothing is replicated any longer, or the whole set-up is refused, since others refer to the bucket';

/** Conditions, macros and dangling names. */
const CONTAINERS: readonly Row[] = [
  { part: /./, by: /^make it under a condition that always holds$/, expect: 'silent', why: 'it is made' },
  { part: /./, by: /^make it under a condition that nobody declares$|^make it depend on nothing that is there$/, expect: 'fails', why: REFUSED },
  { part: /./, by: /^add a macro (?:to|beside) its properties$/, expect: 'undecided', why: MACRO },
  { part: /^(?:source|two-way) bucket$|^custom configuration$/, by: /^make it under an? (?:open )?condition/, expect: 'between', why: NOTHING_TO_PROVE },
  { part: /^replica key$/, by: /^make it under a condition that never holds$/, in: /^(?:shared-key|migrate)/, expect: 'doubt', why: 'an account of its own may have made a key of that id' },
  { part: /bucket policy$/, by: /^give the account of the role everything$/, was: /^other account$/, in: /^(?:backup-account|pipeline-stage)/, expect: 'between', why: 'the account of a role that replicates between other buckets is no concern of this replication' },
  { part: /^stack$/, by: /^be deployed before what it depends on$/, in: /^(?:shared-key|migrate)/, expect: 'between', why: 'of several replicas of a key one stack alone is read, and the ARN of a replica key is known before' },
  { part: /bucket policy$/, by: /^make it under a condition that never holds$/, was: /"Effect":"Allow"/, expect: 'fails', why: 'the destination has to let in a role of another account (facts 6.1)' },
  { part: /bucket policy$/, by: /^make it under an open condition$/, was: /"Effect":"Allow"/, expect: 'doubt', why: 'the destination has to let in a role of another account (facts 6.1)' },
  { part: /bucket policy$/, by: /^make it under an? (?:open )?condition/, expect: 'fine', why: NO_NEED },
  { part: /^destination bucket$/, by: /^make it under a condition that never holds$/, expect: 'doubt', why: 'nothing to replicate to, unless somebody else made a bucket of the name' },
  { part: /./, by: /^make it under a condition that never holds$/, expect: 'fails', why: NOT_MADE },
  { part: /./, by: /^make it under an open condition$/, expect: 'doubt', why: NOT_MADE },
];

const STACKS: readonly Row[] = [
  { part: /^stack$/, by: /^put the template through/, expect: 'undecided', why: MACRO },
  { part: /^stack$/, by: /^use the language extensions$/, expect: 'silent', why: 'what AWS::LanguageExtensions adds is known, and none of it is used' },
  { part: /^stack$/, by: /^include/, expect: 'undecided', why: MACRO },
  { part: /^stack$/, by: /^read an output that nobody makes$/, expect: 'between', why: 'another app may export it; if none does, CloudFormation refuses the stack, aloud' },
  { part: /^stack$/, by: /^be deployed before/, expect: 'fails', why: 'what the other stack makes is not there: keys, the destination or their outputs (facts 9.2, 9.3)' },
  { part: /^stack$/, by: /^let what it depends on read/, expect: 'fails', why: 'each stack waits for the other' },
];

/** The role and its policies. */
const ROLE: readonly Row[] = [
  { part: /role$/, by: /^let Batch Operations in/, expect: 'silent', why: 'the permissions page lets both in where jobs replicate what exists (facts 8)' },
  { part: /role$/, by: /^add the action of Batch Operations$/, expect: 'excess', why: 'a job runs with a role that batchoperations.s3.amazonaws.com may assume' },
  { part: /role$/, by: /^attach (?:ReadOnlyAccess|AmazonS3FullAccess)$/, expect: 'excess', why: 'far more than the role needs, and no Deny' },
  { part: /role$/, by: /^attach AWSSomething/, expect: 'fine', why: 'the policies of the role allow every call already, and no policy of AWS for roles denies one' },
  { part: /role$/, by: /^attach a policy that a later stack makes$/, expect: 'fails', why: 'IAM refuses to attach a policy that does not exist' },
  { part: /role$/, by: /^make a second role of its name/, expect: 'fails', why: 'names of roles are unique inside an account, whatever the Region and the case' },
  { part: /role$/, by: /^make a role of its name in another account$/, expect: 'silent', why: 'names of roles are unique inside an account alone' },
  { part: /role$/, by: /^make its name 65/, expect: 'fails', why: 'IAM takes 64 characters' },
  { part: /role$/, by: /^give it a path that does not end$/, expect: 'fails', why: 'a path of IAM begins and ends with a slash' },
  { part: /role policy$/, by: /^make it two inline policies of one name$/, expect: 'fails', why: 'CloudFormation refuses the second since 30 January 2026, before that it replaced the first' },
  { part: /role policy$/, by: /^make it two inline policies of two names$/, expect: 'silent', why: 'the same statements twice' },
  { part: /role policy$/, by: /^make it an inline policy without a name$/, expect: 'fails', why: 'PolicyName is required' },
  { part: /role policy$/, by: /^allow s3:PutObject.* too$/, was: /^locked$/, expect: 'silent', why: 'the failure reasons name it, the permissions page does not (facts 1.7)' },
  { part: /role policy$/, by: /^allow s3:PutObject.* too$/, expect: 'excess', why: 'nothing is locked' },
  { part: /role policy$/, by: /^allow (?:all actions but|an action on all buckets but)/, expect: 'excess', why: 'everything but something is more than needed' },
  { part: /role policy$/, by: /^name (?:the key by its id|objects without an ARN)$/, expect: 'fails', why: 'IAM refuses a Resource that is no ARN' },
  { part: /role policy$/, by: /^ask for one character at least$/, expect: 'silent', why: 'every key has one' },
  { part: /role policy$/, by: /^take a suffix too$/, expect: 'excess', why: 'objects beyond the prefix of the rule' },
  { part: /role policy$/, by: /^allow more|^allow decryption for another/, expect: 'excess', why: 'a condition that can hold hides no grant' },
  { part: /role policy$/, by: /^allow an action that does not exist$/, expect: 'found', why: 'IAM accepts the action, and nothing is granted: a slip of the pen' },
  { part: /role policy$/, by: /^allow an action of buckets on objects$/, expect: 'silent', why: 'it grants nothing' },
  { part: /role policy$/, by: /^allow nothing, on an ARN of nothing$|^(?:join|substitute|read)/, expect: 'fails', why: REFUSED },
  { part: /role policy$/, by: /^name the key by its alias$/, was: /kms:Encrypt|^Decrypt\w* "kms:Decrypt"$/, expect: 'fails', why: 'an alias never identifies a key in Resource (facts 12.2)' },
  { part: /role policy$/, by: /^name the key by its alias$/, expect: 'found', why: 'an alias never identifies a key in Resource (facts 12.2); whether S3 makes these calls AWS\'s pages disagree (facts 12.4)' },
  { part: /role policy$/, by: /^ask (?:for|that)/, expect: 'excess', why: 'it also holds for calls that are not of S3, or of other contexts' },
  { part: /role policy$/, by: /^write under aws:kms alone$/, expect: 'found', why: 'objects that an upload puts under SSE-S3 are covered by the rule, and denied (facts 12.4)' },
  { part: /role policy$/, by: /^write under any encryption$/, expect: 'silent', why: 'the form of AWS\'s walkthrough (facts 1.10)' },
  { part: /role policy$/, by: /^escape the star$/, expect: 'fails', why: '${*} is a star, and matches nothing else' },
];

/** Buckets and their configurations. */
const BUCKETS: readonly Row[] = [
  { part: /bucket$/, by: /^take a word that nobody knows$/, expect: 'fails', why: 'CloudFormation takes one of a few words there' },
  { part: /bucket$/, by: /^make its name uppercase$|^leave a name in -an/, expect: 'fails', why: 'S3 refuses the name (facts 12.3)' },
  { part: /^destination bucket$/, by: /^encrypt with a key of another Region$/, expect: 'found', why: 'uploads to the destination fail; replicas are encrypted with the key of the rule' },
  { part: /bucket$/, by: /^encrypt with a key of another Region$/, expect: 'fails', why: 'every upload fails, so that nothing is there to replicate' },
  { part: /bucket$/, by: /^put versioning into a member/, in: /^(?:object-lock|protected-replica)/, expect: 'undecided', why: 'with Object Lock the bucket is versioned; what AWS does with the member is not known' },
  { part: /bucket$/, by: /^put versioning into a member/, expect: 'fails', why: 'members of the prototype are data; the bucket is not versioned' },
  { part: /^(?:source|two-way) bucket$/, by: /^configure Object Lock alone$/, expect: 'found', why: 'S3 enables Object Lock on a versioned bucket; the destinations then need it, and the role its two actions (facts 1.7)' },
  { part: /bucket$/, by: /^configure Object Lock alone$/, expect: 'fine', why: 'a destination may have Object Lock where the source has none' },
  { part: /bucket$/, by: /^have no rule$/, expect: 'fails', why: 'S3 wants at least one rule' },
  { part: /bucket$/, by: /^disable every rule$/, expect: 'fails', why: 'nothing is replicated' },
  { part: /bucket$/, by: /^be enabled by a default that the manifest/, expect: 'fails', why: 'the manifest overrides the default, and nothing is replicated' },
  { part: /bucket$/, by: /^be disabled by a default that the manifest/, expect: 'fine', why: 'the manifest overrides the default' },
  { part: /bucket$/, by: /^be enabled by a default$/, expect: 'fine', why: 'as deployed without a value' },
  { part: /bucket$/, by: /^be disabled by a default$/, expect: 'fails', why: 'as deployed without a value, nothing is replicated' },
  { part: /bucket$/, by: /^name the role by Ref$/, expect: 'fails', why: 'Ref of a role is its name, S3 wants its ARN' },
  { part: /bucket$/, by: /^give every rule the same priority$/, expect: 'fails', why: 'priorities are unique (facts 5.2)' },
  { part: /bucket$/, by: /^have time control and metrics$|^have metrics without|^have metrics while/, expect: 'silent', why: 'metrics are free to choose, with time control they are required (facts 12.3)' },
  { part: /bucket$/, by: /^have (?:a threshold|time control)/, expect: 'fails', why: 'time control wants metrics with a threshold of 15 minutes, a threshold wants time control (facts 12.3)' },
  { part: /bucket$/, by: /^use the related key|^exclude a prefix$/, expect: 'undecided', why: 'fields of the API since November 2026, which no template can carry yet (facts 12.1)' },
  { part: /bucket$/, by: /^name the destination without its ARN$/, expect: 'fails', why: 'S3 wants the ARN of the bucket' },
  { part: /bucket$/, by: /^(?:begin|end) the prefix/, expect: 'found', why: 'a prefix is literal, and matches nothing that people upload (facts 12.3)' },
  { part: /bucket$/, by: /^be a rule of V1$/, was: /^delete markers$/, expect: 'silent', why: 'V1 replicates the delete markers of users, and the role may do so (facts 12.3)' },
  { part: /bucket$/, by: /^be a rule of V1$/, expect: 'fails', why: 'V1 replicates the delete markers of users, for which the role needs s3:ReplicateDelete (facts 12.3)' },
  { part: /bucket$/, by: /^be a rule of V1 with a priority$/, was: /^delete markers$/, expect: 'undecided', why: 'the API refuses it, one report through CloudFormation says that it worked (facts 12.3)' },
  { part: /bucket$/, by: /^be a rule of V1 with/, expect: 'fails', why: 'elements of V2 alone (facts 12.3)' },
];

/** Policies of buckets and keys. */
const RESOURCE_POLICIES: readonly Row[] = [
  { part: /policy$/, by: /^give the role everything$/, was: /^other account$/, expect: 'between', why: 'the policies of the role in its own account withhold what is beyond need; its account could still give it' },
  { part: /policy$/, by: /^give the account of the role/, was: /^same account$/, expect: 'fine', why: 'inside an account it leaves the choice to IAM policies, as without it' },
  { part: /(?:policy|key)$/, by: /^give the (?:role|account)/, expect: 'found', why: 'inside an account the policy of a bucket or key grants by itself; to another account it leaves the choice' },
  { part: /(?:policy|key)$/, by: /^give everybody|^let everybody/, expect: 'found', why: 'everybody may read replicas or originals' },
  { part: /destination bucket policy$/, by: /^deny s3:PutObject/, was: /^locked$/, expect: 'found', why: 'the failure reasons of S3 name it for locked objects (facts 1.7)' },
  { part: /policy$/, by: /^deny s3:PutObject/, expect: 'silent', why: 'S3 does not make the call for these rules' },
  { part: /policy$/, by: /^allow an action of buckets on objects$/, expect: 'fails', why: 'S3 refuses a policy whose action does not apply to its resource' },
  { part: /policy$/, by: /^let in a user that a later/, expect: 'fails', why: 'S3 refuses a principal that does not exist yet' },
  { part: /policy$/, by: /^let in a role that nobody/, expect: 'fine', why: 'a role that no template makes may be there already' },
  { part: /policy$/, by: /^move it to another account$/, expect: 'fails', why: 'PutBucketPolicy answers 405 to another account' },
  { part: /policy$/, by: /^move it to another Region$/, expect: 'doubt', why: 'CloudFormation calls S3 in the Region of the stack, which redirects' },
  { part: /(?:policy|key)$/, by: /^(?:read|refer|substitute|join)/, expect: 'fails', why: REFUSED },
  { part: /key$/, by: /^schedule its deletion in 3 days$/, expect: 'fails', why: 'KMS waits 7 to 30 days' },
  { part: /key$/, by: /^make a second replica/, expect: 'fails', why: 'one replica of a primary key in a Region (facts 3.3)' },
  { part: /key$/, by: /^make a replica without a key policy$/, expect: 'fails', why: 'CloudFormation requires the policy of a replica key (facts 3.3)' },
];

const ALIASES: readonly Row[] = [
  { part: /Alias$/, by: /^make a second alias/, expect: 'fails', why: 'names of aliases are unique inside an account and a Region' },
  { part: /Alias$/, by: /^make an alias of its name in another/, expect: 'silent', why: 'names of aliases are unique inside an account and a Region alone' },
];

/** Nested stacks. */
const NESTED: readonly Row[] = [
  { part: /^nested stack$/, by: /^leave its template out/, expect: 'undecided', why: 'what is in it is in no template' },
  { part: /./, by: /^give (?:it|its name) to a nested stack/, expect: 'undecided', why: 'what it does to the bucket is in no template' },
  { part: /./, by: /^have a nested stack beside it|^deny by a nested stack that is never made$/, expect: 'silent', why: 'it touches nothing of the replication, or is not made' },
  { part: /./, by: /^deny by a nested stack that is made$/, expect: 'fails', why: 'an explicit deny wins, or S3 keeps one policy of the bucket' },
  { part: /./, by: /^deny by a nested stack under an open/, expect: 'doubt', why: 'whether it is made, deployment decides' },
];

/** Custom resources. */
const CUSTOM: readonly Row[] = [
  { part: /./, by: /^have a custom resource beside it$|^call getObject$/, expect: 'silent', why: 'it touches nothing of the replication' },
  { part: /./, by: /^call (?:putBucketVersioning|put(?:Bucket)?Replication|putBucketReplication|delete)/, expect: 'doubt', why: 'the call changes what the template states, before or after it is made' },
  { part: /./, by: /^call |^give it to a custom resource of somebody$/, expect: 'undecided', why: 'what the function does to it is in no template' },
];

export const EXPECTATIONS_OF_KINDS: readonly Row[] = [
  ...CONTAINERS, ...STACKS, ...ROLE, ...BUCKETS, ...RESOURCE_POLICIES, ...ALIASES, ...NESTED, ...CUSTOM,
];
