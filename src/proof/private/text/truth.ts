/**
 * The answer to a question about a call.
 *
 * `some`: yes for some of the objects that the call stands for, no for others. `maybe`: it depends on what the
 * templates do not say; never taken for a yes.
 */
export type Truth = 'yes' | 'some' | 'maybe' | 'no';

const UP: readonly Truth[] = ['yes', 'maybe', 'some', 'no'];
const DOWN: readonly Truth[] = ['no', 'maybe', 'some', 'yes'];

/** Whether one of them holds; `no` of none. */
export function anyOf(truths: Iterable<Truth>): Truth {
  return first(UP, truths, 'no');
}

/** Whether all of them hold; `yes` of none. */
export function allOf(truths: Iterable<Truth>): Truth {
  return first(DOWN, truths, 'yes');
}

export function not(truth: Truth): Truth {
  return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : truth;
}

/** The same answer in every case, or `maybe`. */
export function agreed(truths: readonly Truth[]): Truth {
  return truths.every((truth) => truth === truths[0]) ? truths[0] : 'maybe';
}

function first(order: readonly Truth[], truths: Iterable<Truth>, none: Truth): Truth {
  let strongest = order.length;
  for (const truth of truths) {
    const rank = order.indexOf(truth);
    if (rank === 0) {
      return truth;
    }
    strongest = Math.min(strongest, rank);
  }
  return order[strongest] ?? none;
}
