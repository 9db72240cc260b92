import { Stack, Stage } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import { accountsDiffer, describePlace, regionsDiffer } from './regions';

/** What a stack has to share with a place, and does not. */
export interface Mismatch {
  /** `Region and account` */
  readonly what: string;
  /** That of the place. */
  readonly wanted: string;
}

/** `undefined` where a stack may refer to what is in the place, and be deployed after it. */
export function findMismatch(stack: Stack, place: Stack | ResourceEnvironment): Mismatch | undefined {
  if (regionsDiffer(place.region, stack.region) || accountsDiffer(place.account, stack.account)) {
    return { what: 'Region and account', wanted: describePlace(place) };
  }
  if (!Stack.isStack(place) || Stage.of(place) === Stage.of(stack)) {
    return undefined;
  }
  return place.node.root === stack.node.root
    ? { what: 'Stage', wanted: Stage.of(place)!.node.path || 'the App itself' }
    : { what: 'App', wanted: 'which is another one' };
}
