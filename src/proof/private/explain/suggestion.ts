import type { Call } from '../calls/call';
import type { Decision } from '../policy/decision';
import type { Text } from '../text/text';
import { display } from '../text/text';

/** Condition keys that a statement should state where the call has them. */
const BINDING: { readonly [operator: string]: string } = {
  'kms:ViaService': 'StringEquals',
  'kms:EncryptionContext:aws:s3:arn': 'StringLike',
};

/** The statement that would allow a call, as JSON; every object of the call stands in it as `*`. */
export function suggestedStatement({ request, policies: { model } }: Call, missing: Decision['missing']): string {
  const inResource = missing === 'bucket policy' || missing === 'key policy' || missing === 'trust policy';
  const { caller } = request;
  const principal = caller.kind === 'service' ? { Service: caller.service } : { AWS: display(caller.arn) };
  return JSON.stringify({
    Effect: 'Allow',
    ...(inResource ? { Principal: principal } : {}),
    Action: request.action,
    ...(model === 'trust' ? {} : { Resource: missing === 'key policy' ? '*' : written(request.resource) }),
    ...conditionsOf(request.context),
  });
}

function conditionsOf(context: Call['request']['context']): { readonly Condition?: unknown } {
  const stated = Object.entries(BINDING).flatMap(([key, operator]) => {
    const values = (context.get(key.toLowerCase()) ?? []).flatMap((state) => state ?? []);
    return values.length === 0 ? [] : [[operator, { [key]: one(values.map(written)) }] as const];
  });
  return stated.length === 0 ? {} : { Condition: Object.fromEntries(stated) };
}

function one(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0] : values;
}

function written(text: Text): string {
  return display(text).replace('<object>', '*');
}
