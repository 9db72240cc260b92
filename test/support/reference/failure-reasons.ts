import type { FailureReason } from '../../../src/proof/private/failure-reasons';
import { FAILURE_REASONS } from '../../../src/proof/private/failure-reasons';
import { REQUIREMENTS } from '../../../src/proof/private/requirements/catalogue';
import { FAILURE_ADVICE } from './failure-advice';
import { code, page, table } from './page';

const SOURCE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html';

/** A reason of live replication, and where else it stands. */
const GROUPS: readonly { readonly title: string; readonly of: (reason: FailureReason) => boolean }[] = [
  { title: 'About the role', of: ({ name, batchOnly }) => !batchOnly && !/^(Src|Dst)/.test(name) && !isAboutAnnotations(name) },
  { title: 'About the source', of: ({ name, batchOnly }) => !batchOnly && name.startsWith('Src') && !isAboutAnnotations(name) },
  { title: 'About the destination', of: ({ name, batchOnly }) => !batchOnly && name.startsWith('Dst') && !isAboutAnnotations(name) },
  { title: 'About annotations', of: ({ name }) => isAboutAnnotations(name) },
  { title: 'In reports of S3 Batch Replication alone', of: ({ batchOnly = false }) => batchOnly },
];

export function failureReasonsPage(): string {
  return page(
    'Failure reasons',
    [
      `What [S3 says](${SOURCE}) when it could not replicate an object, in the event`,
      '`s3:Replication:OperationFailedReplication` and in reports of S3 Batch Replication. Meanings and causes are in our',
      'words. "Finding" names the requirements of [the proof](proof.md) that would have told; a dash where nothing in a',
      'template decides. How to get at the reason is in [the guide](../guide/troubleshooting.md).',
    ].join('\n'),
    ...GROUPS.flatMap(({ title, of }) => [
      `## ${title}`,
      table(['Reason', 'Meaning', 'Usual cause', 'What to do', 'Finding'], FAILURE_REASONS.filter(of).map(row)),
    ]),
  );
}

function row({ name, meaning }: FailureReason): string[] {
  const { cause, action } = FAILURE_ADVICE[name];
  return [code(name), meaning, cause, action, findingsFor(name).map(code).join(', ') || '-'];
}

/** The requirements whose findings foretell a failure reason. */
export function findingsFor(reason: string): readonly string[] {
  const { foretold = [] } = FAILURE_ADVICE[reason];
  return REQUIREMENTS
    .filter(({ id, failureReason }) => failureReason === reason || foretold.includes(id))
    .map(({ id }) => id);
}

function isAboutAnnotations(name: string): boolean {
  return name.includes('Annotation');
}
