import type { Call, KeyBinding } from '../calls/call';
import type { Decision } from '../policy/decision';
import { display } from '../text/text';

/** The statement that would allow a call, as JSON; every object of the call stands in it as `*`. */
export function suggestedStatement({ request, binding, policies: { model } }: Call, missing: Decision['missing']): string {
  const inResource = missing === 'bucket policy' || missing === 'key policy' || missing === 'trust policy';
  const { caller } = request;
  const principal = caller.kind === 'service' ? { Service: caller.service } : { AWS: display(caller.arn) };
  return JSON.stringify({
    Effect: 'Allow',
    ...(inResource ? { Principal: principal } : {}),
    Action: request.action,
    ...(model === 'trust' ? {} : { Resource: missing === 'key policy' ? '*' : display(request.resource) }),
    ...(binding && { Condition: conditionOf(binding) }),
  });
}

/** One of the conditions that bind a key, as JSON. */
export function conditionText(binding: KeyBinding, operator: 'StringEquals' | 'StringLike'): string {
  return JSON.stringify({ [operator]: conditionOf(binding)[operator] });
}

/** To S3 of one Region, and to the bucket with and without a Bucket Key. */
function conditionOf({ viaService, contexts }: KeyBinding) {
  return {
    StringEquals: { 'kms:ViaService': display(viaService) },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': contexts.map(display) },
  };
}
