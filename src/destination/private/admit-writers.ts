import type { IConstruct } from 'constructs';
import { addStatements } from '../../bucket/private/data-bucket';
import type { NamedBucket } from '../../bucket/private/named-bucket';
import { BUCKET_POLICY, KEY_POLICY, requireSize } from '../../internal/policy/policy-size';
import { addKeyStatements } from '../../key/private/key-statements';
import type { ReplicationKey } from '../../key/replication-key';
import type { Admitted } from './admission';

/** Lets writers of other accounts into a replica bucket of ours and its key, as far as the policies have room. */
export function admitWriters(bucket: NamedBucket, key: ReplicationKey, admitted: Admitted, scope: IConstruct): void {
  addStatements(bucket, admitted.bucket);
  addKeyStatements(key, admitted.key, scope);
  requireSize(bucket.policy?.document, BUCKET_POLICY, scope);
  requireSize(key._policyDocument, KEY_POLICY, scope);
}
