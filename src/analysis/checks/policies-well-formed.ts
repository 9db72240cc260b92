import { documentsOf } from './involved';
import type { Check } from './check';
import { IAM_GUIDE } from './check';

export const POLICIES_WELL_FORMED: Check = {
  id: 'PoliciesWellFormed',
  title: 'Every policy of the role, the buckets and the keys has a form that IAM takes.',
  severity: 'error',
  failureReason: 'none: IAM, S3 or KMS refuses the policy',
  see: `${IAM_GUIDE}/reference_policies_grammar.html`,
  checkReplication: (each) => documentsOf(each).flatMap(({ origin: { address, kind }, problems }) =>
    problems.map(({ message, propertyPath }) => ({
      detail: propertyPath.replace(/^Properties\./, ''),
      address,
      propertyPath,
      message: `the ${kind} is not valid: ${message}`,
      fix: 'correct the element',
    }))),
};
