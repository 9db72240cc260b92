import type { ResourceAddress } from '../assembly/resource-address';

/** A parameter that decides whether a bucket replicates by a rule. */
export interface ParameterSwitch {
  readonly parameter: string;
  readonly condition: string;
  /** Its default, or the value that it is given. */
  readonly value?: string;
  /** Its value is given, and not assumed to be another. */
  readonly given: boolean;
  /** Whether its value switches it on. */
  readonly on: boolean;
  /** It is not resolved as if it were on, because another replication needs the contrary. */
  readonly excluded?: boolean;
}

/** A replication configuration that the given value of a parameter takes out. */
export interface SwitchedOffReplication {
  readonly address: ResourceAddress;
  readonly by: ParameterSwitch;
}
