import { Duration, RemovalPolicy, Tags, Token } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, BucketEncryption, ObjectOwnership, mixins } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { requireRemovalPolicy } from '../../internal/input/removal-policy';
import type { StatementSpec } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import { requireKeyOutlives } from '../../key/private/key-validation';
import type { AccessLogs } from '../access-logs';
import type { ReplicationBucketOptions } from '../bucket-options';
import type { DataPerimeter } from '../data-perimeter';
import type { BucketName } from './bucket-names';
import { renderTransportStatements } from './bucket-policy';
import { markBucket } from './made-bucket';
import type { BucketSide } from './made-bucket';
import { NamedBucket } from './named-bucket';
import type { ObjectEncryption } from './object-encryption';

/** What a source or replica bucket is created from. */
export interface DataBucketInput {
  readonly side: BucketSide;
  readonly name: BucketName;
  readonly key: IKey;
  readonly encryption: ObjectEncryption;
  readonly objectLock: boolean;
  readonly options: ReplicationBucketOptions;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  /** Whether deletion is denied to all but a few. */
  readonly protected?: boolean;
  /** Keys that older objects are encrypted with: readers need them too. */
  readonly formerKeys?: readonly IKey[];
}

const ABORT_UPLOADS_AFTER = Duration.days(7);

/** A versioned, private bucket that is encrypted with a KMS key; for either side. */
export function createDataBucket(scope: Construct, id: string, input: DataBucketInput): NamedBucket {
  const { options, key, encryption } = input;
  const removalPolicy = requireRemovalPolicy(options.removalPolicy, scope);
  validateOptions(input, scope);
  const bucket = new NamedBucket(scope, id, {
    name: input.name,
    formerKeys: input.formerKeys,
    encryption: encryption.type,
    encryptionKey: key,
    bucketKeyEnabled: encryption.type === BucketEncryption.KMS ? encryption.bucketKeyEnabled : undefined,
    versioned: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    objectLockEnabled: input.objectLock || undefined,
    objectLockDefaultRetention: options.objectLockDefaultRetention,
    lifecycleRules: [
      { id: 'AbortIncompleteUploads', abortIncompleteMultipartUploadAfter: ABORT_UPLOADS_AFTER },
      ...(options.lifecycleRules ?? []),
    ],
    ...takeOver(options),
    removalPolicy,
  });
  requireKeyOutlives(key, bucket.cfnBucket, scope);
  markBucket(bucket, input.side, input.name.name);
  addBucketStatements(bucket, renderTransportStatements(bucket.bucketArn));
  bucket.policy?.applyRemovalPolicy(removalPolicy);
  if (options.autoDeleteObjects) {
    bucket.with(new mixins.BucketAutoDeleteObjects());
  }
  if (options.eventBridgeEnabled) {
    enableEventBridge(bucket);
  }
  for (const [tag, value] of Object.entries(options.tags ?? {})) {
    Tags.of(bucket).add(tag, value);
  }
  input.accessLogs._strategy(bucket);
  return bucket;
}

/** What CDK's bucket takes as it is. */
function takeOver({ requestMetrics, ...options }: ReplicationBucketOptions): Partial<BucketProps> {
  const { cors, inventories, intelligentTieringConfigurations, transferAcceleration } = options;
  return { cors, inventories, intelligentTieringConfigurations, transferAcceleration, metrics: requestMetrics };
}

/** By the bucket's own property: the L2 would deploy a function, which replaces all that is configured there. */
function enableEventBridge(bucket: NamedBucket): void {
  bucket.cfnBucket.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  bucket.node.addValidation({
    validate: () => (bucket.node.tryFindChild('Notifications') === undefined ? [] : [
      new ReplicationError('NotificationHandlerConflict', bucket, {
        problem: "the bucket has notifications of the L2, whose custom resource would replace 'eventBridgeEnabled'",
        remedy: "leave 'eventBridgeEnabled' out, and call enableEventBridgeNotification() of the bucket",
      }).message,
    ]),
  });
}

/** Adds statements to the policy of the bucket, whichever construct creates it, and returns that construct. */
export function addBucketStatements(bucket: IBucket, statements: readonly StatementSpec[]): IConstruct {
  const added = statements.map((statement) => bucket.addToResourcePolicy(toPolicyStatement(statement)));
  return added.map(({ policyDependable }) => policyDependable).find(isConstruct) ?? bucket;
}

function isConstruct(dependable: IDependable | undefined): dependable is IConstruct {
  return Construct.isConstruct(dependable);
}

export function needsObjectLock(options: ReplicationBucketOptions): boolean {
  return options.objectLockEnabled ?? options.objectLockDefaultRetention !== undefined;
}

/** What CDK or a deployment would reject later, or what would put objects at risk. */
function validateOptions(input: DataBucketInput, scope: Construct): void {
  const { options } = input;
  if (options.objectLockEnabled === false && options.objectLockDefaultRetention) {
    throw new ReplicationError('ObjectLockContradiction', scope, {
      problem: "'objectLockDefaultRetention' needs Object Lock, which is switched off",
      value: options.objectLockEnabled,
      remedy: "leave 'objectLockEnabled' out",
    });
  }
  if (options.transferAcceleration === true) {
    requireNoDot(options.bucketName, scope);
  }
  if (options.autoDeleteObjects && !Token.isUnresolved(options.autoDeleteObjects)) {
    requireDeletable(input, scope);
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html */
function requireNoDot(name: string | undefined, scope: Construct): void {
  if (name?.includes('.') && !Token.isUnresolved(name)) {
    throw new ReplicationError('BucketNameInvalid', scope, {
      problem: "a bucket name has a dot, which 'transferAcceleration' does not take",
      value: name,
      remedy: "use hyphens, or leave 'transferAcceleration' out",
    });
  }
}

function requireDeletable({ options, ...input }: DataBucketInput, scope: Construct): void {
  if (options.removalPolicy !== RemovalPolicy.DESTROY) {
    throw new ReplicationError('AutoDeleteWithoutDestroy', scope, {
      problem: "'autoDeleteObjects' would empty a bucket that is retained",
      value: options.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      remedy: "add 'removalPolicy: RemovalPolicy.DESTROY' on the same side, or leave 'autoDeleteObjects' out",
    });
  }
  const obstacles = [
    { met: input.objectLock, code: 'AutoDeleteWithObjectLock', obstacle: 'Object Lock' },
    { met: input.perimeter?._limitsNetwork, code: 'AutoDeleteWithPerimeter', obstacle: "'vpcEndpointIds' of the perimeter" },
    { met: input.protected, code: 'AutoDeleteWithProtection', obstacle: 'the protection' },
  ] as const;
  for (const { met, code, obstacle } of obstacles) {
    if (met) {
      throw createAutoDeleteError(code, obstacle, scope);
    }
  }
}

/** For what keeps CDK's function from deleting the objects of a bucket, created or existing. */
export function createAutoDeleteError(
  code: 'AutoDeleteWithObjectLock' | 'AutoDeleteWithPerimeter' | 'AutoDeleteWithProtection',
  obstacle: string,
  scope: IConstruct,
): ReplicationError {
  return new ReplicationError(code, scope, {
    problem: `'autoDeleteObjects' cannot delete the objects: ${obstacle} forbids it`,
    value: true,
    remedy: `leave 'autoDeleteObjects' or ${obstacle} out`,
  });
}
