import { App, Stack } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationKeys,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import type { Resource } from '../support/assembly';
import { stacksInDeployOrder } from '../support/assembly';

const ENV = { account: '111111111111', region: 'us-east-1' };

/** Every resource of an app, by stack name and logical id. */
type World = ReadonlyMap<string, Resource>;

function deploy(build: (app: App) => void): World {
  const app = new App();
  build(app);
  return new Map(stacksInDeployOrder(app.synth()).flatMap(({ name, account, region, template }) =>
    Object.entries(template.Resources).map(([id, resource]) => [`${account}/${region}/${name}/${id}`, resource]),
  ));
}

const inRegion = (region: string) => ReplicationDestination.inRegion(region);

/** One replication in one stack. */
function replicate(props: EncryptedCrossRegionReplicationProps): World {
  return deploy((app) => new EncryptedCrossRegionReplication(new Stack(app, 'Data', { env: ENV }), 'Replication', props));
}

const toRegions = (...regions: string[]) => replicate({ destinations: regions.map(inRegion) });

/** Replications of one stack, in the order in which they are constructed. */
function replications(...ids: string[]): World {
  return deploy((app) => {
    const stack = new Stack(app, 'Data', { env: ENV });
    ids.forEach((id) => new EncryptedCrossRegionReplication(stack, id, { destinations: [inRegion('eu-west-1')] }));
  });
}

/** Source stacks under one key, in the order in which they are constructed. */
function sourcesOfOneKey(...names: string[]): World {
  return deploy((app) => {
    const key = new MultiRegionKey(new Stack(app, 'Keys', { env: ENV }), 'Key');
    names.forEach((name) => new EncryptedCrossRegionReplication(new Stack(app, name, { env: ENV }), 'Replication', {
      keys: ReplicationKeys.multiRegion(key),
      destinations: [inRegion('eu-west-1'), inRegion('sa-east-1')],
    }));
  });
}

/** A rule by name and the destination that it serves; all of them in one stack. */
function rules(...wanted: ('reports' | 'reports/2026' | 'contracts' | 'far')[]): World {
  const [near, far] = [inRegion('eu-west-1'), inRegion('ap-southeast-2')];
  const known = {
    'reports': { id: 'reports', filter: ReplicationFilter.prefix('reports/'), destinations: [near] },
    'reports/2026': { id: 'reports-2026', filter: ReplicationFilter.prefix('reports/2026/'), destinations: [near] },
    'contracts': { id: 'contracts', filter: ReplicationFilter.prefix('contracts/'), destinations: [near] },
    'far': { id: 'far', filter: ReplicationFilter.prefix('reports/'), destinations: [far] },
  };
  return replicate({
    destinations: wanted.includes('far') ? [near, far] : [near],
    rules: wanted.map((name) => known[name]),
  });
}

/** Ids of resources of `before` that `after` does not have, or has changed. */
function touched(before: World, after: World): string[] {
  return [...before]
    .filter(([id, resource]) => JSON.stringify(after.get(id)) !== JSON.stringify(resource))
    .map(([id]) => id);
}

const rulesOf = (bucket: Resource | undefined): any[] => bucket?.Properties?.ReplicationConfiguration?.Rules ?? [];

/** A source bucket without what a rule or destination of its own adds: the rule, and the policy that it waits for. */
function withoutRules(world: World): World {
  return new Map([...world].map(([id, resource]) => {
    if (rulesOf(resource).length === 0) {
      return [id, resource];
    }
    const { ReplicationConfiguration: { Role }, ...others } = resource.Properties;
    return [id, { ...resource, DependsOn: undefined, Properties: { ...others, Role } }];
  }));
}

/** S3 rules by id, without their priorities. */
function ruleBodies(world: World): Map<string, unknown> {
  const all = [...world.values()].flatMap(rulesOf);
  return new Map(all.map(({ Priority: _, ...rule }) => [rule.Id, rule]));
}

/** Rule ids of each destination bucket in the order in which they win. */
function precedence(world: World): Map<string, string[]> {
  const byBucket = new Map<string, string[]>();
  for (const { Id, Destination } of [...world.values()].flatMap(rulesOf).sort((a, b) => a.Priority - b.Priority)) {
    byBucket.set(Destination.Bucket, [...(byBucket.get(Destination.Bucket) ?? []), Id]);
  }
  return byBucket;
}

