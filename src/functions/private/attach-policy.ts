import { ManagedPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledgeWildcards } from '../../internal/nag/acknowledge';
import { MANAGED_POLICY, requireStatementsFit } from '../../internal/policy/policy-size';
import type { StatementSpec } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';

/**
 * Gives the role of a function a managed policy.
 *
 * @throws PolicyTooLarge
 */
export function attachPolicy(
  scope: Construct,
  id: string,
  role: IRole,
  description: string,
  statements: readonly StatementSpec[],
): ManagedPolicy {
  const document = new PolicyDocument({ statements: statements.map(toPolicyStatement) });
  requireStatementsFit(statements, document, { ...MANAGED_POLICY, policyType: `policy "${description}"` }, scope);
  const policy = new ManagedPolicy(scope, id, { description, document, roles: [role] });
  acknowledgeWildcards(policy, statements);
  return policy;
}
