import type { Statement } from '../../iam/policy-document';
import type { KeyCall } from '../../s3/call';
import { display } from '../../symbolic/symbolic-string';
import { suggestCondition, writeResource } from '../suggest-statement';
import type { Violation } from '../violation';
import type { MisplacedAction } from './excess-actions';
import type { ExcessKeyUse } from './excess-key-use';
import type { Needs } from './needs';

/** All that a statement allows beyond need. */
export interface Excess {
  readonly actions: readonly string[];
  readonly misplaced: readonly MisplacedAction[];
  readonly resources: readonly string[];
  readonly keyUse: ExcessKeyUse;
}

/** In words, one part for each kind; `undefined` for none. */
export function describeExcess(
  statement: Statement,
  excess: Excess,
  needs: Needs,
): Pick<Violation, 'message' | 'fix'> | undefined {
  const { actions, misplaced, resources, keyUse: { allowed, outsideS3, otherObjects } } = excess;
  const parts = [
    ...list(actions, (texts) => `the ${plural('action', actions)} ${texts}`, () => suggestActions(statement, needs)),
    ...list(misplaced.map(({ action, resource }) => `${action} on ${display(resource)}`), (texts) => texts,
      () => 'keep what the source and what a destination need in statements of their own'),
    ...list(resources, (texts) => `the ${plural('resource', resources)} ${texts}`,
      () => `name what the rules need of these actions: ${[...needs.findResources(statement.actions).all].map(writeResource).sort().join(', ')}`),
    ...list(listActions(outsideS3), (texts) => `${texts} not only through S3 of the Region of the bucket`,
      () => `add the condition ${suggestCondition(allowed, 'StringEquals')}`),
    ...list(listActions(otherObjects), (texts) => `${texts} not only for the objects of the rules`,
      () => `add the condition ${suggestCondition(allowed, 'StringLike')}`),
  ];
  return parts.length === 0 ? undefined : {
    message: parts.map(({ message }) => message).join('; '),
    fix: parts.map(({ fix }) => fix).join('; '),
  };
}

function list(
  texts: readonly string[],
  say: (joined: string) => string,
  suggest: () => string,
): readonly { readonly message: string; readonly fix: string }[] {
  return texts.length === 0 ? [] : [{ message: say(texts.join(', ')), fix: suggest() }];
}

function plural(word: string, { length }: readonly unknown[]): string {
  return length === 1 ? word : `${word}s`;
}

function listActions(calls: readonly KeyCall[]): readonly string[] {
  return [...new Set(calls.map(({ request }) => request.action))].sort();
}

/** A wildcard stands for needed actions among others. */
function suggestActions({ actions: { negated, written } }: Statement, { actions, elements }: Needs): string {
  const wildcards = negated ? [] : written.filter((action) => /[*?]/.test(action));
  const meant = new Set(wildcards.flatMap((action) => elements.get(action).known ?? []).map(({ action }) => action));
  const needed = [...actions.values()].map(({ action }) => action).filter((action) => meant.has(action));
  return needed.length === 0
    ? 'allow no action that S3 does not need'
    : `name these actions instead: ${needed.sort().join(', ')}`;
}
