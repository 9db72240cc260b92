import type { Stack } from 'aws-cdk-lib';
import type { Conditions, Statement } from '../../internal/policy/statement';
import { stableHash } from '../../internal/topology/identity';
import { encryptStatements, replicateStatements } from '../../role/private/destination-policy';
import type { DestinationAccess } from '../../role/private/destination-policy';
import type { Admission } from '../replica-writers';

/** What the account of a destination has to allow the writers, beside what their own policies allow them. */
export interface Admitted {
  readonly bucket: readonly Statement[];
  readonly key: readonly Statement[];
}

/** The statements of the role, seen from the other side; nothing at bucket level. */
export function admissionStatements(admission: Admission, access: DestinationAccess): Admitted {
  return {
    bucket: replicateStatements(access).map((statement) => admit(statement, admission)),
    key: encryptStatements(access).map((statement) => ({ ...admit(statement, admission), resources: ['*'] })),
  };
}

function admit(statement: Statement, { principals, conditions }: Admission): Statement {
  return { ...statement, principals, conditions: merged(statement.conditions ?? {}, conditions) };
}

/** Different keys under the same operator stand side by side. */
function merged(one: Conditions, other: Conditions): Conditions {
  const operators = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(operators.map((operator) => [operator, { ...one[operator], ...other[operator] }]));
}

/** A key or bucket that several replications share: a `Sid` stands once in a policy. */
export function withSuffix(statements: readonly Statement[], stack: Stack, distinction: string): Statement[] {
  return statements.map((statement) => ({ ...statement, sid: `${statement.sid}${stableHash(stack, distinction)}` }));
}