describe.each([
  ['a destination whose Region comes last', () => [toRegions('eu-west-1'), toRegions('eu-west-1', 'us-west-2')]],
  ['a destination whose Region comes first', () => [toRegions('eu-west-1'), toRegions('ap-south-1', 'eu-west-1')]],
  ['a destination between two others', () => [
    toRegions('ap-south-1', 'us-west-2'),
    toRegions('ap-south-1', 'eu-west-1', 'us-west-2'),
  ]],
  ['a destination with a rule of its own', () => [rules('reports'), rules('reports', 'far')]],
  ['a rule below a prefix that another rule has', () => [rules('reports'), rules('reports/2026', 'reports')]],
])('%s', (_what, worlds) => {
  let without: World;
  let including: World;
  beforeAll(() => {
    [without, including] = worlds();
  });

  test('can be added: nothing else is touched', () => {
    expect(touched(withoutRules(without), withoutRules(including))).toEqual([]);
  });

  test('can be removed: what remains is as if it had never been', () => {
    const common = new Map([...withoutRules(including)].filter(([id]) => without.has(id)));
    expect(touched(common, withoutRules(without))).toEqual([]);
  });

  test('leaves the other S3 rules and their precedence', () => {
    const [before, after] = [ruleBodies(without), ruleBodies(including)];
    expect(after.size).toBeGreaterThan(before.size);
    expect([...before].filter(([id, rule]) => JSON.stringify(after.get(id)) !== JSON.stringify(rule))).toEqual([]);
    for (const [bucket, ids] of precedence(without)) {
      expect(precedence(including).get(bucket)?.filter((id) => ids.includes(id))).toEqual(ids);
    }
  });
});

test('a rule with a prefix of its own widens the policies of what it serves, and nothing else', () => {
  const [before, after] = [rules('reports', 'far'), rules('reports', 'far', 'contracts')].map(withoutRules);
  expect(touched(before, after)).toEqual([
    expect.stringContaining('/ReplicationRoleSourcePolicy'),
    expect.stringContaining('/ReplicationRoleDestinationPolicyeuwest1'),
  ]);
});

test.each([
  ['destinations', () => [toRegions('ap-south-1', 'eu-west-1', 'us-west-2'), toRegions('us-west-2', 'ap-south-1', 'eu-west-1')]],
  ['source stacks that share a key', () => [sourcesOfOneKey('Sales', 'Support'), sourcesOfOneKey('Support', 'Sales')]],
  ['replications of a stack', () => [replications('A', 'B', 'C'), replications('C', 'A', 'B')]],
])('%s can be reordered: nothing changes', (_what, worlds) => {
  const [before, after] = worlds();
  expect(touched(before, after)).toEqual([]);
  expect(after.size).toBe(before.size);
});

test('rules can be reordered: priorities change, and nothing else', () => {
  const [before, after] = [rules('reports', 'contracts', 'far'), rules('far', 'contracts', 'reports')];
  expect(touched(withoutRules(before), withoutRules(after))).toEqual([]);
  expect(new Map([...ruleBodies(after)].sort())).toEqual(new Map([...ruleBodies(before)].sort()));
});

/** The log bucket is one for the stack: its policy gains a statement for each bucket that it serves. */
const isLogPolicy = (id: string) => id.includes('/ReplicationAccessLogsBucketPolicy');

describe.each([
  ['a replication that is constructed last', () => [replications('B'), replications('B', 'C')]],
  ['a replication that is constructed first', () => [replications('B'), replications('A', 'B')]],
])('%s', (_what, worlds) => {
  let without: World;
  let including: World;
  beforeAll(() => {
    [without, including] = worlds();
  });

  test('can be added: only the policy of the shared log bucket is touched', () => {
    expect(touched(without, including).filter((id) => !isLogPolicy(id))).toEqual([]);
    expect(including.size).toBeGreaterThan(without.size);
  });

  test('leaves the statements of the log bucket that the other one needs', () => {
    for (const [id, resource] of [...without].filter(([each]) => isLogPolicy(each))) {
      expect(including.get(id)?.Properties.PolicyDocument.Statement)
        .toEqual(expect.arrayContaining(resource.Properties.PolicyDocument.Statement));
    }
  });
});

describe.each([
  ['last', () => [sourcesOfOneKey('Sales'), sourcesOfOneKey('Sales', 'Support')]],
  ['first', () => [sourcesOfOneKey('Sales'), sourcesOfOneKey('Archive', 'Sales')]],
])('a source stack that shares the key and is constructed %s', (_what, worlds) => {
  test('can be added and removed: nothing of the other or of the key is touched', () => {
    const [without, including] = worlds();
    expect(touched(without, including)).toEqual([]);
    expect(including.size).toBeGreaterThan(without.size);
  });
});
