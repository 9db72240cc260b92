import type { Mutant } from './assemblies';

/** Nodes that have no part in replication, so that the verdict stays. */
interface Row {
  readonly kind?: Mutant['file']['kind'];
  /** The path of the node, its names separated by dots. */
  readonly path: RegExp;
  readonly why: string;
}

/* eslint-disable @stylistic/max-len */
const ROWS: readonly Row[] = [
  { path: /^Description$|\.Properties\.(?:\w+\.)*Description$/, why: 'a description is for people' },
  { path: /^Metadata\b|^Resources\.[^.]+\.Metadata\b/, why: 'metadata is for tools, CDK names constructs in it' },
  { path: /^Rules\b|^Parameters\.BootstrapVersion\b/, why: 'the rule compares the version of the bootstrap stack, which is none of the replication' },
  { path: /\.Properties\.Tags\b/, why: 'tags are no part of replication' },
  { path: /\.(?:DeletionPolicy|UpdateReplacePolicy)$/, why: 'what happens when a resource is deleted is no part of replication' },
  { path: /\.Statement\.\d+\.Sid$/, why: 'a Sid is a name for people; a number and a Boolean are text to CloudFormation' },
  { path: /^Resources\.[^.]*AccessLogs/, why: 'access logs are no part of replication' },
  { path: /\.Properties\.(?:LifecycleConfiguration|LoggingConfiguration|PublicAccessBlockConfiguration|PendingWindowInDays|EnableKeyRotation)\b/, why: 'no part of replication' },
  { kind: 'manifest', path: /\.(?:metadata|tags|validateOnSynth|requiresBootstrapStackVersion|bootstrapStackVersionSsmParameter|stackTemplateAssetObjectUrl|additionalDependencies|assumeRole\w*|cloudFormationExecutionRoleArn|lookupRole|displayName)\b/, why: 'the CDK CLI deploys with it; the templates stay' },
  { kind: 'manifest', path: /^(?:version|minimumCliVersion|runtime|missing)\b|^artifacts\.Tree\b/, why: 'the templates stay' },
  { kind: 'report', path: /./, why: 'an acknowledgement of other types is none' },
  { kind: 'other', path: /./, why: 'assets and construct paths: the templates of the examples nest no stacks' },
];

/** Why a mutant may be passed; `undefined` if no row says so. */
export function explainHarmless({ file: { kind }, path }: Mutant): string | undefined {
  const text = path.join('.');
  return ROWS.find((row) => (row.kind ?? 'template') === kind && row.path.test(text))?.why;
}
