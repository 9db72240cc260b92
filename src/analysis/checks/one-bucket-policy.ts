import { formatAddress } from '../assembly/resource-address';
import type { Bucket } from '../model/deployment-model';
import { bucketsOf } from './involved';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const ONE_BUCKET_POLICY: Check = {
  id: 'OneBucketPolicy',
  title: 'Each bucket has one bucket policy: S3 keeps one, so that a second resource is refused or replaces the first.',
  severity: 'error',
  failureReason: 'none: which statements are in force depends on the order of deployment',
  see: `${S3_GUIDE}/bucket-policies.html`,
  checkReplication: (each) => bucketsOf(each).filter(hasSeveral).map(({ address, policies, possiblePolicies }) => ({
    address,
    undecided: policies.length === 1,
    propertyPath: 'Properties',
    message: `the bucket ${policies.length === 1 ? 'may have' : 'has'} several bucket policies, of which S3 keeps one: ${
      [...policies, ...possiblePolicies].map(({ origin }) => formatAddress(origin.address)).join(', ')}`,
    fix: 'put all statements into one AWS::S3::BucketPolicy',
  })),
};

/** Two that both depend on a condition may be meant to exclude each other. */
function hasSeveral({ policies, possiblePolicies }: Bucket): boolean {
  return policies.length > 0 && policies.length + possiblePolicies.length > 1;
}
