import { placeName } from '../assembly/resource-address';
import type { Bucket } from '../model/deployment-model';
import { bucketsOf } from './involved';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const ONE_BUCKET_POLICY: Requirement = {
  id: 'OneBucketPolicy',
  demand: 'Each bucket has one bucket policy: S3 keeps one, so that a second resource is refused or replaces the first.',
  severity: 'error',
  failureReason: 'none: which statements are in force depends on the order of deployment',
  see: `${S3_GUIDE}/bucket-policies.html`,
  ofReplication: (each) => bucketsOf(each).filter(hasSeveral).map(({ place, policies, perhapsPolicies }) => ({
    place,
    undecided: policies.length === 1,
    location: 'Properties',
    message: `the bucket ${policies.length === 1 ? 'may have' : 'has'} several bucket policies, of which S3 keeps one: ${
      [...policies, ...perhapsPolicies].map(({ origin }) => placeName(origin.place)).join(', ')}`,
    fix: 'put all statements into one AWS::S3::BucketPolicy',
  })),
};

/** Two that both depend on a condition may be meant to exclude each other. */
function hasSeveral({ policies, perhapsPolicies }: Bucket): boolean {
  return policies.length > 0 && policies.length + perhapsPolicies.length > 1;
}
