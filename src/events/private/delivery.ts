import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { StatementSpec } from '../../internal/policy/statement';
import { computeStableHash } from '../../internal/topology/identity';
import type { EventSource } from './event-target';
import type { TargetKind } from './target-requirements';

const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html';

/** How a topic or queue is encrypted, as its resource says. */
export interface TargetEncryption {
  readonly kind: TargetKind;
  /** The key that the construct knows. */
  readonly key: IKey | undefined;
  /** What the resource is given as its key: an id, an ARN or an alias. */
  readonly written: string | undefined;
}

/**
 * The key that S3 has to be allowed to use; `undefined` without one.
 *
 * @throws AwsManagedKey for the key of SNS or SQS, whose policy nobody can change.
 * @throws EventTargetKeyUnknown for a key that is named, and that the app does not know.
 * @throws EventTargetKeyMismatch for a key that is given beside another one of the target.
 */
export function findTargetKey(
  { kind, key, written }: TargetEncryption,
  given: IKey | undefined,
  scope: IConstruct,
): IKey | undefined {
  const named: unknown = Stack.of(scope).resolve(written);
  if (/[":]alias\/aws\//.test(JSON.stringify(named ?? ''))) {
    throw new ReplicationError('AwsManagedKey', scope, {
      problem: `the ${kind} of the events is encrypted with an AWS managed key, which S3 may not use`,
      value: named,
      remedy: `encrypt the ${kind} with a customer managed key`,
    });
  }
  if (written !== undefined && given === undefined && key === undefined) {
    throw new ReplicationError('EventTargetKeyUnknown', scope, {
      problem: `the ${kind} of the events is encrypted with a key that the app does not know`,
      value: written,
      remedy: "pass the key as 'encryptionKey'",
    });
  }
  if (given !== undefined && key !== undefined && differ(given, key)) {
    throw new ReplicationError('EventTargetKeyMismatch', scope, {
      problem: `'encryptionKey' of the events is another key than that of the ${kind}`,
      value: { encryptionKey: given.node.path, [kind]: key.node.path },
      remedy: `leave 'encryptionKey' out: the app knows the key of the ${kind}`,
    });
  }
  return key !== undefined && isOfApp(key) ? key : given ?? key;
}

/** Keys of the app. One that is named by an alias or an ARN may be any. */
function differ(a: IKey, b: IKey): boolean {
  return isOfApp(a) && isOfApp(b) && a.node.defaultChild !== b.node.defaultChild;
}

function isOfApp({ node }: IKey): boolean {
  return CfnKey.isCfnKey(node.defaultChild);
}

/**
 * Lets S3 encrypt the events. The page has no condition for it, and none is known to hold: S3 would refuse the
 * configuration.
 */
export function renderKeyStatement(): StatementSpec {
  return {
    sid: 'EncryptReplicationEvents',
    principals: [new ServicePrincipal('s3.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    see: S3,
  };
}

/**
 * Lets S3 send events of one bucket, of one account: a bucket name can pass to somebody else. Several buckets may have
 * one target, whose policy takes each Sid once.
 */
export function renderDeliveryStatement(
  action: string,
  targetArn: string,
  { bucketArn, stack }: Pick<EventSource, 'bucketArn' | 'stack'>,
): StatementSpec {
  return {
    sid: `SendReplicationEvents${computeStableHash(stack, bucketArn)}`,
    principals: [new ServicePrincipal('s3.amazonaws.com')],
    actions: [action],
    resources: [targetArn],
    conditions: { ArnEquals: { 'aws:SourceArn': bucketArn }, StringEquals: { 'aws:SourceAccount': stack.account } },
    see: S3,
  };
}
