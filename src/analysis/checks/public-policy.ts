import type { PublicGrant } from '../iam/public-policy';
import { findPublicGrant } from '../iam/public-policy';
import type { Bucket } from '../model/deployment-model';
import { S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { allOf, compareSetting, not } from '../symbolic/match';
import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { describeStatement, nameStatement } from './explain-decision';
import { listBuckets } from './list-resources';
import type { Violation } from './violation';
import { unless } from './violation';

const PAGE = `${S3_GUIDE}/access-control-block-public-access.html`;
const FIX = 'name the principals in the statement, or let its Condition name them by values without wildcards, such as '
  + '{"StringEquals": {"aws:PrincipalOrgID": "<id of your organization>"}}';

export const PUBLIC_POLICY_BLOCKED: Check = {
  id: 'PublicPolicyBlocked',
  title: 'No bucket has a public policy while BlockPublicPolicy is on, as it is for new buckets whose template does not have '
    + 'PublicAccessBlockConfiguration.',
  severity: 'error',
  failureReason: unreported('S3 refuses the bucket policy'),
  see: `${PAGE}#access-control-block-public-access-options`,
  checkReplication: (each, { violations }) => listBuckets(each).flatMap((bucket) =>
    violations.find('PublicPolicyBlocked', bucket, () => listPublicGrants(bucket).flatMap((grant) =>
      unless(not(allOf([grant.match, compareSetting(bucket.publicAccess.blockPublicPolicy, true)])), {
        ...describeGrant(grant),
        message: `${describeStatement(grant.statement)} makes the policy public, and BlockPublicPolicy of the bucket is ${
          showValue(bucket.publicAccess.blockPublicPolicy)}: S3 refuses the whole policy`,
      })))),
};

/** Inside the account a public policy is in force; across accounts it ends what its other statements allow. */
export const PUBLIC_POLICY_RESTRICTED: Check = {
  id: 'PublicPolicyRestricted',
  title: 'A destination bucket of another account has no public policy while RestrictPublicBuckets is on: S3 then lets '
    + 'nobody of other accounts in, whatever the statements of the policy allow.',
  severity: 'error',
  failureReason: reported('DstPutObjectNotPermitted'),
  see: `${PAGE}#access-control-block-public-access-policy-example`,
  checkRule: ({ destination, caller }) =>
    (destination === undefined ? [] : findRestriction(destination, caller.account)),
};

function findRestriction(bucket: Bucket, callerAccount: SymbolicString): readonly Violation[] {
  const { account, publicAccess: { restrictPublicBuckets } } = bucket;
  const isForeign = not(equal(account, callerAccount));
  return listPublicGrants(bucket).flatMap((grant) =>
    unless(not(allOf([grant.match, isForeign, compareSetting(restrictPublicBuckets, true)])), {
      ...describeGrant(grant),
      message: `${describeStatement(grant.statement)} makes the policy public, and RestrictPublicBuckets of the bucket is ${
        showValue(restrictPublicBuckets)}: S3 lets nobody of another account in, and so not the role of ${showValue(callerAccount)}`,
    }));
}

function listPublicGrants({ policies, possiblePolicies }: Bucket): readonly PublicGrant[] {
  const possible = possiblePolicies.flatMap((policy) => findPublicGrant(policy) ?? [])
    .map((grant): PublicGrant => ({ ...grant, match: 'unknown' }));
  return [...policies.flatMap((policy) => findPublicGrant(policy) ?? []), ...possible];
}

function describeGrant({ statement }: PublicGrant): Omit<Violation, 'message'> {
  const { origin, index, sid } = statement;
  return {
    detail: sid ?? String(index),
    address: origin.address,
    propertyPath: `${origin.propertyPath}.Statement.${index}`,
    statement: nameStatement(statement),
    fix: FIX,
  };
}
