import type { Duration } from 'aws-cdk-lib';
import { CfnDeletionPolicy, RemovalPolicy, Token } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findOwner } from '../../internal/topology/identity';
import { findKeyResource } from './key-resource';

/** Rejects a key that goes while its bucket stays: CloudFormation deletes what has no deletion policy. */
export function requireKeyOutlives(key: IKey, bucketRemoval: RemovalPolicy | undefined, scope: IConstruct): void {
  const resource = findKeyResource(key);
  if (!resource || bucketRemoval === RemovalPolicy.DESTROY) {
    return;
  }
  const policy = resource.cfnOptions.deletionPolicy ?? CfnDeletionPolicy.DELETE;
  if (policy === CfnDeletionPolicy.DELETE) {
    throw new ReplicationError('KeyDestroyedWhileBucketRetained', scope, {
      problem: `the key ${findOwner(resource).node.path} is deleted with its stack, the bucket under it is retained`,
      value: policy,
      remedy: 'retain the key, or give the bucket RemovalPolicy.DESTROY too',
    });
  }
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
