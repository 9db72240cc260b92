/**
 * The answer to a question about a call.
 *
 * `some`: yes for some of the objects that the call stands for, no for others. `maybe`: it depends on what the
 * templates do not say; never taken for a yes.
 */
export type Truth = 'yes' | 'some' | 'maybe' | 'no';

/** Whether one of them holds; `no` of none. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let best: Truth = 'no';
  for (const truth of truths) {
    if (truth === 'yes') {
      return truth;
    }
    best = truth === 'maybe' || best === 'no' ? truth : best;
  }
  return best;
}

/** Whether all of them hold; `yes` of none. */
export function allOf(truths: Iterable<Truth>): Truth {
  let worst: Truth = 'yes';
  for (const truth of truths) {
    if (truth === 'no') {
      return truth;
    }
    worst = truth === 'maybe' || worst === 'yes' ? truth : worst;
  }
  return worst;
}

export function not(truth: Truth): Truth {
  return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : truth;
}

/** The same answer in every case, or `maybe`. */
export function agreed(truths: readonly Truth[]): Truth {
  return truths.every((truth) => truth === truths[0]) ? truths[0] : 'maybe';
}
