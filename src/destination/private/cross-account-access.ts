import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { addBucketStatements } from '../../bucket/private/data-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { BUCKET_POLICY, KEY_POLICY, requirePolicySize } from '../../internal/policy/policy-size';
import type { StatementConditions, StatementSpec } from '../../internal/policy/statement';
import { computeStableHash } from '../../internal/topology/identity';
import { addKeyStatements } from '../../key/private/key-policy';
import type { ReplicationKey } from '../../key/replication-key';
import type { DestinationAccess } from '../../role/private/role-statements';
import { renderEncryptStatements, renderReplicateStatements } from '../../role/private/role-statements';
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

/** The statement for a resource policy. */
export function addPrincipals(statement: StatementSpec, { principals, conditions }: CrossAccountAccess): StatementSpec {
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

/** Adds the statements for writers of other accounts to bucket and key, and checks the size of both policies. */
export function grantCrossAccountAccess(
  bucket: NamedBucket,
  key: ReplicationKey,
  statements: CrossAccountStatements,
  scope: IConstruct,
): void {
  addBucketStatements(bucket, statements.bucket);
  addKeyStatements(key, statements.key, scope);
  requirePolicySize(bucket.policy?.document, BUCKET_POLICY, scope);
  requirePolicySize(key._policyDocument, KEY_POLICY, scope);
}
