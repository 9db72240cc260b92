import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ProtectionLock } from '../../destination/replica-protection';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { ReplicationBucketOptions } from '../bucket-options';
import type { NamedBucket } from './named-bucket';

const MAX_YEARS = 100;

/** Rejects a lock that S3 would, and one that competes with another default retention. */
export function validateYearsLock(
  { years }: ProtectionLock,
  { objectLockEnabled, objectLockDefaultRetention }: ReplicationBucketOptions,
  scope: IConstruct,
): void {
  if (!Token.isUnresolved(years) && (!Number.isInteger(years) || years < 1 || years > MAX_YEARS)) {
    throw new ReplicationError('RetentionYearsInvalid', scope, {
      problem: "'years' of the protection is not a number of years that S3 takes",
      value: years,
      remedy: `use a whole number from 1 to ${MAX_YEARS}`,
    });
  }
  if (objectLockEnabled === false || objectLockDefaultRetention) {
    throw new ReplicationError('ObjectLockContradiction', scope, {
      problem: "'objectLock' of the protection competes with the Object Lock options of the bucket",
      value: { objectLockEnabled, objectLockDefaultRetention: objectLockDefaultRetention?.mode },
      remedy: "leave 'objectLockEnabled' and 'objectLockDefaultRetention' out",
    });
  }
}

/** In years, which the L2 cannot say. */
export function lockBucketForYears({ cfnBucket }: NamedBucket, { mode, years }: ProtectionLock): void {
  cfnBucket.objectLockConfiguration = { objectLockEnabled: 'Enabled', rule: { defaultRetention: { mode, years } } };
}
