import type { TemplateResource } from '../../assembly/stack-template';
import { readProperty } from '../../assembly/template-resources';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { opaqueId } from '../../symbolic/symbolic-string';
import type { Scope } from '../scope';

/** A resource in its stack. */
export interface ScopedResource {
  readonly scope: Scope;
  readonly logicalId: string;
  readonly resource: TemplateResource;
}

/** What the intrinsic functions return for resources of a type; `undefined` if the templates do not contain it. */
export interface ResourceType {
  /** `Ref` */
  readonly ref?: (resource: ScopedResource) => unknown;
  /** `Fn::GetAtt` */
  readonly attributes?: ReadonlyMap<string, (resource: ScopedResource) => unknown>;
  /** `Fn::GetAtt` for types whose attributes have names that the app chooses. */
  readonly anyAttribute?: (resource: ScopedResource, name: string) => unknown;
}

export function resolveProperty({ scope, resource }: ScopedResource, name: string): unknown {
  return scope.resolve(readProperty(resource, name));
}

/** A property that is a string; `undefined` if the template does not have it. */
export function resolveTextProperty({ scope, resource }: ScopedResource, name: string): SymbolicString | undefined {
  const value = readProperty(resource, name);
  return value === undefined || scope.resolve(value) === undefined ? undefined : scope.resolveText(value);
}

/** The name that AWS generates for a resource, or another of its ids. */
export function createGeneratedId({ scope, logicalId }: ScopedResource, attribute?: string): SymbolicString {
  return opaqueId(`${scope.label}.${logicalId}${attribute === undefined ? '' : `.${attribute}`}`);
}

/** An ARN in the account and Region of the stack. */
export function formatArn({ scope }: ScopedResource, service: string, resource: SymbolicString): SymbolicString {
  return `arn:${scope.partition.name}:${service}:${scope.region}:${scope.account}:${resource}`;
}
