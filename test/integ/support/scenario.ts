import { IntegTest, AwsApiCall, ExpectedResult } from '@aws-cdk/integ-tests-alpha';
import type { IResource } from 'aws-cdk-lib';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  AccessLogs,
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';

/** Where a scenario runs. The defaults are for synthesis alone. */
export const ACCOUNT = process.env.REPLICATION_ACCOUNT ?? '111111111111';
export const OTHER_ACCOUNT = process.env.REPLICATION_OTHER_ACCOUNT ?? '222222222222';
const SOURCE_REGION = 'eu-central-1';
export const REPLICA_REGION = 'eu-west-1';

/** Options of a side that is gone after the test, but for keys that wait for their deletion. */
export const GONE = { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true } as const;
export const KEYS_GONE = { removalPolicy: RemovalPolicy.DESTROY, pendingWindow: Duration.days(7) } as const;
type Props = Partial<EncryptedCrossRegionReplicationProps>;

/** A replication that is gone after the test, in a stack of its own: with multi-Region keys unless told otherwise. */
export function deployReplication(
  app: App,
  props: Props | ((stack: Stack) => Props) = {},
): { readonly stack: Stack; readonly source: Side; readonly replica: Side } {
  const stack = new Stack(app, 'Source', { env: { account: ACCOUNT, region: SOURCE_REGION } });
  const { sourceBucket, sourceKey, replicas: [replica] } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create(GONE),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, GONE)],
    keys: ReplicationKeys.createMultiRegion(KEYS_GONE),
    accessLogs: AccessLogs.disabled('a scenario that is deployed and taken down'),
    ...(typeof props === 'function' ? props(stack) : props),
  });
  return { stack, source: { bucket: sourceBucket, key: sourceKey }, replica };
}

/** Synthesizes a scenario where its file is the program, as the runner has it; the test of this folder imports it. */
export function synthesizeProgram(file: NodeJS.Module, build: (app: App) => void): void {
  if (require.main === file) {
    const app = new App();
    build(app);
    app.synth();
  }
}

/** A bucket, and the key that its objects are encrypted with. */
export interface Side {
  readonly bucket: IBucket;
  readonly key: IKey;
}

export interface Arrival {
  /** The stacks that the upload waits for. */
  readonly stacks: readonly Stack[];
  readonly from: Side;
  readonly to: Side;
  /** What the upload has beside bucket, key and body. */
  readonly upload?: Readonly<Record<string, unknown>>;
  /** What the replica has beside status and key. */
  readonly replica?: Readonly<Record<string, unknown>>;
}

const OBJECT_KEY = 'probe.txt';

/**
 * Uploads an object from the Region of its bucket, and looks for the replica from the Region of the other one, each by
 * a function of a stack of its own: a client of S3 is of one Region.
 */
export function expectArrival(app: App, { stacks, from, to, upload, replica }: Arrival): void {
  const [fromStack, toStack] = [stackFor(app, 'Upload', from.bucket), stackFor(app, 'Assertions', to.bucket)];
  const put = new AwsApiCall(fromStack, 'Put', {
    service: 'S3',
    api: 'putObject',
    parameters: { Bucket: from.bucket.bucketName, Key: OBJECT_KEY, Body: 'probe', ...upload },
  });
  put.provider.addToRolePolicy(allow(['kms:GenerateDataKey', 'kms:Decrypt'], from.key.keyArn));
  stacks.forEach((stack) => fromStack.addStackDependency(stack, 'the object is uploaded under the rule'));

  const { assertions } = new IntegTest(app, 'Integ', {
    testCases: [...stacks, fromStack],
    assertionStack: toStack,
    stackUpdateWorkflow: false,
    diffAssets: false,
  });
  toStack.addStackDependency(fromStack, 'the replica is looked for after the upload');
  const head = assertions.awsApiCall('S3', 'headObject', { Bucket: to.bucket.bucketName, Key: OBJECT_KEY });
  head.expect(ExpectedResult.objectLike({ ReplicationStatus: 'REPLICA', SSEKMSKeyId: to.key.keyArn, ...replica }));
  head.waitForAssertions({ totalTimeout: Duration.minutes(30), interval: Duration.minutes(1) });
  for (const provider of [head.provider, (head as AwsApiCall).waiterProvider!]) {
    // s3:HeadObject, which the SDK call is taken for, is no action
    provider.addToRolePolicy(allow(['s3:GetObject'], to.bucket.arnForObjects('*')));
    provider.addToRolePolicy(allow(['kms:Decrypt'], to.key.keyArn));
  }
}

/** A stack in the account and Region of a bucket. */
function stackFor(app: App, id: string, { env }: IResource): Stack {
  return new Stack(app, id, { env });
}

function allow(actions: readonly string[], resource: string): object {
  return { Effect: 'Allow', Action: actions, Resource: [resource] };
}
