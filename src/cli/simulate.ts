import type { StackTemplate } from '../analysis/assembly/stack-template';
import type { Organization } from '../analysis/iam/organization';
import { buildReplicationModel } from '../simulator/private/read-model';
import { ReplicationSimulator } from '../simulator/replication-simulator';
import type { SimulationResult } from '../simulator/simulation-result';
import { UploadEncryption } from '../simulator/upload-encryption';
import { UnusableInput } from './input/unusable-input';
import type { Encryption, Operation, SimulationRequest } from './simulation-request';

/**
 * Puts an object, and then performs the requested operation on it.
 *
 * @param organization what is given of it beside the templates
 */
export function simulate(
  stacks: readonly StackTemplate[],
  request: SimulationRequest,
  organization?: Organization,
): SimulationResult {
  const { bucket, key, operation, bucketKey: bucketKeyEnabled, tags } = request;
  const encryption = createEncryption(request);
  const simulator = ReplicationSimulator._fromModel({ ...buildReplicationModel(stacks), organization });
  // with `put-tagging`, the tags are not those of the upload
  const put = simulator.putObject(bucket, key, { encryption, bucketKeyEnabled, tags: operation === 'put-tagging' ? {} : tags });
  const afterwards: Readonly<Record<Operation, () => SimulationResult>> = {
    'put': () => put,
    'delete': () => simulator.deleteObject(bucket, key),
    'delete-version': () => simulator.deleteNewestVersion(bucket, key),
    'put-tagging': () => simulator.putObjectTagging(bucket, key, tags),
    'put-acl': () => simulator.putObjectAcl(bucket, key),
    'put-retention': () => simulator.putObjectRetention(bucket, key),
    'put-legal-hold': () => simulator.putObjectLegalHold(bucket, key),
    'put-annotation': () => simulator.putObjectAnnotation(bucket, key),
  };
  return put.refusal === undefined ? afterwards[operation]() : put;
}

const WITH_KEY: Readonly<Partial<Record<Encryption, (key?: string) => UploadEncryption>>> = {
  'aws:kms': (key) => UploadEncryption.kms(key),
  'aws:kms:dsse': (key) => UploadEncryption.dsse(key),
};

function createEncryption({ encryption, kmsKey, bucketKey }: SimulationRequest): UploadEncryption {
  if (bucketKey !== undefined && encryption !== undefined && encryption !== 'aws:kms') {
    throw new UnusableInput('Usage', `${bucketKey ? '--bucket-key' : '--no-bucket-key'} goes with --encryption aws:kms, or without --encryption, `
      + `got ${JSON.stringify(encryption)}, for which S3 has no Bucket Keys`);
  }
  // S3 ignores the header of the key without the header of the algorithm
  const withKey = encryption && WITH_KEY[encryption];
  if (withKey) {
    return withKey(kmsKey);
  }
  if (kmsKey !== undefined) {
    throw new UnusableInput('Usage', `--kms-key goes with --encryption aws:kms or aws:kms:dsse, got ${JSON.stringify(kmsKey)}`);
  }
  return encryption === undefined
    ? UploadEncryption.bucketDefault()
    : encryption === 'AES256' ? UploadEncryption.s3Managed() : UploadEncryption.customerProvided();
}
