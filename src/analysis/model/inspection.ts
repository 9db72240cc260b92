import type { ResourceAddress } from '../assembly/resource-address';
import type { Premise } from '../resolve/open-statements';
import type { SymbolicString } from '../symbolic/symbolic-string';

/**
 * Kinds of names, with what makes one unique: `role`, `managed policy` an account; `alias` an account and Region;
 * `inline policy` a role, which lists them all.
 */
export type NameKind = 'role' | 'managed policy' | 'alias' | 'inline policy';

export interface NamedResource {
  /** As the template has it. */
  readonly name: SymbolicString;
  readonly address: ResourceAddress;
  /** Of the name. */
  readonly propertyPath: string;
  /** It may not exist: the condition of the resource is known only at deployment. */
  readonly premise?: Premise;
}

export interface InspectedResource {
  readonly type: string;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  /** The one that the template gives to a managed policy. */
  readonly name?: SymbolicString;
  readonly problems: readonly SchemaProblem[];
}

export interface SchemaProblem {
  readonly message: string;
  readonly propertyPath: string;
  /** Whether AWS refuses it is not known. */
  readonly undecided?: true;
}
