import type { ResourceAddress } from '../assembly/resource-address';
import { parseJson } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';
import type { SdkCall } from './sdk-calls';
import { findCustomResources, readSdkCall, SDK_CALL_PHASES } from './sdk-calls';

/** A resource whose function may call any API with what it receives. */
export interface CustomResource {
  readonly address: ResourceAddress;
  readonly type: string;
  /** The calls of `AwsCustomResource`, each once; `undefined` where a function of somebody's own decides. */
  readonly calls?: readonly SdkCall[];
  /** The strings in its properties, the token of its function aside. */
  readonly texts: readonly SymbolicString[];
  /** Whether its type or the name of a property speaks of replication. */
  readonly namesReplication: boolean;
}

/**
 * Custom resources of CDK and of this library that receive buckets, keys or roles, and change nothing of them that
 * replication needs: they put and delete objects, have objects replicated or encrypted with another key, subscribe to
 * notifications, write parameters of Systems Manager, or only read.
 */
const HARMLESS_TYPES: ReadonlySet<string> = new Set([
  'Custom::S3AutoDeleteObjects',
  'Custom::BatchReplicationJob',
  'Custom::UpdateObjectEncryptionJob',
  'Custom::CDKBucketDeployment',
  'Custom::S3BucketNotifications',
  'Custom::CrossRegionExportWriter',
  'Custom::CrossRegionExportReader',
  'Custom::CrossRegionStringParameterReader',
  'Custom::AWSCDKCfnJson',
  'Custom::AWSCDKCfnJsonStringify',
  'Custom::LogRetention',
  'Custom::CloudwatchLogResourcePolicy',
  'Custom::ECRAutoDeleteImages',
  'Custom::SyntheticsAutoDeleteUnderlyingResources',
  'Custom::Trigger',
]);

/** The custom resources that may change what replication needs. */
export function collectCustomResources(inventory: Inventory): readonly CustomResource[] {
  return [...findCustomResources(inventory), ...findUnknownContainers(inventory)]
    .filter(({ resource: { Type: type } }) => !HARMLESS_TYPES.has(type))
    .map((located) => readCustomResource(inventory, located));
}

/** Types whose resources create others, or whose code is somebody else's: modules, applications and registry types. */
const UNKNOWN_TYPE = new RegExp([
  '::MODULE$',
  '^(?!AWS::|Custom::|Alexa::)',
  '^AWS::ServiceCatalog::CloudFormationProvisionedProduct$',
  '^AWS::Serverless::Application$',
].join('|'));

/** Resources that create others, which the assembly does not contain. */
function findUnknownContainers(inventory: Inventory): readonly LocatedResource[] {
  return [
    ...inventory.findByTypes((type) => /^AWS::CloudFormation::Stack(?:Set)?$/.test(type))
      .filter((nested) => !inventory.hasTemplate(nested)),
    ...inventory.findByTypes((type) => UNKNOWN_TYPE.test(type)),
  ];
}

function readCustomResource(inventory: Inventory, located: LocatedResource): CustomResource {
  const { address, resource: { Type: type, Properties: properties = {} } } = located;
  const values = Object.keys(properties).filter((name) => name !== 'ServiceToken')
    .map((name) => inventory.resolveProperty(located, name));
  const namesReplication = /replicat/i.test(type) || /replicat[^"]{0,200}":/i.test(JSON.stringify(properties));
  const calls = UNKNOWN_TYPE.test(type) ? undefined : readCalls(inventory, located);
  return { address, type, calls, texts: listTexts(values), namesReplication };
}

/** A call on updates that is the call on creation is the same again. */
function readCalls(inventory: Inventory, located: LocatedResource): readonly SdkCall[] | undefined {
  const phases = SDK_CALL_PHASES.filter((phase) => located.resource.Properties?.[phase] !== undefined);
  const calls = phases.map((phase) => readSdkCall(inventory, located, phase));
  const onDeletionAlone = phases.length === 0 && located.resource.Properties?.Delete !== undefined;
  if (calls.includes(undefined) || (phases.length === 0 && !onDeletionAlone)) {
    return undefined;
  }
  const known = calls.filter((call) => call !== undefined);
  return known.filter((call, index) => index === 0 || createCallKey(call) !== createCallKey(known[0]));
}

function createCallKey({ service, action, parameters }: SdkCall): string {
  return JSON.stringify([service, action, parameters]);
}

/** Every string in a value, also in texts that are JSON. */
export function listTexts(value: unknown): readonly SymbolicString[] {
  if (typeof value === 'string') {
    const parsed = /^\s*[[{]/.test(value) ? tryParse(value) : undefined;
    return parsed === undefined ? [value] : listTexts(parsed);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
