import type { IConstruct } from 'constructs';
import { addBucketStatements } from '../../bucket/private/data-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { BUCKET_POLICY, KEY_POLICY, requirePolicySize } from '../../internal/policy/policy-size';
import { addKeyStatements } from '../../key/private/key-statements';
import type { ReplicationKey } from '../../key/replication-key';
import type { CrossAccountStatements } from './cross-account-statements';

/** Adds the statements for writers of other accounts to bucket and key, and checks the size of both policies. */
export function grantCrossAccountAccess(
  bucket: NamedBucket,
  key: ReplicationKey,
  statements: CrossAccountStatements,
  scope: IConstruct,
): void {
  addBucketStatements(bucket, statements.bucket);
  addKeyStatements(key, statements.key, scope);
  requirePolicySize(bucket.policy?.document, BUCKET_POLICY, scope);
  requirePolicySize(key._policyDocument, KEY_POLICY, scope);
}
