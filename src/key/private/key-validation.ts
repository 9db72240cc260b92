import type { CfnResource, Duration } from 'aws-cdk-lib';
import { CfnDeletionPolicy, Token } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findOwner } from '../../internal/topology/identity';
import { findKeyResource } from './key-resource';

/**
 * Rejects a key that goes while its bucket stays: CloudFormation deletes what has no deletion policy. Once at once, and
 * once when aspects and escape hatches have changed both.
 */
export function requireKeyOutlives(key: IKey, bucket: CfnBucket, scope: IConstruct): void {
  const find = () => findKeyThatGoes(key, bucket, scope);
  const error = find();
  if (error) {
    throw error;
  }
  bucket.node.addValidation({ validate: () => [find()].flatMap((each) => each?.message ?? []) });
}

function findKeyThatGoes(key: IKey, bucket: CfnBucket, scope: IConstruct): ReplicationError | undefined {
  const resource = findKeyResource(key);
  if (!resource || !isDeleted(resource) || isDeleted(bucket)) {
    return undefined;
  }
  return new ReplicationError('KeyDestroyedWhileBucketRetained', scope, {
    problem: `the key ${findOwner(resource).node.path} is deleted with its stack, the bucket under it is retained`,
    value: CfnDeletionPolicy.DELETE,
    remedy: 'retain the key, or give the bucket RemovalPolicy.DESTROY too',
  });
}

function isDeleted({ cfnOptions: { deletionPolicy = CfnDeletionPolicy.DELETE } }: CfnResource): boolean {
  return deletionPolicy === CfnDeletionPolicy.DELETE;
}

const ALIAS = /^alias\/[a-zA-Z0-9/_-]{1,250}$/;
const MIN_WINDOW = 7;
const MAX_WINDOW = 30;
const MIN_ROTATION = 90;
const MAX_ROTATION = 2560;

export function requirePendingWindow(window: Duration | undefined, scope: IConstruct): number | undefined {
  const days = window && convertToDays(window);
  if (days !== undefined && !Token.isUnresolved(days) && !isIntegerBetween(days, MIN_WINDOW, MAX_WINDOW)) {
    throw new ReplicationError('PendingWindowInvalid', scope, {
      problem: "'pendingWindow' is not a whole number of days that KMS takes",
      value: window?.toString(),
      remedy: `use Duration.days(${MIN_WINDOW}) to Duration.days(${MAX_WINDOW})`,
    });
  }
  return days;
}

export function requireRotationPeriod(
  period: Duration | undefined,
  rotation: boolean,
  scope: IConstruct,
): number | undefined {
  const days = period && convertToDays(period);
  if (days === undefined) {
    return undefined;
  }
  if (!rotation || (!Token.isUnresolved(days) && !isIntegerBetween(days, MIN_ROTATION, MAX_ROTATION))) {
    throw new ReplicationError('RotationPeriodInvalid', scope, {
      problem: "'rotationPeriod' is not a whole number of days that KMS takes, or rotation is off",
      value: period?.toString(),
      remedy: `use Duration.days(${MIN_ROTATION}) to Duration.days(${MAX_ROTATION}), with enableKeyRotation`,
    });
  }
  return days;
}

/** The full alias name, as CloudFormation wants it. */
export function requireAliasName(alias: string, scope: IConstruct): string {
  if (Token.isUnresolved(alias)) {
    return alias;
  }
  const full = alias.startsWith('alias/') ? alias : `alias/${alias}`;
  if (!ALIAS.test(full) || full.startsWith('alias/aws/')) {
    throw new ReplicationError('AliasInvalid', scope, {
      problem: 'an alias breaks a naming rule of KMS',
      value: alias,
      remedy: "use letters, digits, '/', '_' and '-', at most 256 characters with 'alias/', not beginning with 'aws/'",
    });
  }
  return full;
}

function convertToDays(duration: Duration): number {
  return duration.toDays({ integral: false });
}

function isIntegerBetween(days: number, min: number, max: number): boolean {
  return Number.isInteger(days) && days >= min && days <= max;
}
