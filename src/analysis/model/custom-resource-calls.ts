import { display, isSymbolic } from '../symbolic/symbolic-string';
import type { Inventory, Located } from './inventory';
import { at, parseJson, textAt } from '../symbolic/json-members';

/** A custom resource of CDK that calls `PutBucketReplication`. */
export interface ReplicationCall {
  readonly located: Located;
  readonly parameters?: unknown;
  /** Why the parameters cannot be read; lowercase, without a full stop. */
  readonly unreadable?: string;
}

/** The property of `AwsCustomResource` with the call that it makes on creation, as a JSON text. */
const CALL = 'Create';
export const CALL_PATH = `Properties.${CALL}`;

/** As the SDK for JavaScript v2 names it, v3, and the command of v3; CDK takes each. */
const OPERATION = /^putBucketReplication(?:Command)?$/i;
const SERVICE = /^(?:@aws-sdk\/client-)?s3$/i;

export function callsIn(inventory: Inventory): readonly ReplicationCall[] {
  return inventory.ofNamespace('Custom::')
    .filter(({ resource }) => /putBucketReplication/i.test(JSON.stringify(resource.Properties?.[CALL] ?? '')))
    .flatMap((located) => callOf(located, inventory.property(located, CALL)));
}

function callOf(located: Located, value: unknown): readonly ReplicationCall[] {
  const call = typeof value === 'string' ? parsed(value) : value;
  const [service, operation] = [textAt(call, 'service'), textAt(call, 'action')];
  if (service === undefined || operation === undefined || isSymbolic(service + operation)) {
    return [{ located, unreadable: `the call cannot be read: ${display(JSON.stringify(value))}` }];
  }
  return SERVICE.test(service) && OPERATION.test(operation) ? [{ located, parameters: at(call, 'parameters') }] : [];
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
