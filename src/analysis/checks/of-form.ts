import type { Call } from '../s3/call';
import type { ObjectVariant } from '../s3/object-variants';
import type { CheckedCall } from './call-requirement';

/**
 * A call for a form of object that uploads do not have unless a client asks for it: a warning, since the policies of
 * AWS's own pages name one form alone.
 */
export function ofForm({ byDefault }: ObjectVariant, call: Call | undefined): CheckedCall | undefined {
  if (call === undefined || byDefault === 'all') {
    return call;
  }
  return byDefault === 'unknown' ? { ...call, undecided: true } : {
    ...call,
    severity: 'warning',
    detail: 'by header',
    variant: `${call.variant}, which a header of the upload asks for; usual uploads are not concerned`,
  };
}
