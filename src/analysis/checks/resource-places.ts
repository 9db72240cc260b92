import type { Bucket } from '../model/deployment-model';
import { S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { parseKeyArn } from '../s3/key-arn';
import { findKeyTarget } from '../s3/key-target';
import type { ReplicationContext } from '../s3/replication-context';
import { allOf } from '../symbolic/match';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listBuckets, namesOtherKeys } from './list-resources';
import type { Violation } from './violation';
import { unless } from './violation';

export const BUCKET_POLICY_PLACE: Check = {
  id: 'BucketPolicyPlace',
  title: 'The policy of a bucket is deployed in the account and the Region of the bucket.',
  severity: 'error',
  failureReason: unreported('S3 refuses the bucket policy'),
  see: `${S3_GUIDE}/bucket-policies.html`,
  checkReplication: (each) => listBuckets(each).flatMap((bucket) => bucket.policies.flatMap(({ origin }) => {
    const { address } = origin;
    const place = each.model.inspect(address)!;
    return unless(allOf([equal(place.account, bucket.account), equal(place.region, bucket.region)]), {
      address,
      propertyPath: 'Properties.Bucket',
      message: `the bucket policy is deployed in ${showValue(place.account)} and ${showValue(place.region)}, its bucket in ${
        showValue(bucket.account)} and ${showValue(bucket.region)}; S3 takes the policy from the owner alone, in the Region of the bucket`,
      fix: 'move the AWS::S3::BucketPolicy into a stack of the account and Region of the bucket',
    });
  })),
};

/** S3 does not look at the key before the first upload. */
export const DEFAULT_KEY_REGION: Check = {
  id: 'DefaultKeyRegion',
  title: 'The keys of default encryption are in the Regions of their buckets; for a destination whose rule names another '
    + 'key, undecided.',
  severity: 'error',
  failureReason: reported('DstPutObjectNotPermitted'),
  see: `${S3_GUIDE}/bucket-encryption.html`,
  checkReplication: (each) => listBuckets(each).flatMap((bucket) => findFarKey(each, bucket)),
};

function findFarKey(each: ReplicationContext, bucket: Bucket): readonly Violation[] {
  const { encryption, region, address } = bucket;
  const key = encryption?.keyId === undefined ? undefined : findKeyTarget(each.model, encryption.keyId, bucket);
  const keyRegion = key?.arn === undefined ? undefined : parseKeyArn(key.arn)?.region;
  if (keyRegion === undefined) {
    return [];
  }
  const isSource = bucket === each.source;
  const namesAnother = namesOtherKeys(each, bucket);
  return unless(equal(keyRegion, region), {
    ...(namesAnother ? { undecided: true } : {}),
    ...(isSource ? { failureReason: unreported('every upload fails, and nothing is there to be replicated') } : {}),
    address,
    propertyPath: 'Properties.BucketEncryption',
    message: `the bucket is in ${showValue(region)} and encrypts by default with a key of ${showValue(keyRegion)}, so that S3 refuses ${
      namesAnother ? 'every upload that names no key; replicas are encrypted with the key of the rule' : 'every object'}`,
    fix: 'name a key of the Region of the bucket, such as the replica of a multi-Region key there',
  });
}
