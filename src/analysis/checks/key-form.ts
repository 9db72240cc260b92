import type { Bucket } from '../model/deployment-model';
import { KMS_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { explainImpossibleArn, parseKeyArn } from '../s3/key-arn';
import type { KeyTarget } from '../s3/key-target';
import { findKeyTarget } from '../s3/key-target';
import type { ReplicationContext } from '../s3/replication-context';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listBuckets, namesOtherKeys } from './list-resources';
import type { Violation } from './violation';

const KEY_ID_PAGE = `${KMS_GUIDE}/concepts.html#key-id-key-id`;
const FIX = 'write arn:<partition>:kms:<Region>:<account of twelve digits>:key/<id>, where the id is a UUID, or mrk- and 32 '
  + 'hexadecimal digits for a multi-Region key, or refer to the key';

const AWS_FORM = 'the id, the account and the Region have the form that AWS gives, which a placeholder has not, and the partition is '
  + 'that of the Region';

/** Nothing of AWS looks at the key before the first object. */
export const REPLICA_KEY_FORM: Check = {
  id: 'ReplicaKeyForm',
  title: `A key of the replicas that the rule names by a literal ARN may exist: ${AWS_FORM}.`,
  severity: 'error',
  failureReason: reported('DstKmsKeyNotFound'),
  see: KEY_ID_PAGE,
  // ReplicaKeyArn says what is no ARN
  checkRule: ({ replicaKey, rule }) => (
    replicaKey?.written === undefined || parseKeyArn(replicaKey.written) === undefined ? [] : explainTarget(replicaKey, 'the rule names the key of the replicas').map((violation) => ({
      ...violation,
      propertyPath: `${rule.propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
    }))),
};

export const DEFAULT_KEY_FORM: Check = {
  id: 'DefaultKeyForm',
  title: `A key of default encryption that is named by a literal may exist: ${AWS_FORM}; for a destination whose rules name `
    + 'another key, undecided.',
  severity: 'error',
  failureReason: reported('DstPutObjectNotPermitted'),
  see: KEY_ID_PAGE,
  checkReplication: (each) => listBuckets(each).flatMap((bucket) => explainDefaultKey(each, bucket)),
};

function explainDefaultKey(each: ReplicationContext, bucket: Bucket): readonly Violation[] {
  const { encryption, address } = bucket;
  const target = encryption?.keyId === undefined ? undefined : findKeyTarget(each.model, encryption.keyId, bucket);
  return target === undefined ? [] : explainTarget(target, 'the bucket names its default key').map((violation) => ({
    ...violation,
    ...(bucket === each.source ? { failureReason: unreported('every upload fails, and nothing is there to be replicated') } : {}),
    ...(namesOtherKeys(each, bucket) ? { undecided: true } : {}),
    address,
    propertyPath: 'Properties.BucketEncryption',
  }));
}

function explainTarget({ arn, key, written }: KeyTarget, naming: string): readonly Violation[] {
  const fault = arn === undefined || key !== undefined ? undefined : explainImpossibleArn(arn);
  return fault === undefined ? [] : [{
    message: `${naming} by ${showValue(written)}, which cannot be the name of a key: ${fault}`,
    fix: FIX,
  }];
}
