import { open } from '../text/text';
import { KINDS } from './kinds/kinds';
import { PSEUDO_PARAMETERS } from './pseudo-parameters';
import type { Scope } from './scope';

/** What `Ref` answers. */
export function referenceTo(scope: Scope, name: string): unknown {
  const pseudo = PSEUDO_PARAMETERS.get(name);
  if (pseudo !== undefined) {
    return pseudo(scope);
  }
  if (scope.stack.template.Parameters?.[name] !== undefined) {
    return parameter(scope, name);
  }
  const unknown = open(`${scope.label}.${name}`);
  const resource = scope.resource(name);
  const kind = resource === undefined ? undefined : KINDS.get(resource.Type);
  return resource === undefined ? unknown : kind?.ref?.({ scope, logicalId: name, resource }) ?? unknown;
}

/** What `Fn::GetAtt` answers. */
export function attributeOf(scope: Scope, logicalId: string, name: string): unknown {
  const resource = scope.resource(logicalId);
  const kind = resource === undefined ? undefined : KINDS.get(resource.Type);
  const unknown = open(`${scope.label}.${logicalId}.${name}`);
  if (resource === undefined || kind === undefined) {
    return unknown;
  }
  const place = { scope, logicalId, resource };
  return kind.attributes?.get(name)?.(place) ?? kind.anyAttribute?.(place, name) ?? unknown;
}

/** The value that the parent stack passes, else the default. */
function parameter(scope: Scope, name: string): unknown {
  const { Type: type = 'String', Default: fallback } = scope.stack.template.Parameters?.[name] ?? {};
  const passed = scope.neighbours.passed(scope, name);
  const value = passed ?? fallback;
  if (value === undefined || (passed === undefined && type.startsWith('AWS::SSM::'))) {
    return open(`${scope.label}.${name}`);
  }
  return typeof value === 'string' && (type === 'CommaDelimitedList' || type.startsWith('List<'))
    ? value.split(',').map((item) => item.trim())
    : value;
}
