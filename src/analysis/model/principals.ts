import { ArnIndex } from './arn-index';
import type { Inventory } from './inventory';

/** What a policy can name as its principal, and IAM, S3 and KMS look up when the policy is put. */
const PRINCIPAL_TYPES = ['AWS::IAM::Role', 'AWS::IAM::User'];

/** The roles and users of the templates by ARN. */
export function createPrincipalIndex(inventory: Inventory): ArnIndex {
  return new ArnIndex(inventory, PRINCIPAL_TYPES);
}
