import { CHECKS } from '../../../src/analysis/checks/catalogue';
import type { FailureReasonName } from '../../../src/analysis/s3/failure-reasons';
import { FAILURE_REASONS } from '../../../src/analysis/s3/failure-reasons';
import { FAILURE_ADVICE } from './failure-advice';
import { code, page, table } from './page';

const SOURCE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html';

const NAMES = Object.keys(FAILURE_REASONS) as FailureReasonName[];

/** A reason of live replication, and where else it stands. */
const GROUPS: readonly { readonly title: string; readonly of: (name: FailureReasonName) => boolean }[] = [
  { title: 'About the role', of: (name) => !isOfBatch(name) && !/^(Src|Dst)/.test(name) && !isAboutAnnotations(name) },
  { title: 'About the source', of: (name) => !isOfBatch(name) && name.startsWith('Src') && !isAboutAnnotations(name) },
  { title: 'About the destination', of: (name) => !isOfBatch(name) && name.startsWith('Dst') && !isAboutAnnotations(name) },
  { title: 'About annotations', of: isAboutAnnotations },
  { title: 'In reports of S3 Batch Replication alone', of: isOfBatch },
];

export function failureReasonsPage(): string {
  return page(
    'Failure reasons',
    [
      `What [S3 says](${SOURCE}) when it could not replicate an object, in the event`,
      '`s3:Replication:OperationFailedReplication` and in reports of S3 Batch Replication. Meanings and causes are in our',
      'words. "Finding" names the checks of [the proof](proof.md) that would have told; a dash where nothing in a',
      'template decides. How to get at the reason is in [the guide](../guide/troubleshooting.md).',
    ].join('\n'),
    ...GROUPS.flatMap(({ title, of }) => [
      `## ${title}`,
      table(['Reason', 'Meaning', 'Usual cause', 'What to do', 'Finding'], NAMES.filter(of).map(row)),
    ]),
  );
}

function row(name: FailureReasonName): string[] {
  const { meaning } = FAILURE_REASONS[name];
  const { cause, action } = FAILURE_ADVICE[name];
  return [code(name), meaning, cause, action, findingsFor(name).map(code).join(', ') || '-'];
}

/** The checks whose findings foretell a failure reason. */
export function findingsFor(reason: string): readonly string[] {
  const { foretold = [] } = FAILURE_ADVICE[reason];
  return CHECKS
    .filter(({ id, failureReason }) => ('reported' in failureReason && failureReason.reported === reason) || foretold.includes(id))
    .map(({ id }) => id);
}

function isOfBatch(name: FailureReasonName): boolean {
  return FAILURE_REASONS[name].batchOnly === true;
}

function isAboutAnnotations(name: string): boolean {
  return name.includes('Annotation');
}
