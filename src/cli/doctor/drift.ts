import type { PolicyDocument } from '../../analysis/iam/policy-document';
import type { Bucket, DeploymentModel, Key, Replication, Role } from '../../analysis/model/deployment-model';
import { createFinding } from '../../analysis/prove';
import type { Finding } from '../../analysis/report/findings';
import { isObject } from '../../analysis/symbolic/json-members';
import { equal } from '../../analysis/symbolic/pattern';
import { display, hasUndetermined } from '../../analysis/symbolic/symbolic-string';
import { UnusableInput } from '../input/unusable-input';
import { LIVE_CHECKS } from './live-checks';
import type { LiveBucket } from './read-bucket';

/** Compares what is deployed with what an assembly describes, as far as both are known. */
export function findDrift(
  live: DeploymentModel,
  buckets: readonly LiveBucket[],
  { assembly, model: expected }: { readonly assembly: string; readonly model: DeploymentModel },
): Finding[] {
  const pairs = buckets.flatMap(({ arn }) => {
    const deployed = live.findBucket(arn)!;
    const described = expected.buckets.find((bucket) => isSame(bucket.name, deployed.name)
      && isSame(bucket.account, deployed.account) && isSame(bucket.region, deployed.region));
    return described === undefined ? [] : [{ deployed, described }];
  });
  if (pairs.length === 0) {
    throw new UnusableInput('NoReplication',
      `${assembly} describes none of the buckets ${buckets.map(({ name }) => name).join(', ')}; give the assembly that they were deployed from`);
  }
  return pairs.flatMap(({ deployed, described }) => listAspects(deployed, described, live, expected)
    .filter(([, a, b]) => differs(a, b))
    .map(([propertyPath, a, b]) => createFinding(LIVE_CHECKS.drift, pairs[0].deployed.address, {
      address: deployed.address,
      propertyPath,
      detail: `${display(deployed.name)}: ${propertyPath}`,
      message: `${show(a)} is deployed, and the assembly has ${show(b)}`,
      fix: 'deploy the assembly again, or take the change over into the app',
    })));
}

/** What is deployed, and what the assembly has. */
type Aspect = readonly [propertyPath: string, deployed: unknown, described: unknown];

function listAspects(a: Bucket, b: Bucket, live: DeploymentModel, expected: DeploymentModel): readonly Aspect[] {
  const [replicationA, replicationB] = [findReplication(live, a), findReplication(expected, b)];
  const [keyA, keyB] = [findDefaultKey(live, a), findDefaultKey(expected, b)];
  const [roleA, roleB] = [findRole(live, replicationA), findRole(expected, replicationB)];
  return [
    ['Properties.VersioningConfiguration', a.versioning, b.versioning],
    ['Properties.BucketEncryption', a.encryption, b.encryption],
    ['Properties.ObjectLockEnabled', a.objectLock, b.objectLock],
    ['Properties.OwnershipControls', a.ownership, b.ownership],
    ['Properties.ReplicationConfiguration.Role', replicationA?.roleArn, replicationB?.roleArn],
    ...compareLists('Properties.ReplicationConfiguration.Rules', readRules(replicationA), readRules(replicationB)),
    ...comparePolicies('policy of the bucket', a.policies, b.policies),
    ...(keyA && keyB ? comparePolicies('policy of its key', [keyA.policy], [keyB.policy]) : []),
    ...(roleA && roleB ? [
      ...comparePolicies('policies of the role', roleA.policies, roleB.policies),
      ...comparePolicies('trust policy of the role', [roleA.trust], [roleB.trust]),
    ] : []),
  ];
}

function findReplication({ replications }: DeploymentModel, { arn }: Bucket): Replication | undefined {
  return replications.find(({ source }) => source.arn === arn);
}

function findDefaultKey({ findKey }: DeploymentModel, { encryption }: Bucket): Key | undefined {
  return encryption?.keyId === undefined ? undefined : findKey(encryption.keyId);
}

function findRole(model: DeploymentModel, replication: Replication | undefined): Role | undefined {
  return replication && model.findRole(replication.roleArn);
}

function readRules(replication: Replication | undefined): readonly unknown[] {
  return (replication?.rules ?? []).map(({ replication: _of, index: _at, propertyPath: _path, ...rule }) => rule);
}

/** By their statements: in which of its policies a role has one changes nothing. */
function comparePolicies(
  what: string,
  deployed: readonly PolicyDocument[],
  described: readonly PolicyDocument[],
): readonly Aspect[] {
  const isKnown = [...deployed, ...described].every(({ opaque }) => opaque === undefined);
  return isKnown ? compareLists(what, readStatements(deployed), readStatements(described)) : [];
}

/** Grants are made at run time, and are no part of a template. */
function readStatements(policies: readonly PolicyDocument[]): readonly unknown[] {
  return policies.flatMap(({ statements }) => statements).filter(({ sid }) => !sid?.startsWith('Grant '))
    .map(({ sid, effect, principals, actions, resources, conditions }) => ({
      sid,
      effect,
      principals,
      [actions.negated ? 'notActions' : 'actions']: actions.written.map((action) => action.toLowerCase()),
      [resources?.negated ? 'notResources' : 'resources']: resources?.written,
      conditions: conditions.map(({ written, lowerKey, values }) => ({
        written, lowerKey, values: values.map((each) => each.written),
      })),
    }));
}

/** What only one of the sides has. */
function compareLists(what: string, deployed: readonly unknown[], described: readonly unknown[]): readonly Aspect[] {
  const [surplus, absent] = findUnmatched(deployed, described);
  return [
    ...surplus.map((each): Aspect => [what, each, undefined]),
    ...absent.map((each): Aspect => [what, undefined, each]),
  ];
}

function findUnmatched(
  a: readonly unknown[],
  b: readonly unknown[],
): readonly [readonly unknown[], readonly unknown[]] {
  const left = [...b];
  const surplus = a.filter((each) => {
    const found = left.findIndex((other) => !differs(each, other));
    left.splice(found, found < 0 ? 0 : 1);
    return found < 0;
  });
  return [surplus, left];
}

/** Whether two values certainly differ; lists may be in any order. */
function differs(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    return !isSame(a, b);
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return findUnmatched(a, b).some((unmatched) => unmatched.length > 0);
  }
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].some((name) => differs(a[name], b[name]));
  }
  // what one side does not know may be what the other has
  return a !== b && ![a, b].some((each) => typeof each === 'string' && hasUndetermined(each));
}

function isSame(a: string, b: string): boolean {
  return equal(a, b) !== 'none';
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : display(JSON.stringify(value));
}
