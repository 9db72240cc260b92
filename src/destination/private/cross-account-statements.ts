import type { Stack } from 'aws-cdk-lib';
import type { StatementConditions, StatementSpec } from '../../internal/policy/statement';
import { computeStableHash } from '../../internal/topology/identity';
import { renderEncryptStatements, renderReplicateStatements } from '../../role/private/destination-policy';
import type { DestinationAccess } from '../../role/private/destination-policy';
import type { CrossAccountAccess } from '../replica-writers';

/** What the account of a destination has to allow the writers, in addition to what their own policies allow them. */
export interface CrossAccountStatements {
  readonly bucket: readonly StatementSpec[];
  readonly key: readonly StatementSpec[];
}

/** Inside an account the role's own policies are enough. */
export const NO_STATEMENTS: CrossAccountStatements = { bucket: [], key: [] };

/** In a key policy the resource `*` is the key that the policy belongs to. */
const THIS_KEY = '*';

/** The statements of the role as resource policies; nothing at bucket level. */
export function renderCrossAccountStatements(
  writers: CrossAccountAccess,
  access: DestinationAccess,
): CrossAccountStatements {
  return {
    bucket: renderReplicateStatements(access).map((statement) => addPrincipals(statement, writers)),
    key: renderEncryptStatements(access, THIS_KEY).map((statement) => addPrincipals(statement, writers)),
  };
}

function addPrincipals(statement: StatementSpec, { principals, conditions }: CrossAccountAccess): StatementSpec {
  return { ...statement, principals, conditions: mergeConditions(statement.conditions ?? {}, conditions) };
}

/** Different keys under the same operator are all kept. */
function mergeConditions(one: StatementConditions, other: StatementConditions): StatementConditions {
  const operators = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(operators.map((operator) => [operator, { ...one[operator], ...other[operator] }]));
}

/** For a key or bucket that several replications share: each `Sid` may occur only once in a policy. */
export function addSidSuffix(statements: readonly StatementSpec[], stack: Stack, distinction: string): StatementSpec[] {
  return statements.map((statement) => ({
    ...statement,
    sid: `${statement.sid}${computeStableHash(stack, distinction)}`,
  }));
}
