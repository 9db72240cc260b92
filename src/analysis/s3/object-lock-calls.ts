import type { Match } from '../symbolic/match';
import { OBJECT_LOCK_PAGE, S3_GUIDE } from './aws-pages';
import { reported } from './failure-reasons';
import type { ReplicationCall } from './replication-call';
import type { RuleContext } from './replication-context';

const MAY_HAVE_LOCK = 'The source bucket may have Object Lock';

/** S3 reads retention and legal hold of every object of a source with Object Lock. */
export function hasObjectLock({ source: { objectLock } }: RuleContext): Match {
  // a literal that is neither is refused at deployment, and no reason to drop the permissions
  return objectLock === true ? 'all' : objectLock === false ? 'none' : 'unknown';
}

/** What S3 reads with an object of a source with Object Lock. */
export const OBJECT_LOCK_READS: readonly ReplicationCall[] = [
  {
    id: 'ReadSourceRetention',
    action: 's3:GetObjectRetention',
    target: 'source object',
    title: 'With Object Lock on the source, the role may read the retention of its objects.',
    changes: ['object', 'retention'],
    when: hasObjectLock,
    whenUnknown: MAY_HAVE_LOCK,
    failureReason: reported('SrcGetRetentionNotPermitted'),
    see: OBJECT_LOCK_PAGE,
  },
  {
    id: 'ReadSourceLegalHold',
    action: 's3:GetObjectLegalHold',
    target: 'source object',
    title: 'With Object Lock on the source, the role may read the legal holds of its objects.',
    changes: ['object', 'legalHold'],
    when: hasObjectLock,
    whenUnknown: MAY_HAVE_LOCK,
    failureReason: reported('SrcGetLegalHoldNotPermitted'),
    see: OBJECT_LOCK_PAGE,
  },
];

/**
 * What S3 writes with its replica.
 *
 * AWS asks for no permission on the destination, and has a failure reason for each that is denied.
 */
export const OBJECT_LOCK_WRITES: readonly ReplicationCall[] = [
  {
    id: 'ReplicateRetention',
    action: 's3:PutObjectRetention',
    target: 'replica',
    title: 'With Object Lock on the source, no statement denies the role to write the retention of replicas.',
    changes: ['object', 'retention'],
    when: hasObjectLock,
    whenUnknown: MAY_HAVE_LOCK,
    impliedByAnother: true,
    failureReason: reported('DstPutRetentionNotPermitted'),
    see: `${S3_GUIDE}/replication-failure-codes.html`,
  },
  {
    id: 'ReplicateLegalHold',
    action: 's3:PutObjectLegalHold',
    target: 'replica',
    title: 'With Object Lock on the source, no statement denies the role to write the legal holds of replicas.',
    changes: ['object', 'legalHold'],
    when: hasObjectLock,
    whenUnknown: MAY_HAVE_LOCK,
    impliedByAnother: true,
    failureReason: reported('DstPutLegalHoldNotPermitted'),
    see: `${S3_GUIDE}/replication-failure-codes.html`,
  },
];
