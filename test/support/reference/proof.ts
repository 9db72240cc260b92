import { CHECK_GROUPS } from '../../../src/analysis/checks/catalogue';
import type { Check } from '../../../src/analysis/checks/check';
import type { Severity } from '../../../src/analysis/checks/violation';
import { BLIND_SPOTS } from '../../../src/analysis/report/blind-spots';
import { formatFindingId } from '../../../src/analysis/report/findings';
import { PROOF_CONTEXT } from '../../../src/proof/private/registration';
import { code, page, table } from './page';

const SEVERITIES: { readonly [severity in Severity]: string } = {
  error: 'S3, KMS, IAM or CloudFormation will refuse or fail. Stops `cdk synth` and `Template.fromStack`',
  warning: 'the role may do more than it needs, or the templates do not decide. Does not stop `cdk synth`',
  info: 'replication works, and something beside it will surprise. Does not stop `cdk synth`',
};

export function proofPage(): string {
  return page(
    'Checks of the proof',
    [
      'What `ReplicationProof` and the command `prove` ask of each replication. A call is put to all policies in the',
      'templates that apply, for each variant of the object. The ids are contract. "S3 reports" is the',
      '[failure reason](failure-reasons.md) that you would meet at run time. How to use the proof is in',
      '[the guide](../guide/prove.md).',
    ].join('\n'),
    '## Severities',
    table(['Severity', 'Meaning'], Object.entries(SEVERITIES).map(([severity, meaning]) => [code(severity), meaning])),
    [
      'An `error` becomes a `warning` where the templates do not decide (the finding is *undecided*), where only uploads',
      'with a header of their own are concerned, and where pages of AWS disagree (`GenerateReplicaDataKey`). What a finding',
      'means for the verdict of `prove` is its level: [the guide](../guide/prove.md#what-happens-with-a-finding).',
    ].join('\n'),
    ...idsSection(),
    ...CHECK_GROUPS.flatMap(({ title, checks }) => [
      `## ${title}`,
      table(['Id', 'What has to hold', 'Call', 'Severity', 'S3 reports', 'Source'], checks.map(row)),
    ]),
    '## What it cannot see',
    BLIND_SPOTS.map((spot) => `- ${spot}`).join('\n'),
    `Context \`${PROOF_CONTEXT}: false\` switches off what the constructs register.`,
  );
}

function idsSection(): string[] {
  const checkRule = formatFindingId({ check: 'EncryptReplica', detail: 'all-eu-west-1', undecided: false });
  const undecided = formatFindingId({ check: 'EncryptReplica', detail: 'all-eu-west-1', undecided: true });
  const hashed = formatFindingId({ check: 'ExcessTrust', detail: '#a2882220', undecided: false });
  const escaped = formatFindingId({ check: 'ReplicateObject', detail: 'all (old)', undecided: false });
  return [
    '## Ids of findings',
    table(['Finding', 'Id'], [
      ['of one rule', code(checkRule)],
      ['of the replication as a whole', code(formatFindingId({ check: 'AssumeRole', undecided: false }))],
      ['of a statement, by its `Sid`', code(formatFindingId({ check: 'ExcessTrust', detail: 'Admins', undecided: false }))],
      ['of a statement without `Sid`, by a hash of what it says', code(hashed)],
      ['that the templates do not decide', code(undecided)],
      ['with brackets, braces, spaces or `%` in its detail', code(escaped)],
      ['of a proof that could not be completed', code(formatFindingId({ check: 'ProofIncomplete', undecided: true }))],
    ]),
    [
      'Acknowledge one by its exact id, on the resource that it is about or on anything around it. For a statement that is',
      'the policy that holds it, which may be in the stack of the destination:',
    ].join('\n'),
    ['```ts', `Validations.of(replicaBucket).acknowledge({ id: '${checkRule}', reason: '…' });`, '```'].join('\n'),
    'An undecided finding has an id of its own, so that acknowledging it does not silence the error that it may become.',
  ];
}

function row({ id, title, call, severity, failureReason, see }: Check): string[] {
  const reason = 'reported' in failureReason ? code(failureReason.reported) : `nothing: ${failureReason.unreported}`;
  return [code(id), title, call ? code(call) : '-', severity, reason, `[AWS](${see})`];
}
