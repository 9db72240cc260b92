import type { Call } from '../calls/call';
import type { Route } from '../calls/route';
import type { JudgedCall } from './call-requirement';

/** A call that S3 makes of a source with Object Lock; whether it has, deployment may decide. */
export function ofLock({ source }: Route, call: Call): JudgedCall {
  return { ...call, undecided: source.objectLock !== true };
}
