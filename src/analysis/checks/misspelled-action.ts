import { formatAddress } from '../assembly/resource-address';
import { expandAction, findNearestAction } from '../iam/known-actions';
import type { PolicyDocument } from '../iam/policy-document';
import { display } from '../symbolic/symbolic-string';

/** How to mend a statement that would allow an action, but for its spelling; `undefined` where there is none. */
export function suggestSpelling(documents: readonly PolicyDocument[], action: string): string | undefined {
  for (const statement of documents.flatMap(({ statements }) => statements)) {
    const { effect, origin, actions: { negated, written } } = statement;
    const wrong = written.find((each) => expandAction(each)?.length === 0 && findNearestAction(each) === action);
    if (effect === 'Allow' && !negated && wrong !== undefined) {
      return `write ${action} instead of ${display(wrong)} in the ${origin.kind} ${formatAddress(origin.address)}`;
    }
  }
  return undefined;
}
