import { Aws, Duration, Lazy, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AlarmTopics, DataPerimeter, ReplicationCanary, ReplicationDestination, ReplicationFilter } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationCanaryProps, ReplicationRule } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { REPLICA_REGION, replicate, sourceStack, stackBeside } from './fixture';

type Change = Partial<ReplicationCanaryProps>;

/** A canary with the given props, of a replication with the given props. */
function watch(
  change: Change | ((stack: Stack) => Change) = {},
  replicated: Partial<EncryptedCrossRegionReplicationProps> = {},
): ReplicationCanary {
  const stack = sourceStack();
  const replication = replicate(replicated, stack);
  const props = typeof change === 'function' ? change(stack) : change;
  return new ReplicationCanary(stack, 'Canary', { replication, ...props });
}

const below = (prefix: string, rules?: ReplicationRule[]) => () => { watch({ keyPrefix: prefix }, { rules }); };
const waits = (change: Change) => () => { watch(change); };
const beside = (env: object) => () => {
  const replication = replicate();
  new ReplicationCanary(stackBeside(replication.sourceStack, 'Elsewhere', env), 'Canary', { replication });
};
const path = 'Documents/Canary';

export const CANARY_CASES: readonly ErrorCase[] = [
  {
    code: 'CanaryWithoutRule',
    title: 'fails for a canary without an enabled rule',
    act: () => { watch({}, { rules: [{ id: 'all', enabled: false }] }); },
    problem: 'no rule of the replication is enabled',
    value: ['all-eu-west-1'],
    remedy: 'enable the rule that the canary shall watch',
    path,
  },
  ...[['', 'an empty prefix'], ['canary', 'a prefix without a slash at its end'], ['/canary/', 'a prefix with a slash at its beginning'],
    [`${'c'.repeat(256)}/`, 'a prefix of more than 256 characters'], ['a\nb/', 'a prefix with a line feed'],
    ['a\u0085b/', 'a prefix with a control character beyond ASCII'], ['a/../../b/', 'a prefix that leads above its beginning']].map(([prefix, what]): ErrorCase => ({
    code: 'CanaryPrefixInvalid',
    title: `fails for a canary with ${what}`,
    act: below(prefix),
    problem: "'keyPrefix' of the canary is not a folder that can be reserved for it",
    value: prefix,
    remedy: 'ends with a slash and begins with none, of at most 256 characters, none of them a control character',
    path,
  })),
  {
    code: 'CanaryPrefixInvalid',
    title: 'fails for a canary below a rule whose prefix leaves no room for a key',
    act: () => { watch({}, { rules: [{ filter: ReplicationFilter.prefix('ä'.repeat(471)) }] }); },
    problem: 'no object of the canary fits below its folder',
    value: `${'ä'.repeat(471)}/replication-canary/`,
    remedy: 'use a shorter prefix in the rule',
    path,
  },
  {
    code: 'CanaryPrefixOutsideRules',
    title: 'fails for a canary outside of every rule',
    act: below('health/', [{ filter: ReplicationFilter.prefix('contracts/') }, { filter: ReplicationFilter.all(), enabled: false }]),
    problem: "no enabled rule for eu-west-1 covers 'keyPrefix' of the canary",
    value: { prefix: 'health/', rules: ['contracts/'] },
    remedy: "use a prefix inside of one of these, or leave 'keyPrefix' out",
    path,
  },
  {
    code: 'CanaryPrefixNeedsTags',
    title: "fails for a canary inside of a rule's tag filter",
    act: below('health/', [{ filter: ReplicationFilter.tags({ tier: 'gold' }) }]),
    problem: "the rules for eu-west-1 that cover 'keyPrefix' of the canary replicate objects with certain tags alone",
    value: { prefix: 'health/', tags: [{ tier: 'gold' }] },
    remedy: "leave 'keyPrefix' out",
    path,
  },
  {
    code: 'CanaryPrefixTaken',
    title: 'fails for two canaries with one prefix',
    act: () => {
      const replication = replicate();
      new ReplicationCanary(replication.sourceStack, 'First', { replication });
      new ReplicationCanary(replication.sourceStack, 'Second', { replication });
    },
    problem: 'the canary Documents/First writes below "replication-canary/" of the same bucket already',
    value: 'replication-canary/',
    remedy: "give one of them another 'keyPrefix'",
    path: 'Documents/Second',
  },
  ...[['inside of', undefined, 'replication-canary/'], ['around', 'replication-canary/', undefined]].map(([where, first, second]): ErrorCase => ({
    code: 'CanaryPrefixTaken',
    title: `fails for a canary with a prefix ${where} that of another`,
    act: () => {
      const replication = replicate();
      new ReplicationCanary(replication.sourceStack, 'First', { replication, keyPrefix: first });
      new ReplicationCanary(replication.sourceStack, 'Second', { replication, keyPrefix: second });
    },
    problem: `the canary Documents/First writes below "${first ?? ''}replication-canary/" of the same bucket already`,
    value: `${second ?? ''}replication-canary/`,
    remedy: "not inside of the other's",
    path: 'Documents/Second',
  })),
  ...[
    Duration.seconds(30), Duration.minutes(15), Duration.millis(90_500),
    Duration.minutes(Lazy.number({ produce: () => 5 })), Duration.seconds(Lazy.number({ produce: () => 300 })),
  ].map((maximumDelay): ErrorCase => ({
    code: 'CanaryDelayInvalid',
    title: `fails for a canary that waits for ${maximumDelay.isUnresolved() ? `a token of ${maximumDelay.unitLabel()}` : maximumDelay.toString()}`,
    act: waits({ maximumDelay }),
    problem: "'maximumDelay' is not a time that the canary can wait",
    value: maximumDelay.isUnresolved() ? '<token>' : maximumDelay.toString(),
    remedy: 'use whole seconds, from one minute to 14',
    path,
  })),
  ...[
    { schedule: Schedule.rate(Duration.minutes(10)), rate: 'rate(10 minutes)' },
    { schedule: Schedule.rate(Duration.minutes(1)), rate: 'rate(1 minute)' },
    { schedule: Schedule.cron({ minute: '0/10' }), rate: 'cron(0/10 * * * ? *)' },
  ].map(({ schedule, rate }): ErrorCase => ({
    code: 'CanaryScheduleTooShort',
    title: `fails for a canary with the schedule ${rate}`,
    act: waits({ schedule }),
    problem: 'the canary would start again while it waits, for up to Duration.minutes(10)',
    value: rate,
    remedy: "use a longer 'schedule' or a shorter 'maximumDelay'",
    path,
  })),
  {
    code: 'ScheduleInvalid',
    title: 'fails for a canary with a schedule that EventBridge does not take',
    act: waits({ schedule: Schedule.expression('nonsense') }),
    problem: "'schedule' is neither a rate nor a cron expression that EventBridge takes",
    value: 'nonsense',
    remedy: 'use Schedule.rate()',
    path,
  },
  {
    code: 'RegionUnresolved',
    title: 'fails for a canary whose Region is not known',
    act: beside({ region: Aws.REGION }),
    problem: 'the Region of the canary is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
    path: 'Elsewhere/Canary',
  },
  {
    code: 'CanaryStackMismatch',
    title: 'fails for a canary in another Region than the source',
    act: beside({}),
    problem: 'the canary is not in the Region and account of the source bucket, ap-southeast-1 in account 111111111111',
    value: 'Elsewhere',
    remedy: 'create it in the stack of the source bucket',
    path: 'Elsewhere/Canary',
  },
  {
    code: 'CanaryStackMismatch',
    title: 'fails for a canary in another Stage than the source',
    act: () => {
      const replication = replicate();
      const stage = new Stage(replication.node.root, 'Later', { env: replication.sourceStack });
      new ReplicationCanary(new Stack(stage, 'Canary'), 'Canary', { replication });
    },
    problem: 'the canary is not in the Stage of the source bucket, the App itself',
    value: 'Later/Canary',
    remedy: 'create it in the stack of the source bucket',
    path: 'Later/Canary/Canary',
  },
  {
    code: 'KeyArnUnreadable',
    title: 'fails for a canary in a nested stack when a replica is in another account',
    act: () => {
      const replication = replicate({ destinations: [ReplicationDestination.inAccount('222222222222', 'eu-west-1')] });
      new ReplicationCanary(new NestedStack(replication.sourceStack, 'Nested'), 'Canary', { replication });
    },
    problem: 'the stack Documents/Nested cannot read the ARN of a key of another account: it is nested',
    value: /SingleRegionKey"$/,
    remedy: 'use a stack that is not nested',
    path: 'Documents/Nested/Canary',
  },
  {
    code: 'CanaryStackMismatch',
    title: 'fails for a canary in another account than the source',
    act: beside({ account: '222222222222', region: 'ap-southeast-1' }),
    problem: 'the canary is not in the Region and account of the source bucket',
    value: 'Elsewhere',
    remedy: 'create it in the stack of the source bucket',
    path: 'Elsewhere/Canary',
  },
  {
    code: 'CanaryOutsidePerimeter',
    title: 'fails for a canary outside of a perimeter around VPC endpoints',
    act: () => { watch({}, { perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d'] }) }); },
    problem: 'the perimeter of the replication admits VPC endpoints alone',
    value: 'vpcEndpointIds',
    remedy: "leave the canary or 'vpcEndpointIds' out",
    path,
  },
  {
    code: 'AlarmTopicMissing',
    title: 'fails for a canary whose topics are all in other Regions',
    act: () => { watch((stack) => ({ topics: AlarmTopics.existing([new Topic(stackBeside(stack, 'Elsewhere'), 'Topic')]) })); },
    problem: 'no topic is in ap-southeast-1, where an alarm stands',
    value: [REPLICA_REGION],
    remedy: 'add a topic of ap-southeast-1',
    path,
  },
  {
    code: 'CanaryDestinationUnknown',
    title: 'fails for the metric of a destination of another replication',
    act: () => { watch().metricReplicationFailed(ReplicationDestination.inRegion('eu-central-1')); },
    problem: 'the canary does not watch this destination',
    value: 'ReplicationDestination.inRegion("eu-central-1")',
    remedy: 'pass one of eu-west-1',
    path,
  },
  {
    code: 'CanaryDestinationUnknown',
    title: 'fails for the metric of a destination that no enabled rule serves',
    act: () => {
      const [on, off] = ['eu-west-1', 'eu-west-2'].map((region) => ReplicationDestination.inRegion(region));
      const rules = [{ id: 'on', destinations: [on] }, { id: 'off', destinations: [off], enabled: false }];
      watch({}, { destinations: [on, off], rules }).metricReplicationDelay(off);
    },
    problem: 'the canary does not watch this destination',
    value: 'ReplicationDestination.inRegion("eu-west-2")',
    remedy: 'pass one of eu-west-1',
    path,
  },
];
