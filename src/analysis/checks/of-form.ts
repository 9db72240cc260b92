import type { Call } from '../s3/call';
import type { ObjectForm } from '../s3/object-variants';
import type { JudgedCall } from './call-requirement';

/**
 * A call for a form of object that uploads do not have unless a client asks for it: a warning, since the policies of
 * AWS's own pages name one form alone.
 */
export function ofForm({ byDefault }: ObjectForm, call: Call | undefined): JudgedCall | undefined {
  if (call === undefined || byDefault === 'yes') {
    return call;
  }
  return byDefault === 'maybe' ? { ...call, undecided: true } : {
    ...call,
    severity: 'warning',
    detail: 'by header',
    form: `${call.form}, which a header of the upload asks for; usual uploads are not concerned`,
  };
}
