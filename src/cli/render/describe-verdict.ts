import type { Verdict } from '../../analysis/report/verdict';
import type { AcknowledgedResult } from '../acknowledged-result';
import { formatCount } from './layout';

/** The verdict for everything, in a sentence without a full stop. */
export function describeVerdict({ verdict, counts: { fails, undecided, excess, info } }: AcknowledgedResult): string {
  const less = [
    ...(excess > 0 ? [`more is permitted than that needs (${formatCount(excess, 'finding')})`] : []),
    ...(info > 0 ? [`${formatCount(info, 'finding')} for information`] : []),
  ];
  const sentences: Readonly<Record<Verdict, string>> = {
    replicates: ['Replicates', ...less].join('; '),
    fails: `Fails: ${formatCount(fails, 'finding')} to correct${undecided > 0 ? `, and ${undecided} undecided` : ''}`,
    undecided: `Undecided: the templates leave open ${formatCount(undecided, 'question')}`,
  };
  return sentences[verdict];
}
