import { placeName } from '../world/place';
import { bucketsOf } from './involved';
import type { Requirement } from './requirement';
import { S3_GUIDE } from './requirement';

export const ONE_BUCKET_POLICY: Requirement = {
  id: 'OneBucketPolicy',
  demand: 'Each bucket has one bucket policy: S3 keeps one, so that a second resource is refused or replaces the first.',
  severity: 'error',
  failureReason: 'none: which statements are in force depends on the order of deployment',
  see: `${S3_GUIDE}/bucket-policies.html`,
  ofReplication: (each) => bucketsOf(each).filter(({ policies }) => policies.length > 1).map(({ place, policies }) => ({
    place,
    location: 'Properties',
    message: `the bucket has ${policies.length} bucket policies, of which S3 keeps the one that is put last: ${
      policies.map(({ origin }) => placeName(origin.place)).join(', ')}`,
    fix: 'put all statements into one AWS::S3::BucketPolicy',
  })),
};
