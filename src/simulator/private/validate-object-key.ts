import { Token } from 'aws-cdk-lib';
import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';
import { fromTemplate } from '../../analysis/symbolic/symbolic-string';
import { ReplicationError } from '../../internal/errors/replication-error';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_BYTES = 1024;

/** Returns the key as the engine compares it, and fails for one that S3 rejects. */
export function validateObjectKey(key: string): SymbolicString {
  const bytes = Buffer.byteLength(key, 'utf8');
  if (bytes === 0 || bytes > MAX_BYTES || Token.isUnresolved(key)) {
    throw new ReplicationError('ObjectKeyInvalid', undefined, {
      problem: 'an object key breaks a rule of S3 or is a token',
      value: key,
      remedy: 'use a text of 1 to 1,024 bytes in UTF-8',
    });
  }
  return fromTemplate(key);
}
