/**
 * The answer to a question about a call.
 *
 * `some`: yes for some of the objects that the call stands for, no for others. `maybe`: it depends on what the
 * templates do not say; never taken for a yes.
 */
export type Match = 'all' | 'some' | 'unknown' | 'none';

/** Whether one of them holds; `no` of none. */
export function anyOf(answers: Iterable<Match>): Match {
  let best: Match = 'none';
  for (const match of answers) {
    if (match === 'all') {
      return match;
    }
    best = match === 'unknown' || best === 'none' ? match : best;
  }
  return best;
}

/** Whether all of them hold; `yes` of none. */
export function allOf(answers: Iterable<Match>): Match {
  let worst: Match = 'all';
  for (const match of answers) {
    if (match === 'none') {
      return match;
    }
    worst = match === 'unknown' || worst === 'all' ? match : worst;
  }
  return worst;
}

export function not(match: Match): Match {
  return match === 'all' ? 'none' : match === 'none' ? 'all' : match;
}

/** The same answer in every case, or `maybe`. */
export function unanimous(answers: readonly Match[]): Match {
  return answers.every((match) => match === answers[0]) ? answers[0] : 'unknown';
}
