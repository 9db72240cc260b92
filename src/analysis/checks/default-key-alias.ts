import type { Bucket } from '../model/deployment-model';
import { KMS_GUIDE } from '../s3/aws-pages';
import { reported } from '../s3/failure-reasons';
import { findKeyTarget } from '../s3/key-target';
import type { ReplicationContext } from '../s3/replication-context';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listBuckets } from './list-resources';
import type { Violation } from './violation';

/** That of the source bucket is `SourceKeyKnown`. */
export const DEFAULT_KEY_ALIAS: Check = {
  id: 'DefaultKeyAlias',
  title: 'The alias of a key by which a destination bucket encrypts is created by the templates; undecided, or information '
    + 'where every rule names a key of its own.',
  severity: 'warning',
  failureReason: reported('DstKmsKeyNotFound'),
  see: `${KMS_GUIDE}/kms-alias.html`,
  checkReplication: (each) => listBuckets(each).filter((bucket) => bucket !== each.source)
    .flatMap((bucket) => explainUnknownAlias(each, bucket)),
};

function explainUnknownAlias({ model, replication }: ReplicationContext, bucket: Bucket): readonly Violation[] {
  const { encryption, address, arn } = bucket;
  const target = encryption?.keyId === undefined ? undefined : findKeyTarget(model, encryption.keyId, bucket);
  const isAlias = target?.written !== undefined && /(?:^|:)alias\//.test(target.written);
  if (!isAlias || target.key !== undefined || target.awsManaged) {
    return [];
  }
  const isUsed = replication.rules
    .some(({ destination }) => destination.bucketArn === arn && destination.keyId === undefined);
  return [{
    undecided: isUsed,
    address,
    propertyPath: 'Properties.BucketEncryption',
    message: `the bucket encrypts by default with ${showValue(target.written)}, an alias that no template creates, or only under `
      + `a condition that does not hold; if it does not exist, ${isUsed ? 'nothing arrives' : 'uploads that name no key fail'}`,
    fix: 'create the alias, or name the key by its ARN',
  }];
}
