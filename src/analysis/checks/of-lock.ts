import type { Call } from '../s3/call';
import type { RuleContext } from '../s3/replication-context';
import type { CheckedCall } from './call-requirement';

/** A call that S3 makes of a source with Object Lock; whether it has, deployment may decide. */
export function ofLock({ source }: RuleContext, call: Call): CheckedCall {
  return { ...call, undecided: source.objectLock !== true };
}
