import { identifyStatement } from '../../iam/identify-statement';
import type { Statement } from '../../iam/policy-document';
import { unreported } from '../../s3/failure-reasons';
import { nameStatement } from '../explain-decision';
import type { Violation } from '../violation';

/** Excess permissions keep nothing from being replicated. */
export const NO_FAILURE = unreported('replication works, and more is permitted than it needs');

/** A finding about one statement. */
export function createStatementViolation(
  statement: Statement,
  element: string | undefined,
  about: Pick<Violation, 'message' | 'fix' | 'detail' | 'undecided' | 'level'>,
): Violation {
  const { origin, index } = statement;
  const name = identifyStatement(statement);
  return {
    ...about,
    detail: about.detail === undefined ? name : `${name}: ${about.detail}`,
    address: origin.address,
    propertyPath: [origin.propertyPath, 'Statement', index, element].filter((part) => part !== undefined).join('.'),
    statement: nameStatement(statement),
  };
}
