import { Stack, Token } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { NETWORK_SID } from '../../bucket/data-perimeter';
import { WRITES_SID } from '../../destination/replica-protection';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findMismatch } from '../../internal/topology/mismatch';
import { findCoveringPrefixes } from '../../rules/private/planned-rule';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { BatchReplicationFilter } from '../batch-replication-filter';
import { failFilter } from './validate-filter';

const MAX_PRIORITY = 2_147_483_647;

/** @throws JobRevisionInvalid */
export function requireRevision(revision: string, scope: IConstruct): void {
  if (Token.isUnresolved(revision) || revision.trim() === '') {
    throw new ReplicationError('JobRevisionInvalid', scope, {
      problem: "'revision' decides whether the job runs, and has to be known at synth time",
      value: revision,
      remedy: "use a text that you change when the job shall run again, such as '2026-11-28'",
    });
  }
}

/** @throws PriorityInvalid */
export function requireJobPriority(priority: number, scope: IConstruct): void {
  if (!Token.isUnresolved(priority) && !(Number.isInteger(priority) && priority >= 0 && priority <= MAX_PRIORITY)) {
    throw new ReplicationError('PriorityInvalid', scope, {
      problem: `the priority of a job is not an integer from 0 to ${MAX_PRIORITY}`,
      value: priority,
      remedy: "use a whole number, or leave 'priority' out",
    });
  }
}

/** @throws JobStackMismatch */
export function requireStackOf(what: string, place: Stack | ResourceEnvironment, scope: IConstruct): void {
  const stack = Stack.of(scope);
  const mismatch = findMismatch(stack, place);
  if (mismatch) {
    throw new ReplicationError('JobStackMismatch', scope, {
      problem: `the job is not in the ${mismatch.what} of the ${what}, ${mismatch.wanted}`,
      value: stack.node.path,
      remedy: `create it in the stack of the ${what}: a job is of one Region`,
    });
  }
}

/**
 * The prefixes that a job can replicate from: where those of the enabled rules and that of the filter meet.
 *
 * @throws JobWithoutRule, JobFilterMatchesNothing
 */
export function findJobPrefixes(
  rules: readonly PlannedRule[],
  { keyPrefix: prefix }: BatchReplicationFilter,
  scope: IConstruct,
): string[] {
  const enabled = rules.filter((rule) => rule.enabled);
  if (enabled.length === 0) {
    throw new ReplicationError('JobWithoutRule', scope, {
      problem: 'no rule of the replication is enabled',
      value: rules.map(({ id }) => id),
      remedy: 'enable the rule by which the job shall replicate',
    });
  }
  const prefixes = findCoveringPrefixes(enabled);
  if (prefix === undefined || [prefix, ...prefixes].some((each) => Token.isUnresolved(each))) {
    return prefix === undefined ? prefixes : [prefix];
  }
  const common = prefixes.filter((rule) => rule.startsWith(prefix) || prefix.startsWith(rule));
  if (common.length === 0) {
    failFilter("no enabled rule covers 'keyPrefix' of the filter", { keyPrefix: prefix, rules: prefixes }, scope);
  }
  return common.map((rule) => (rule.length > prefix.length ? rule : prefix));
}

/** What says which objects are encrypted anew. */
export interface FormerEncryption {
  readonly formerKeys?: readonly unknown[];
  readonly s3ManagedEncryption?: boolean;
  readonly manifest?: object;
}

/** @throws JobWithoutFormerEncryption */
export function requireFormerEncryption(former: FormerEncryption, scope: IConstruct): void {
  const { formerKeys = [], s3ManagedEncryption = false, manifest } = former;
  if (formerKeys.length === 0 && !s3ManagedEncryption && !manifest) {
    throw new ReplicationError('JobWithoutFormerEncryption', scope, {
      problem: 'nothing says which objects are encrypted with another key',
      value: { formerKeys, s3ManagedEncryption },
      remedy: "list the keys they are under now in 'formerKeys', or set 's3ManagedEncryption: true' for those under SSE-S3",
    });
  }
}

/** The statements by which this library denies writes, and what the user asked for them with. */
const DENIALS: ReadonlyMap<string | undefined, string> = new Map([
  [WRITES_SID, "the 'protection' of the bucket"],
  [NETWORK_SID, "'vpcEndpointIds' of the perimeter"],
]);

/**
 * S3 makes the calls of a job as its role, which is no writer of replicas and comes through no endpoint.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html
 * @throws JobDeniedByBucket
 */
export function requireNotDenied({ policy, node }: IBucket, scope: IConstruct): void {
  const statements: readonly { readonly Sid?: string }[] = policy?.document.toJSON()?.Statement ?? [];
  const denial = statements.map(({ Sid }) => DENIALS.get(Sid)).find((each) => each !== undefined);
  if (denial !== undefined) {
    throw new ReplicationError('JobDeniedByBucket', scope, {
      problem: `${denial} denies the job to encrypt the objects anew`,
      value: node.path,
      remedy: `deploy without ${denial} until the job has ended, or leave the job out`,
    });
  }
}

/** @throws JobManifestWithFilter */
export function requireOneSelection(filter: object | undefined, manifest: object | undefined, scope: IConstruct): void {
  if (filter !== undefined && manifest !== undefined) {
    throw new ReplicationError('JobManifestWithFilter', scope, {
      problem: "'manifest' lists the objects, but 'filter' selects them too",
      value: Object.keys(filter),
      remedy: 'leave one of the two out: S3 filters only what it lists itself',
    });
  }
}
