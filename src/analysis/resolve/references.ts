import type { TemplateParameter } from '../assembly/stack-template';
import { toText } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, opaqueId, unknownValue } from '../symbolic/symbolic-string';
import { RESOURCE_TYPES } from './resource-types/resource-types';
import type { Scope } from './scope';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const PSEUDO_PARAMETERS: ReadonlyMap<string, (scope: Scope) => unknown> = new Map<string, (scope: Scope) => unknown>([
  ['AWS::AccountId', ({ account }) => account],
  ['AWS::Region', ({ region }) => region],
  ['AWS::Partition', ({ partition }) => partition.name],
  ['AWS::URLSuffix', ({ partition }) => partition.urlSuffix],
  ['AWS::StackName', ({ name }) => name],
  ['AWS::StackId', formatStackId],
  ['AWS::NoValue', () => undefined],
]);

function formatStackId({ partition, region, account, name, label }: Scope): string {
  return `arn:${partition.name}:cloudformation:${region}:${account}:stack/${name}/${opaqueId(`${label}.AWS::StackId`)}`;
}

/** What `Ref` returns. */
export function resolveReference(scope: Scope, name: string): unknown {
  const pseudoParameter = PSEUDO_PARAMETERS.get(name);
  if (pseudoParameter !== undefined) {
    return pseudoParameter(scope);
  }
  const { Parameters: parameters = {} } = scope.stack.template;
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (parameter !== undefined) {
    return resolveParameter(scope, name, parameter);
  }
  const resource = scope.findResource(name);
  const type = resource === undefined ? undefined : RESOURCE_TYPES.get(resource.Type);
  return (resource && type?.ref?.({ scope, logicalId: name, resource })) ?? unknownValue(`${scope.label}.${name}`);
}

/** What `Fn::GetAtt` returns. */
export function resolveAttribute(scope: Scope, logicalId: string, name: string): unknown {
  const resource = scope.findResource(logicalId);
  const type = resource === undefined ? undefined : RESOURCE_TYPES.get(resource.Type);
  const scoped = resource && { scope, logicalId, resource };
  return (scoped && (type?.attributes?.get(name)?.(scoped) ?? type?.anyAttribute?.(scoped, name)))
    ?? unknownValue(`${scope.label}.${logicalId}.${name}`);
}

/**
 * The value that the parent stack passes or the manifest gives, else the default; for a Systems Manager parameter it is
 * only the name.
 */
function resolveParameter(scope: Scope, name: string, { Type: type, Default: fallback }: TemplateParameter): unknown {
  const value = scope.crossStack.findPassedValue(scope, name) ?? scope.stack.parameters?.get(name) ?? fallback;
  if (value === undefined || toText(type).startsWith('AWS::SSM::')) {
    return unknownValue(`${scope.label}.${name}`);
  }
  return typeof value === 'string' && /^(CommaDelimitedList$|List<)/.test(toText(type))
    ? value.split(',').map((item) => item.trim())
    : value;
}

const DYNAMIC_REFERENCE = /\{\{resolve:([^:}]+):([^}]*)\}\}/g;

/**
 * Replaces dynamic references with their values: known if another stack writes the Systems Manager parameter.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function resolveDynamicReferences(scope: Scope, text: SymbolicString): SymbolicString {
  return !text.includes('{{resolve:') ? text : text.replace(DYNAMIC_REFERENCE, (_match, service: string, key: string) =>
    (service === 'ssm' ? scope.crossStack.findParameter(scope, key) : undefined)
      ?? unknownValue(display(`${service}:${key} of ${scope.account} in ${scope.region}`)));
}
