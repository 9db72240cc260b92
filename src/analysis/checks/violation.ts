import type { ResourceAddress } from '../assembly/resource-address';
import type { FailureReason } from '../s3/failure-reasons';
import type { Match } from '../symbolic/match';

/** How bad it is: `error` stops `cdk synth`, `warning` and `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/** How much a finding weighs, the heaviest first. */
export const LEVELS = ['fails', 'undecided', 'excess', 'info'] as const;

/**
 * `fails`: refused at deployment, S3 does not replicate, or a bucket of the library has lost the encryption that it was
 * given. `undecided`: the templates do not tell. `excess`: it replicates, and more is permitted than needed. `info`:
 * it replicates, and somebody should know of it.
 */
export type Level = typeof LEVELS[number];

/** A statement of a policy, for reports. */
export interface StatementName {
  readonly address: ResourceAddress;
  readonly kind: string;
  readonly sid?: string;
  readonly index: number;
}

/** What a check found; `prove` completes it to a finding. */
export interface Violation {
  /** Tells it apart from others of the check on the same resource. */
  readonly detail?: string;
  readonly undecided?: boolean;
  /** @default - that of the check */
  readonly severity?: Severity;
  /** @default - `fails` for an error, `undecided` for what is not decided, otherwise `info` */
  readonly level?: Level;
  /** @default - that of the check */
  readonly failureReason?: FailureReason;
  /** @default - the resource that holds the replication */
  readonly address?: ResourceAddress;
  /** @default - that of the rule, or of the replication */
  readonly propertyPath?: string;
  readonly message: string;
  readonly fix: string;
  readonly statement?: StatementName;
}

/** A violation that says where it is by itself. */
export type LocatedViolation = Violation & Required<Pick<Violation, 'address' | 'propertyPath'>>;

/** Nothing where it holds, else the violation; undecided where it may hold. */
export function unless(holds: Match, violation: Violation): readonly Violation[] {
  return holds === 'all' ? [] : [holds === 'none' ? violation : { ...violation, undecided: true }];
}
