import type { Verdict } from '../../analysis/report/verdict';
import type { AcknowledgedResult } from '../acknowledged-result';
import { formatCount } from './layout';

/** What was read. */
export type Subject = 'templates' | 'account';

const LEAVE: Readonly<Record<Subject, string>> = { templates: 'the templates leave', account: 'the account leaves' };

/** The verdict for everything, in a sentence without a full stop. */
export function describeVerdict(
  { verdict, counts: { fails, undecided, excess, info } }: AcknowledgedResult,
  subject: Subject = 'templates',
): string {
  const less = [
    ...(excess > 0 ? [`more is permitted than that needs (${formatCount(excess, 'finding')})`] : []),
    ...(info > 0 ? [`${formatCount(info, 'finding')} for information`] : []),
  ];
  const sentences: Readonly<Record<Verdict, string>> = {
    replicates: ['Replicates', ...less].join('; '),
    fails: `Fails: ${formatCount(fails, 'finding')} to correct${undecided > 0 ? `, and ${undecided} undecided` : ''}`,
    undecided: `Undecided: ${LEAVE[subject]} open ${formatCount(undecided, 'question')}`,
  };
  return sentences[verdict];
}
