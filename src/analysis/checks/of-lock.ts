import type { Call } from '../s3/call';
import type { Route } from '../s3/replication-context';
import type { JudgedCall } from './call-requirement';

/** A call that S3 makes of a source with Object Lock; whether it has, deployment may decide. */
export function ofLock({ source }: Route, call: Call): JudgedCall {
  return { ...call, undecided: source.objectLock !== true };
}
