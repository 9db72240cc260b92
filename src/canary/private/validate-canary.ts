import { Stack, Token } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import { ReplicationError } from '../../internal/errors/replication-error';
import { describeDuration, readSeconds } from '../../internal/input/duration';
import { requireRareSchedule } from '../../internal/input/schedule';
import { findMismatch } from '../../internal/topology/mismatch';
import { requireRegion } from '../../internal/topology/regions';

const MAX_PREFIX = 256;
/** In bytes. */
const MAX_KEY = 1024;
/** A time and a UUID. */
const MAX_OBJECT_NAME = 64;
/** Lambda ends a function after 15 minutes, and the canary still has to verify and to remove what it wrote. */
const MAX_DELAY_MINUTES = 14;
const MINUTE = 60;
/** Ends with a slash, begins with none, and has no control characters, which XML and logs do not carry. */
const FOLDER = /^[^/\p{Cc}]\P{Cc}*\/$/u;
const PREFIXES = Symbol.for('cdk-encrypted-replication.CanaryPrefixes');

/** @throws RegionUnresolved, CanaryStackMismatch */
export function requireSourceEnvironment(source: Stack, scope: IConstruct): void {
  const stack = Stack.of(scope);
  requireRegion(stack.region, 'the canary', scope);
  const mismatch = findMismatch(stack, source);
  if (mismatch) {
    throw new ReplicationError('CanaryStackMismatch', scope, {
      problem: `the canary is not in the ${mismatch.what} of the source bucket, ${mismatch.wanted}`,
      value: stack.node.path,
      remedy: 'create it in the stack of the source bucket: it writes there as others do, and reads in every Region',
    });
  }
}

/** @throws CanaryPrefixInvalid */
export function requirePrefix(prefix: string, scope: IConstruct): void {
  if (!Token.isUnresolved(prefix) && (!FOLDER.test(prefix) || prefix.length > MAX_PREFIX || climbsOut(prefix))) {
    throw new ReplicationError('CanaryPrefixInvalid', scope, {
      problem: "'keyPrefix' of the canary is not a folder that can be reserved for it",
      value: prefix,
      remedy: `use a prefix that ends with a slash and begins with none, of at most ${MAX_PREFIX} characters, none of them a control character, without '..' where nothing is above, such as 'health/'`,
    });
  }
}

/**
 * S3 takes no key of which a part of it leads above its beginning.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
function climbsOut(prefix: string): boolean {
  let depth = 0;
  return prefix.split('/').some((part) => {
    depth += part === '..' ? -1 : 1;
    return depth < 0;
  });
}

/**
 * A rule may have a prefix as long as a key.
 *
 * @throws CanaryPrefixInvalid
 */
export function requireRoom(prefixes: readonly string[], scope: IConstruct): void {
  const room = MAX_KEY - MAX_OBJECT_NAME;
  const long = prefixes.find((prefix) => !Token.isUnresolved(prefix) && Buffer.byteLength(prefix) > room);
  if (long !== undefined) {
    throw new ReplicationError('CanaryPrefixInvalid', scope, {
      problem: `no object of the canary fits below its folder: the key of an object has ${MAX_KEY} bytes at most`,
      value: long,
      remedy: "use a shorter prefix in the rule, or another rule that covers a shorter 'keyPrefix'",
    });
  }
}

/** @throws CanaryDelayInvalid */
export function requireMaximumDelay(maximumDelay: Duration, scope: IConstruct): void {
  const seconds = readSeconds(maximumDelay);
  if (!(Number.isInteger(seconds) && seconds >= MINUTE && seconds <= MAX_DELAY_MINUTES * MINUTE)) {
    throw new ReplicationError('CanaryDelayInvalid', scope, {
      problem: "'maximumDelay' is not a time that the canary can wait",
      value: describeDuration(maximumDelay),
      remedy: `use whole seconds, from one minute to ${MAX_DELAY_MINUTES}, known at synth time: Lambda ends a function after 15`,
    });
  }
}

/** @throws ScheduleInvalid, CanaryScheduleTooShort */
export function requireCanarySchedule(schedule: Schedule, maximumDelay: Duration, scope: IConstruct): void {
  requireRareSchedule(schedule, {
    seconds: maximumDelay.toSeconds() + 1,
    code: 'CanaryScheduleTooShort',
    problem: `the canary would start again while it waits, for up to ${maximumDelay.toString()}`,
    remedy: "use a longer 'schedule' or a shorter 'maximumDelay'",
  }, scope);
}

/** @throws CanaryOutsidePerimeter */
export function requireInsidePerimeter(perimeter: DataPerimeter | undefined, scope: IConstruct): void {
  if (perimeter?._limitsNetwork) {
    throw new ReplicationError('CanaryOutsidePerimeter', scope, {
      problem: 'the perimeter of the replication admits VPC endpoints alone, and the canary reads in other Regions, where no endpoint of its network leads',
      value: 'vpcEndpointIds',
      remedy: "leave the canary or 'vpcEndpointIds' out; ReplicationMonitoring watches a replication without reading objects",
    });
  }
}

/**
 * Each canary has prefixes of its own, none below that of another, so that the versions of one are not expired as those
 * of another.
 *
 * @throws CanaryPrefixTaken
 */
export function takePrefixes(prefixes: readonly string[], bucket: CfnBucket, scope: IConstruct): void {
  const holder: { [PREFIXES]?: Map<string, string> } = bucket as object;
  const taken = holder[PREFIXES] ?? new Map<string, string>();
  Object.defineProperty(holder, PREFIXES, { value: taken, configurable: true });
  for (const prefix of prefixes) {
    for (const [other, owner] of taken) {
      if (owner !== scope.node.path && (prefix.startsWith(other) || other.startsWith(prefix))) {
        throw new ReplicationError('CanaryPrefixTaken', scope, {
          problem: `the canary ${owner} writes below ${JSON.stringify(other)} of the same bucket already`,
          value: prefix,
          remedy: "give one of them another 'keyPrefix', not inside of the other's, or take one out",
        });
      }
    }
    taken.set(prefix, scope.node.path);
  }
}
