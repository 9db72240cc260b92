import { documentsOf } from './involved';
import type { Requirement } from './check';
import { IAM_GUIDE } from './check';

export const POLICIES_WELL_FORMED: Requirement = {
  id: 'PoliciesWellFormed',
  demand: 'Every policy of the role, the buckets and the keys has a form that IAM takes.',
  severity: 'error',
  failureReason: 'none: IAM, S3 or KMS refuses the policy',
  see: `${IAM_GUIDE}/reference_policies_grammar.html`,
  ofReplication: (each) => documentsOf(each).flatMap(({ origin: { place, kind }, problems }) =>
    problems.map(({ message, location }) => ({
      detail: location.replace(/^Properties\./, ''),
      place,
      location,
      message: `the ${kind} is not valid: ${message}`,
      fix: 'correct the element',
    }))),
};
