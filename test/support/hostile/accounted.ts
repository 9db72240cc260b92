import type { Mutant } from './assemblies';
import { getNode } from './replacements';

/** Nodes that have no part in replication, so that the verdict stays. */
interface Row {
  readonly kind?: Mutant['file']['kind'];
  /** The name of the file; of any file of the kind where it is absent. */
  readonly file?: RegExp;
  /** Of the statement of a policy in which the node is. */
  readonly sid?: RegExp;
  /** Which replacements; all where it is absent. */
  readonly replacements?: readonly string[];
  /** The path of the node, its names separated by dots. */
  readonly path: RegExp;
  readonly why: string;
}

const REFUSED_ALOUD = 'CloudFormation refuses it aloud; not part of what `replicates` promises';
const SCALARS = ['number', 'text', 'Boolean'];

/* eslint-disable @stylistic/max-len -- a row of a table is a line */
const ROWS: readonly Row[] = [
  { path: /^Description$|^Resources\.[^.]+\.Properties\.Description$/, replacements: SCALARS, why: 'a description is for people, and a number and a Boolean are text to CloudFormation' },
  { path: /^Description$|^Resources\.[^.]+\.Properties\.Description$/, why: REFUSED_ALOUD },
  { path: /^Metadata\b|^Resources\.[^.]+\.Metadata\b/, why: 'metadata is for tools, CDK names constructs in it' },
  { path: /^Rules\b|^Parameters\.BootstrapVersion\b/, why: 'the rule compares the version of the bootstrap stack, which is none of the replication' },
  { path: /^Resources\.[^.]+\.Properties\.(?:Tags|LifecycleConfiguration|LoggingConfiguration|PublicAccessBlockConfiguration|PendingWindowInDays|EnableKeyRotation)\b/, why: REFUSED_ALOUD },
  { path: /^Resources\.[^.]+\.(?:DeletionPolicy|UpdateReplacePolicy)$/, why: REFUSED_ALOUD },
  { path: /^Resources\.[^.]*AccessLogs/, why: REFUSED_ALOUD },
  { path: /\.Statement\.\d+\.Sid$/, replacements: SCALARS, why: 'a Sid is a name for people; a number and a Boolean are text to CloudFormation' },
  { path: /\.ReplicationConfiguration\.Rules\.\d+\.Id$/, replacements: SCALARS, why: 'another id of a rule; a number and a Boolean are text to CloudFormation' },
  { path: /\.ReplicationConfiguration\.Rules\.\d+\.Priority$/, replacements: ['number'], why: 'another priority of a rule that no other rule overlaps' },
  { path: /\.Condition\.Null\.[^.]+(?:\.\d+)?$/, replacements: ['Boolean'], why: 'the same value: IAM takes a Boolean and its text' },
  { sid: /^DenyOther(?:Encryption|Keys)$/, path: /\.Condition\.(?:StringNotEquals|ArnNotEquals)\b/, why: 'another value of a denial of uploads, which replication does not go through: more uploads are refused' },
  { sid: /^UseReplicaBucketKeys$/, path: /\.(?:Condition|Resource)\b/, why: "the report says so: AWS's pages disagree on whether S3 makes the calls that the statement allows" },
  { path: /\.Condition\.(?:StringLike|ArnLike)\.kms:EncryptionContext:aws:s3:arn\.\d+$/, replacements: SCALARS, why: 'one of two contexts, that of buckets with a bucket key and that of buckets without: the one in use is left' },
  { path: /BucketPolicy\w+\.Properties\.Bucket$/, replacements: SCALARS, why: 'the policy is that of another bucket: replication inside one account needs none' },
  { path: /\.Properties\.(?:RoleName|PolicyName)$/, replacements: ['number', 'Boolean'], why: 'another name, by which nothing refers to it' },
  { path: /ServiceRole\w+\.Properties\.ManagedPolicyArns\b/, why: `what else the function of the custom resource may do: ${REFUSED_ALOUD}` },
  { path: /ReplicaBucket\w+\.Properties\.BucketEncryption\..*\.KMSMasterKeyID$/, replacements: SCALARS, why: 'replicas are encrypted with the key that the rule names' },
  { path: /\.Rules\.\d+\.Filter\.Prefix$/, replacements: SCALARS, why: 'another prefix' },
  { path: /SingleRegionKey\w+\.Properties\.MultiRegion$/, replacements: ['Boolean'], why: 'a multi-Region key replicates as well' },
  { path: /ReplicationConfiguration\w+\.Properties\.(?:Delete|InstallLatestAwsSdk)$/, why: 'what the custom resource does when it goes, and with which version of the SDK' },
  { path: /^Resources\.AWS679f53fac002430cb0da5b7982bd22872D164C4C\.Properties\b/, why: `the code of a function: ${REFUSED_ALOUD}` },
  { path: /^Resources\.PublishGetStackOutput/, why: 'what the role may read of outputs: without it CloudFormation refuses the stack that reads them, aloud' },
  { kind: 'manifest', path: /\.(?:additionalMetadataFile|terminationProtection)$/, why: 'the CDK CLI reads it; the templates stay' },
  { kind: 'manifest', path: /\.dependencies$/, replacements: ['null'], why: 'what the stacks read from each other orders them too' },
  { kind: 'manifest', path: /\.assets\.properties$/, replacements: ['null'], why: 'the files to upload are looked at where stacks are nested, as none is here; the CDK CLI refuses the manifest' },
  { kind: 'manifest', path: /\.assets\.properties\.file$/, replacements: ['text'], why: 'the files to upload are looked at where stacks are nested, as none is here; the CDK CLI refuses the manifest' },
  { kind: 'manifest', path: /-replica-[^.]+\.properties\.stackName$/, why: 'no stack reads from it' },
  { kind: 'manifest', path: /\.(?:metadata|tags|validateOnSynth|requiresBootstrapStackVersion|bootstrapStackVersionSsmParameter|stackTemplateAssetObjectUrl|additionalDependencies|assumeRole\w*|cloudFormationExecutionRoleArn|lookupRole|displayName)\b/, why: 'the CDK CLI deploys with it; the templates stay' },
  { kind: 'manifest', path: /^(?:version|minimumCliVersion|runtime|missing)\b|^artifacts\.Tree\b/, why: 'the templates stay' },
  { kind: 'report', path: /^(?:version|title|conclusion|summary|pluginReports|annotations)?(?:\.|$)/, why: 'an acknowledgement of other types is none, and the examples acknowledge nothing' },
  { kind: 'other', file: /\.assets\.json$/, path: /^(?:version|files|dockerImages|)(?:\.|$)/, why: 'it names the files to upload: the templates of the examples nest no stacks' },
  { kind: 'other', file: /\.metadata\.json$/, path: /^(?:\/|$)/, why: 'it names constructs, for people' },
];

/** Why a mutant may be passed; `undefined` if no row says so. */
export function explainHarmless({ file: { kind, file, text: document }, path, replacement }: Mutant): string | undefined {
  const text = path.join('.');
  return ROWS.find((row) => (row.kind ?? 'template') === kind && (row.file?.test(file) ?? true)
    && (row.replacements?.includes(replacement) ?? true) && row.path.test(text)
    && (row.sid?.test(findSid(document, path)) ?? true))?.why;
}

function findSid(document: string, path: Mutant['path']): string {
  const statement = path.indexOf('Statement');
  const { Sid: sid = '' } = statement < 0 ? {} : getNode(JSON.parse(document), path.slice(0, statement + 2)) as { readonly Sid?: string };
  return sid;
}
