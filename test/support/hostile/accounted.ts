import type { Mutant } from './assemblies';

/** Nodes that have no part in replication, so that the verdict stays. */
interface Row {
  readonly kind?: Mutant['file']['kind'];
  /** The name of the file; of any file of the kind where it is absent. */
  readonly file?: RegExp;
  /** Which replacements; all where it is absent. */
  readonly replacements?: readonly string[];
  /** The path of the node, its names separated by dots. */
  readonly path: RegExp;
  readonly why: string;
}

const REFUSED_ALOUD = 'CloudFormation refuses it aloud; not part of what `replicates` promises';
const SCALARS = ['number', 'text', 'Boolean'];

/* eslint-disable @stylistic/max-len */
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
  { path: /\.Condition\.(?:StringNotEquals|ArnNotEquals)\.s3:x-amz-server-side-encryption[^.]*(?:\.\d+)?$/, replacements: SCALARS, why: 'another value of a denial of uploads, which replication does not go through: more uploads are refused' },
  { path: /\.Condition\.(?:StringLike|ArnLike)\.kms:EncryptionContext:aws:s3:arn\.\d+$/, replacements: SCALARS, why: 'one of two contexts, that of buckets with a bucket key and that of buckets without: the one in use is left' },
  { kind: 'manifest', path: /\.(?:metadata|tags|validateOnSynth|requiresBootstrapStackVersion|bootstrapStackVersionSsmParameter|stackTemplateAssetObjectUrl|additionalDependencies|assumeRole\w*|cloudFormationExecutionRoleArn|lookupRole|displayName)\b/, why: 'the CDK CLI deploys with it; the templates stay' },
  { kind: 'manifest', path: /^(?:version|minimumCliVersion|runtime|missing)\b|^artifacts\.Tree\b/, why: 'the templates stay' },
  { kind: 'report', path: /^(?:version|title|conclusion|summary|pluginReports|annotations)?(?:\.|$)/, why: 'an acknowledgement of other types is none, and the examples acknowledge nothing' },
  { kind: 'other', file: /\.assets\.json$/, path: /^(?:version|files|dockerImages|)(?:\.|$)/, why: 'it names the files to upload: the templates of the examples nest no stacks' },
  { kind: 'other', file: /\.metadata\.json$/, path: /^(?:\/|$)/, why: 'it names constructs, for people' },
];

/** Why a mutant may be passed; `undefined` if no row says so. */
export function explainHarmless({ file: { kind, file }, path, replacement }: Mutant): string | undefined {
  const text = path.join('.');
  return ROWS.find((row) => (row.kind ?? 'template') === kind && (row.file?.test(file) ?? true)
    && (row.replacements?.includes(replacement) ?? true) && row.path.test(text))?.why;
}
