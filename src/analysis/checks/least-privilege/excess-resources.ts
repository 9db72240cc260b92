import { appliesTo } from '../../iam/known-actions';
import type { Statement } from '../../iam/policy-document';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { display } from '../../symbolic/symbolic-string';
import { isForBatchJob } from './batch-jobs';
import type { Needs } from './needs';
import type { NeededStrings, Sample } from './samples';
import { ANYTHING } from './samples';

/** The elements of `Resource` that reach what is not needed, as written. */
export function findExcessResources(
  statement: Statement,
  samples: readonly Sample[],
  needs: Needs,
): readonly string[] {
  const { negated, written } = statement.resources!;
  if (negated) {
    return [`everything but ${written.map(display).join(', ')}`];
  }
  const needed = needs.findResources(statement.actions).strings;
  return samples.filter((sample) => isExcess(statement, sample, needed, needs))
    .map(({ written: text }) => JSON.stringify(display(text)));
}

function isExcess({ actions }: Statement, { text, target }: Sample, needed: NeededStrings, needs: Needs): boolean {
  if (!namesNothing(text) && !needed.excludes(text)) {
    return false;
  }
  // actions that are left out leave others of every kind
  const granting = actions.written.filter((action) => actions.negated || appliesTo(needs.elements.get(action), target));
  return granting.length > 0
    && !granting.every((action) => isForBatchJob(action, text, needs.batch))
    && !decryptsOlderObjects(granting, text);
}

/** Decrypting with a further key is needed where older objects are encrypted with it, which no template tells. */
function decryptsOlderObjects(actions: readonly SymbolicString[], sample: SymbolicString): boolean {
  return actions.every((action) => action.toLowerCase() === 'kms:decrypt') && /^arn:[^:]*:kms:/.test(sample) && !namesNothing(sample);
}

/** A wildcard where a bucket or a key has to be named. */
function namesNothing(sample: SymbolicString): boolean {
  const [, bucket] = /^(arn:[^:]*:s3:::[^/]*)/.exec(sample) ?? [];
  return (bucket ?? sample).includes(ANYTHING);
}
