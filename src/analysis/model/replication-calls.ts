import { at, listAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';
import type { SdkCallPhase } from './sdk-calls';
import { findCustomResources, readSdkCall, SDK_CALL_PHASES } from './sdk-calls';

/** A custom resource of CDK that calls `PutBucketReplication`. */
export interface ReplicationCall {
  readonly located: LocatedResource;
  readonly propertyPath: string;
  readonly parameters?: unknown;
  /** Why the parameters are unknown; lowercase, without a full stop. */
  readonly unresolved?: string;
}

/** Of `AwsCustomResource` it is the call on creation; a resource that has none but on updates calls later, if ever. */
export function collectReplicationCalls(inventory: Inventory): readonly ReplicationCall[] {
  return findCustomResources(inventory).flatMap((located) => {
    const phase = SDK_CALL_PHASES.find((each) => mayReplicate(located, each));
    return phase === undefined ? [] : readCall(inventory, located, phase);
  });
}

function mayReplicate({ resource: { Properties: properties } }: LocatedResource, phase: SdkCallPhase): boolean {
  return /putBucketReplication/i.test(JSON.stringify(properties?.[phase] ?? ''));
}

function readCall(inventory: Inventory, located: LocatedResource, phase: SdkCallPhase): readonly ReplicationCall[] {
  const call = readSdkCall(inventory, located, phase);
  const propertyPath = `Properties.${phase}`;
  if (call === undefined) {
    const value = inventory.resolveProperty(located, phase);
    return [{ located, propertyPath, unresolved: `the call cannot be read: ${display(String(JSON.stringify(value)))}` }];
  }
  return call.service !== 's3' || call.action !== 'putbucketreplication' ? []
    : [{ located, propertyPath, parameters: call.parameters, ...(phase === 'Create' ? {} : { unresolved: 'it is put on updates alone' }) }];
}

/** The role with which a custom resource calls: that of its function. */
export function findFunctionRole(inventory: Inventory, located: LocatedResource): SymbolicString | undefined {
  const token = textAt(inventory.resolveProperty(located, 'ServiceToken'));
  const lambda = inventory.findByType('AWS::Lambda::Function')
    .find((each) => inventory.resolveAttribute(each, 'Arn') === token);
  return lambda && textAt(inventory.resolveProperty(lambda, 'Role'));
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
