import { at, parseJson, textAt } from '../symbolic/json-members';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';

/** A call that CDK's `AwsCustomResource` makes when it is created or updated. */
export interface SdkCall {
  readonly propertyPath: string;
  /** In lower case, without the prefix of the packages of the SDK for JavaScript v3: `s3`. */
  readonly service: string;
  /** In lower case, without the suffix of the commands of v3: `putbucketpolicy`. */
  readonly action: string;
  /** Service and action as they are written. */
  readonly written: string;
  readonly parameters: unknown;
}

/** The properties with the calls. What is called on deletion changes nothing that is deployed. */
export const SDK_CALL_PHASES = ['Create', 'Update'] as const;

export type SdkCallPhase = typeof SDK_CALL_PHASES[number];

/** `undefined` if the property is none, or the templates do not have service and action. */
export function readSdkCall(inventory: Inventory, located: LocatedResource, phase: SdkCallPhase): SdkCall | undefined {
  const value = inventory.resolveProperty(located, phase);
  const call = typeof value === 'string' ? tryParseJson(value) : value;
  const [service, action] = [textAt(call, 'service'), textAt(call, 'action')];
  return service === undefined || action === undefined || isSymbolic(service + action) ? undefined : {
    propertyPath: `Properties.${phase}`,
    service: service.toLowerCase().replace(/^@aws-sdk\/client-/, ''),
    action: action.toLowerCase().replace(/command$/, ''),
    written: `${service} ${action}`,
    parameters: at(call, 'parameters'),
  };
}

function tryParseJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

const CUSTOM_RESOURCE = 'AWS::CloudFormation::CustomResource';

/** Resources whose meaning a function decides. */
export function findCustomResources(inventory: Inventory): readonly LocatedResource[] {
  return [...inventory.findByTypes((type) => type.startsWith('Custom::')), ...inventory.findByType(CUSTOM_RESOURCE)];
}
