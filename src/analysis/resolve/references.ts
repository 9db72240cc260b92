import { unknownValue } from '../symbolic/symbolic-string';
import type { TemplateParameter } from '../assembly/stack-template';
import { RESOURCE_TYPES } from './resource-types/resource-types';
import { PSEUDO_PARAMETERS } from './pseudo-parameters';
import type { Scope } from './scope';

/** What `Ref` answers. */
export function referenceTo(scope: Scope, name: string): unknown {
  const pseudo = PSEUDO_PARAMETERS.get(name);
  if (pseudo !== undefined) {
    return pseudo(scope);
  }
  const parameter = scope.stack.template.Parameters?.[name];
  if (parameter !== undefined) {
    return valueOf(scope, name, parameter);
  }
  const unknown = unknownValue(`${scope.label}.${name}`);
  const resource = scope.resource(name);
  const kind = resource === undefined ? undefined : RESOURCE_TYPES.get(resource.Type);
  return resource === undefined ? unknown : kind?.ref?.({ scope, logicalId: name, resource }) ?? unknown;
}

/** What `Fn::GetAtt` answers. */
export function attributeOf(scope: Scope, logicalId: string, name: string): unknown {
  const resource = scope.resource(logicalId);
  const kind = resource === undefined ? undefined : RESOURCE_TYPES.get(resource.Type);
  const unknown = unknownValue(`${scope.label}.${logicalId}.${name}`);
  if (resource === undefined || kind === undefined) {
    return unknown;
  }
  const address = { scope, logicalId, resource };
  return kind.attributes?.get(name)?.(address) ?? kind.anyAttribute?.(address, name) ?? unknown;
}

/** The value that the parent stack passes, else the default; of a Systems Manager parameter that is but its name. */
function valueOf(scope: Scope, name: string, { Type: type, Default: fallback }: TemplateParameter): unknown {
  const value = scope.crossStack.passed(scope, name) ?? fallback;
  if (value === undefined || String(type).startsWith('AWS::SSM::')) {
    return unknownValue(`${scope.label}.${name}`);
  }
  return typeof value === 'string' && /^(CommaDelimitedList$|List<)/.test(String(type))
    ? value.split(',').map((item) => item.trim())
    : value;
}
