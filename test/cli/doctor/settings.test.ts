import { diagnose } from './diagnose';
import { healthy, OTHER_ACCOUNT, policy, statement } from './healthy';

type World = ReturnType<typeof healthy>;

async function findUnreported(change: (world: World) => void): Promise<any[]> {
  const world = healthy();
  change(world);
  const { report } = await diagnose(world.state);
  return report.findings.filter(({ check }: any) => check === 'FailuresUnreported');
}

const receive = (kind: string, ...Events: string[]) => ({ [kind]: [{ Events: ['s3:ObjectCreated:*'] }, { Events }] });
const FAILED = 's3:Replication:OperationFailedReplication';

test.each([
  ['a topic', receive('TopicConfigurations', FAILED)],
  ['a queue', receive('QueueConfigurations', 's3:Replication:OperationMissedThreshold', FAILED)],
  ['a function', receive('LambdaFunctionConfigurations', 's3:Replication:*')],
])('failures that %s receives are no finding', async (_title, notification) => {
  expect(await findUnreported(({ source }) => Object.assign(source, { notification }))).toEqual([]);
});

test.each([
  ['nothing', {}, /^no topic, queue or function receives s3:Replication:OperationFailedReplication, so that nobody is told of an object that S3 could not replicate$/],
  ['EventBridge alone', { EventBridgeConfiguration: {} }, /; S3 does not send it to EventBridge$/],
  ['a topic for other events', receive('TopicConfigurations', 's3:Replication:OperationMissedThreshold'), /^no topic/],
])('failures that %s receives are for information', async (_title, notification, message) => {
  expect(await findUnreported(({ source }) => Object.assign(source, { notification }))).toEqual([
    expect.objectContaining({ level: 'info', message: expect.stringMatching(message) }),
  ]);
});

test('rules without metrics have no events, and are named', async () => {
  const found = await findUnreported(({ source, rule }) => {
    Reflect.deleteProperty(rule.Destination, 'Metrics');
    (source.replication as any).Rules.push({ ...rule, ID: undefined, Priority: 2 }, { ...rule, ID: 'old', Priority: 3, Status: 'Disabled' });
  });
  expect(found).toEqual([expect.objectContaining({ message: expect.stringMatching(/rules without metrics: all, without an id$/) })]);
});

test.each<[string, (world: World) => void]>([
  ['where it may not be read', ({ state, source }) => {
    delete source.notification;
    state.denied.add('s3:GetBucketNotification');
  }],
  ['where no rule is enabled', ({ source, rule }) => {
    delete source.notification;
    rule.Status = 'Disabled';
  }],
])('nothing is said of events %s', async (_title, change) => {
  expect(await findUnreported(change)).toEqual([]);
});

/** A statement that makes the policy of the destination public, beside the one that lets the role in. */
function makePublic({ destination }: World): void {
  const { Statement } = destination.policy as { Statement: object[] };
  destination.policy = policy(...Statement, statement('s3:GetObject', 'arn:aws:s3:::documents-replica/public/*', { Principal: '*' }));
}

test.each<[string, object | undefined, string[]]>([
  ['RestrictPublicBuckets shuts the role of another account out', { RestrictPublicBuckets: true }, ['PublicPolicyRestricted']],
  ['BlockPublicPolicy leaves a policy that is there in force', { BlockPublicPolicy: true }, []],
  ['a bucket without a block restricts nothing', undefined, []],
])('a public policy: %s', async (_title, publicAccessBlock, expected) => {
  const world = healthy(OTHER_ACCOUNT);
  makePublic(world);
  Object.assign(world.destination, { publicAccessBlock });
  expect((await diagnose(world.state, { destinationProfile: 'backup' })).fails).toEqual(expected);
});

test('a block that may not be read is undecided, and names what to grant', async () => {
  const world = healthy(OTHER_ACCOUNT);
  makePublic(world);
  world.state.denied.add('s3:GetBucketPublicAccessBlock');
  const { undecided, report } = await diagnose(world.state, { destinationProfile: 'backup' });
  expect(undecided).toEqual(['PublicPolicyRestricted']);
  expect(report.findings).toContainEqual(expect.objectContaining({ fix: expect.stringContaining('grant s3:GetBucketPublicAccessBlock on documents-replica') }));
});
