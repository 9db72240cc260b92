import { Annotations, CrossStackReferences, ReferenceStrength, Stack, Token } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { acknowledge } from '../internal/nag/acknowledge';
import type { StatementSpec } from '../internal/policy/statement';
import { printText, toPolicyStatement } from '../internal/policy/statement';
import { computeStableHash } from '../internal/topology/identity';
import { accountsDiffer, describePlace, regionsDiffer } from '../internal/topology/regions';
import { addStackDependency } from '../internal/topology/support-stacks';
import { WARNINGS } from '../internal/warnings/warnings';
import { parseBucketName } from './private/bucket-names';
import { DELIVERY_SID, findOrCreateLogBucket } from './private/managed-log-bucket';
import type { NamedBucket } from './private/named-bucket';

/** Configures the access logs of a bucket. */
export type AccessLogsStrategy = (bucket: NamedBucket) => void;

/**
 * Where S3 writes the server access logs of a bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 * @example
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   accessLogs: AccessLogs.disabled('CloudTrail data events record every access'),
 * });
 */
export class AccessLogs {
  /**
   * One log bucket per stack, created by the library: SSE-S3, versioned, private, retained. The keys of the logs begin
   * with the name of their bucket.
   */
  public static managed(): AccessLogs {
    return new AccessLogs((bucket) => enableLogging(bucket, findOrCreateLogBucket(Stack.of(bucket)), `${readName(bucket)}/`));
  }

  /**
   * A log bucket of your own, in the Region and account of the bucket that it serves.
   *
   * @param logBucket a bucket with SSE-S3. The policy of an imported one is not changed, a warning says so
   * @param prefix the beginning of the log objects' keys. Without it the name of the bucket and a slash
   * @throws AccessLogBucketMismatch if a bucket in another Region or account uses it
   */
  public static toBucket(logBucket: IBucket, prefix?: string): AccessLogs {
    checkCall('AccessLogs.toBucket', [logBucket, prefix]);
    return new AccessLogs((bucket) => {
      requireSameEnvironment(logBucket, bucket);
      enableLogging(bucket, logBucket, prefix ?? `${readName(bucket)}/`);
    });
  }

  /**
   * No server access logs.
   *
   * @param reason why, for the auditor. The findings of cdk-nag about it are acknowledged with this reason
   * @throws ReasonRequired if the reason is empty, once a bucket uses it
   */
  public static disabled(reason: string): AccessLogs {
    checkCall('AccessLogs.disabled', [reason]);
    return new AccessLogs((bucket) => {
      requireReason(reason, bucket);
      acknowledge(bucket, 'loggingDisabled', reason);
    });
  }

  /** @internal */
  public readonly _strategy: AccessLogsStrategy;

  private constructor(strategy: AccessLogsStrategy) {
    this._strategy = strategy;
  }
}

/** On the `CfnBucket`: the L2 would choose between an ACL and a policy by a feature flag. */
function enableLogging(bucket: NamedBucket, logBucket: IBucket, prefix: string): void {
  if (CfnBucket.isCfnBucket(logBucket.node.defaultChild)) {
    CrossStackReferences.of(logBucket).produce(ReferenceStrength.WEAK);
    addStackDependency(Stack.of(bucket), Stack.of(logBucket), 'S3 requires the log bucket to exist');
  }
  bucket.cfnBucket.loggingConfiguration = { destinationBucketName: logBucket.bucketName, logFilePrefix: prefix };
  const statement = toPolicyStatement(renderDeliveryStatement(bucket, logBucket, prefix));
  const { statementAdded } = logBucket.addToResourcePolicy(statement);
  if (!statementAdded) {
    const print = (text: string) => printText(bucket.stack, text);
    Annotations.of(bucket).addWarningV2(
      WARNINGS.ImportedLogBucket.id,
      `the policy of the imported log bucket ${print(logBucket.bucketArn)} must let logging.s3.amazonaws.com s3:PutObject ` +
        `below ${print(prefix)} for ${print(bucket.literalArn)}`,
    );
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
export function renderDeliveryStatement(bucket: NamedBucket, logBucket: IBucket, prefix: string): StatementSpec {
  return {
    sid: `${DELIVERY_SID}${computeStableHash(bucket.stack, bucket.literalArn)}`,
    principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [logBucket.arnForObjects(`${prefix}*`)],
    conditions: {
      ArnEquals: { 'aws:SourceArn': bucket.literalArn },
      StringEquals: { 'aws:SourceAccount': bucket.env.account },
    },
    see: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  };
}

function readName({ literalArn }: NamedBucket): string {
  return parseBucketName(literalArn)!;
}

function requireSameEnvironment(logBucket: IBucket, bucket: NamedBucket): void {
  const { account, region } = logBucket.env;
  if (regionsDiffer(region, bucket.env.region) || accountsDiffer(account, bucket.env.account)) {
    throw new ReplicationError('AccessLogBucketMismatch', bucket, {
      problem: `a log bucket has to be in the Region and account of its bucket, ${describePlace(bucket.env)}`,
      value: { account, region },
      remedy: "set 'accessLogs' in the options of the source and of each destination, with a log bucket of that Region",
    });
  }
}

function requireReason(reason: string, scope: IConstruct): void {
  if (!Token.isUnresolved(reason) && reason.trim() === '') {
    throw new ReplicationError('ReasonRequired', scope, {
      problem: 'AccessLogs.disabled() needs a reason',
      value: reason,
      remedy: 'say why the access to this bucket is not logged',
    });
  }
}
