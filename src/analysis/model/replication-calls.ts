import { at, listAt, textAt } from '../symbolic/json-members';
import { display, isSymbolic } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';

/** A custom resource of CDK that calls `PutBucketReplication`. */
export interface ReplicationCall {
  readonly located: LocatedResource;
  readonly parameters?: unknown;
  /** Why the parameters are unknown; lowercase, without a full stop. */
  readonly unresolved?: string;
}

/** The property of `AwsCustomResource` with the call on creation, as a JSON text. */
const CALL_PROPERTY = 'Create';
export const CALL_PATH = `Properties.${CALL_PROPERTY}`;

/** CDK accepts the names of the SDK for JavaScript v2 and v3, and the names of the commands of v3. */
const OPERATION = /^putBucketReplication(?:Command)?$/i;
const SERVICE = /^(?:@aws-sdk\/client-)?s3$/i;

export function collectReplicationCalls(inventory: Inventory): readonly ReplicationCall[] {
  return inventory.findByNamespace('Custom::')
    .filter(({ resource: { Properties: properties } }) =>
      /putBucketReplication/i.test(JSON.stringify(properties?.[CALL_PROPERTY] ?? '')))
    .flatMap((located) => readCall(located, inventory.resolveProperty(located, CALL_PROPERTY)) ?? []);
}

/** `undefined` if the call is another one. */
function readCall(located: LocatedResource, value: unknown): ReplicationCall | undefined {
  const call = typeof value === 'string' ? parseJson(value) : value;
  const [service, operation] = [textAt(call, 'service'), textAt(call, 'action')];
  if (service === undefined || operation === undefined || isSymbolic(service + operation)) {
    return { located, unresolved: `the call cannot be read: ${display(JSON.stringify(value))}` };
  }
  const replicates = SERVICE.test(service) && OPERATION.test(operation);
  return replicates ? { located, parameters: at(call, 'parameters') } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Renames the elements of a configuration of the S3 API to those of CloudFormation.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
 */
export function convertApiConfiguration(configuration: unknown): unknown {
  return typeof configuration !== 'object' || configuration === null ? configuration
    : { ...configuration, Rules: listAt(configuration, 'Rules').map(convertRule) };
}

const NAMES: ReadonlyMap<string, string> = new Map([['ID', 'Id'], ['Tag', 'TagFilter'], ['Tags', 'TagFilters']]);

function convertRule(rule: unknown): unknown {
  return typeof rule !== 'object' || rule === null ? rule
    : renameMembers({ ...rule, Filter: convertFilter(at(rule, 'Filter')) });
}

function convertFilter(filter: unknown): unknown {
  return typeof filter !== 'object' || filter === null ? filter
    : renameMembers({ ...filter, And: renameMembers(at(filter, 'And')) });
}

function renameMembers(value: unknown): unknown {
  return typeof value !== 'object' || value === null ? value : Object.fromEntries(Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [NAMES.get(name) ?? name, member]));
}
