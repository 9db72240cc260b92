import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';

/** What a policy can name as its principal, and IAM, S3 and KMS look up when the policy is put. */
const PRINCIPAL_TYPES = ['AWS::IAM::Role', 'AWS::IAM::User'];

/** The roles and users of the templates by ARN. */
export function collectPrincipals(inventory: Inventory): ReadonlyMap<SymbolicString, LocatedResource> {
  return new Map(PRINCIPAL_TYPES.flatMap((type) => inventory.findByType(type))
    .map((located) => [inventory.resolveAttribute(located, 'Arn'), located]));
}
