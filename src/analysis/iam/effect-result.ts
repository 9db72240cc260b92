import type { Truth } from '../symbolic/match';
import { allOf, anyOf } from '../symbolic/match';
import type { Statement } from './policy-document';
import type { Way } from './match-principal';
import { fits, names } from './match-principal';
import { applies } from './match-statement';
import type { Situation } from './situation';
import type { Spoken, Voice } from './applicable-statements';

/** What policies say for or against a request. */
export interface Side {
  readonly truth: Truth;
  /** The statement that says so; absent where a policy that is not known may. */
  readonly statement?: Statement;
}

/** What may be all objects is more than a part of them. */
const ALLOWING: readonly Truth[] = ['yes', 'maybe', 'some', 'no'];
/** A part of the objects for sure is worse than all of them perhaps. */
const DENYING: readonly Truth[] = ['yes', 'some', 'maybe', 'no'];

/** Whether a policy without principals allows. */
export function allowed({ allows, opaque }: Voice, situation: Situation): Side {
  return strongest(allows, opaque, ALLOWING, ({ statement }) => applies(statement, situation));
}

/** Whether a policy with principals allows a caller whom it names in one of the ways. */
export function allowedAs(ways: readonly Way[], { allows, opaque }: Voice, situation: Situation): Side {
  return strongest(allows, opaque, ALLOWING, ({ statement }) => {
    const named = names(statement.principals!, situation.request.caller, ways);
    return named === 'no' ? named : allOf([named, applies(statement, situation)]);
  });
}

/** Whether any policy denies. */
export function denied({ denies, opaque }: Voice, situation: Situation): Side {
  return strongest(denies, opaque, DENYING, ({ statement }) => {
    const fitting = fits(statement.principals, situation);
    return fitting === 'no' ? fitting : allOf([fitting, applies(statement, situation)]);
  });
}

/** Where one of them is enough. */
export function either(...sides: readonly Side[]): Side {
  const truth = anyOf(sides.map((side) => side.truth));
  return { truth, statement: sides.find((side) => side.truth === truth)?.statement };
}

function strongest(
  spoken: readonly Spoken[],
  opaque: readonly string[],
  order: readonly Truth[],
  truthOf: (spoken: Spoken) => Truth,
): Side {
  let side: Side = { truth: opaque.length > 0 ? 'maybe' : 'no' };
  for (const each of spoken) {
    const truth = allOf([each.action, truthOf(each)]);
    if (truth === 'yes') {
      return { truth, statement: each.statement };
    }
    const better = order.indexOf(truth) - order.indexOf(side.truth);
    if (better < 0 || (better === 0 && truth !== 'no' && !side.statement)) {
      side = { truth, statement: each.statement };
    }
  }
  return side;
}
