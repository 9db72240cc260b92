import { matchAction } from '../../iam/match-statement';
import type { Statement } from '../../iam/policy-document';
import type { Situation } from '../../iam/request';
import type { Call } from '../../s3/call';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { display } from '../../symbolic/symbolic-string';
import { isForBatchJob } from './batch-jobs';
import type { RequiredPermissions } from './required-permissions';
import { ANYTHING, grantsOn, NeededStrings, takeSample } from './samples';

/** The elements of `Resource` that reach what is not needed, as written. */
export function findExcessResources(
  statement: Statement,
  required: RequiredPermissions,
  situation: Situation,
): readonly string[] {
  const { strings, negated, written } = statement.resources!;
  if (negated) {
    return [`everything but ${written.map(display).join(', ')}`];
  }
  const needed = new NeededStrings(listNeededResources(statement, required.calls));
  return strings.filter((each) => {
    const sample = takeSample(each, situation);
    return sample !== undefined && isExcess(statement, sample, needed, required);
  }).map(({ written: text }) => JSON.stringify(display(text)));
}

/** Every resource of a statement, as samples; one that stands for every resource where it names exceptions. */
export function sampleResources({ resources }: Statement, situation: Situation): readonly SymbolicString[] {
  return resources!.negated
    ? [ANYTHING]
    : resources!.strings.map((each) => takeSample(each, situation)).filter((sample) => sample !== undefined);
}

/** What the actions of a statement are needed on; of actions that are not needed, whatever is. */
export function listNeededResources({ actions }: Statement, required: readonly Call[]): readonly SymbolicString[] {
  const covered = actions.negated ? [] : required.filter(({ request }) => matchAction(actions, request.action.toLowerCase()) !== 'none');
  return [...new Set((covered.length > 0 ? covered : required).map(({ request }) => request.resource))];
}

function isExcess(
  { actions }: Statement,
  sample: SymbolicString,
  needed: NeededStrings,
  { batch }: RequiredPermissions,
): boolean {
  // actions that are left out leave others of every kind
  const granting = actions.written.filter((action) => actions.negated || grantsOn(action, sample));
  return granting.length > 0
    && !granting.every((action) => isForBatchJob(action, sample, batch))
    && !decryptsOlderObjects(granting, sample)
    && (namesNothing(sample) || needed.excludes(sample));
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
