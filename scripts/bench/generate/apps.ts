import type { GeneratedStack } from './assembly';
import { ACCOUNT, REPLICA_REGION, replicaStack, SOURCE_REGION, sourceBucketId, sourceStack } from './replication';
import type { SourceOptions } from './replication';
import { unrelatedStack } from './unrelated';

/** Sources of one stack: a template takes 500 resources. */
const PER_STACK = 20;
/** What one stack of a large app has. */
const LARGE = { resources: 400, roles: 20 };

type Stacks = Iterable<GeneratedStack>;

/** A large app with a few replications; in each of its stacks three policies on roles imported by name. */
export function largeApp(stacks: number, loosePolicies: number): Stacks {
  return withReplications(3, stacks, (index) => ({ ...LARGE, ...environment(index), loosePolicies }), ACCOUNT);
}

/** What a team's app looks like: many roles, grants to imported ones, one replication. */
export function appWithImportedRoles(stacks: number, agnostic: boolean): Stacks {
  const where = (index: number) => agnostic ? {} : environment(index);
  return withReplications(1, stacks, (index) => ({
    resources: 100, roles: 20, loosePolicies: 5, ...where(index),
  }), agnostic ? undefined : ACCOUNT);
}

/** Small stacks in chains of ten, each deployed after the one before. */
export function appOfSmallStacks(stacks: number): Stacks {
  return withReplications(1, stacks, (index) => ({
    resources: 4,
    roles: 1,
    loosePolicies: 0,
    ...environment(index),
    dependencies: index % 10 === 0 ? [] : [stackName(index - 1)],
  }), ACCOUNT);
}

/** Sources that share one destination, whose policies name the roles. */
export function sourcesOfOneBucket(sources: number): Stacks {
  const ids = Array.from({ length: sources }, (_, index) => String(index));
  return [replicaStack(ACCOUNT, ids), ...sourceStacks(sources, { namedRole: true }, ACCOUNT)];
}

/** One replication with a rule for each prefix, which its role names too. */
export function prefixes(count: number): Stacks {
  return withoutOthers(1, { prefixes: namesOf('data/team', count).map((name) => `${name}/`) });
}

/** One replication with a rule for each value of a tag. */
export function rules(count: number): Stacks {
  return withoutOthers(1, { tags: namesOf('team', count) });
}

/** Each source has one finding, which is acknowledged at its bucket. */
export function acknowledgedFindings(count: number, findingId: string): Stacks {
  return withoutOthers(count, { withoutTags: true }).map((stack) => ({
    ...stack,
    acknowledged: Object.fromEntries(Object.keys(stack.resources)
      .filter((id) => id.startsWith(sourceBucketId('')))
      .map((id) => [id, findingId])),
  }));
}

function withoutOthers(sources: number, options: SourceOptions): readonly GeneratedStack[] {
  return [replicaStack(ACCOUNT), ...sourceStacks(sources, options, ACCOUNT)];
}

type Unrelated = Omit<Parameters<typeof unrelatedStack>[0], 'name'>;

function* withReplications(
  replications: number,
  stacks: number,
  describe: (index: number) => Unrelated,
  account: string | undefined,
): Stacks {
  yield replicaStack(account);
  yield* sourceStacks(replications, {}, account);
  for (let index = 0; index < stacks; index += 1) {
    yield unrelatedStack({ name: stackName(index), ...describe(index) });
  }
}

function* sourceStacks(count: number, options: SourceOptions, account: string | undefined): Stacks {
  for (let first = 0; first < count; first += PER_STACK) {
    const ids = Array.from({ length: Math.min(PER_STACK, count - first) }, (_, index) => String(first + index));
    yield sourceStack(`Sources${first / PER_STACK}`, ids, options, account);
  }
}

function environment(index: number): Pick<Unrelated, 'account' | 'region'> {
  return { account: ACCOUNT, region: index % 2 === 0 ? SOURCE_REGION : REPLICA_REGION };
}

function namesOf(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

function stackName(index: number): string {
  return `App${index}`;
}
