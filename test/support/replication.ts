import { App, Stack } from 'aws-cdk-lib';
import type { AppProps, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { Synthesized } from './synthesized';

export const ACCOUNT = '111111111111';
export const OTHER_ACCOUNT = '222222222222';
export const SOURCE_REGION = 'ap-southeast-1';
export const REPLICA_REGION = 'eu-west-1';

/** The stacks of a replication with default props. */
export const SOURCE_STACK = 'Documents';
export const KEY_STACK = 'Documents-key';
export const REPLICA_STACK = 'Documents-replica-eu-west-1';

/** The literal ARNs of its buckets, with a concrete account. */
export const SOURCE_ARN = 'arn:aws:s3:::documents-replication-b65fa0f3-111111111111-ap-southeast-1-an';
export const REPLICA_ARN = 'arn:aws:s3:::documents-replication-b65fa0f3-111111111111-eu-west-1-an';

/** Its keys, as other stacks name them. */
export const PRIMARY_KEY = '${Documents-key/DocumentsReplicationMultiRegionKey.Arn}';
export const REPLICA_KEY = 'arn:aws:kms:eu-west-1:111111111111:key/${Documents-key/DocumentsReplicationMultiRegionKey}';

export const MANAGED_POLICY = 'AWS::IAM::ManagedPolicy';
export const BUCKET = 'AWS::S3::Bucket';
export const BUCKET_POLICY = 'AWS::S3::BucketPolicy';
export const KEY = 'AWS::KMS::Key';
export const REPLICA_KEY_TYPE = 'AWS::KMS::ReplicaKey';

type Props = Partial<EncryptedCrossRegionReplicationProps>;

export interface ReplicationSetup {
  /** `token` leaves the account to be known at deploy time. */
  readonly account?: string;
  readonly region?: string;
  readonly app?: AppProps;
  readonly stack?: StackProps;
  /** Properties of the replication; a function where they need constructs beside it. */
  readonly props?: Props | ((stack: Stack, app: App) => Props);
}

export interface Replicated {
  readonly app: App;
  readonly stack: Stack;
  readonly replication: EncryptedCrossRegionReplication;
  /** Synthesizes on first use: nothing can be added afterwards. */
  readonly synthesized: Synthesized;
  template(stack?: Stack): Template;
}

export function appWith(props: AppProps = {}): App {
  return new App({ analyticsReporting: false, ...props });
}

/** A replication from ap-southeast-1 to eu-west-1, everything default but for the given props. */
export function replicationIn(setup: ReplicationSetup = {}): Replicated {
  const { account = ACCOUNT, region = SOURCE_REGION, props = {} } = setup;
  const app = appWith(setup.app);
  const stack = new Stack(app, SOURCE_STACK, {
    env: { account: account === 'token' ? undefined : account, region },
    ...setup.stack,
  });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    ...(typeof props === 'function' ? props(stack, app) : props),
  });
  let synthesized: Synthesized | undefined;
  return {
    app,
    stack,
    replication,
    get synthesized() {
      synthesized ??= new Synthesized(app);
      return synthesized;
    },
    template: (of = stack) => Template.fromStack(of),
  };
}
