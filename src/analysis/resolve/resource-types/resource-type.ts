import type { SymbolicString } from '../../symbolic/symbolic-string';
import { opaqueId } from '../../symbolic/symbolic-string';
import type { TemplateResource } from '../../assembly/stack-template';
import type { Scope } from '../scope';

/** A resource in its stack. */
export interface ScopedResource {
  readonly scope: Scope;
  readonly logicalId: string;
  readonly resource: TemplateResource;
}

/** What a type of resource answers; `undefined` where the templates do not say. */
export interface ResourceType {
  /** `Ref` */
  readonly ref?: (resource: ScopedResource) => unknown;
  /** `Fn::GetAtt` */
  readonly attributes?: ReadonlyMap<string, (resource: ScopedResource) => unknown>;
  /** For types whose attributes have names of the app's making. */
  readonly anyAttribute?: (resource: ScopedResource, name: string) => unknown;
}

export function property({ scope, resource }: ScopedResource, name: string): unknown {
  return scope.resolve(resource.Properties?.[name]);
}

/** A property that is a string, where the template has it. */
export function textProperty({ scope, resource }: ScopedResource, name: string): SymbolicString | undefined {
  const value = resource.Properties?.[name];
  return value === undefined || scope.resolve(value) === undefined ? undefined : scope.text(value);
}

/** What AWS makes up for this resource: its name, or another of its ids. */
export function generatedFor({ scope, logicalId }: ScopedResource, attribute?: string): SymbolicString {
  return opaqueId(`${scope.label}.${logicalId}${attribute === undefined ? '' : `.${attribute}`}`);
}

export function arnOf({ scope }: ScopedResource, service: string, rest: SymbolicString): SymbolicString {
  return `arn:${scope.partition.name}:${service}:${scope.region}:${scope.account}:${rest}`;
}
