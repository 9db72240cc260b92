import { at, booleanAt, listAt, textAt, textsAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';

/** The entry of a role's metadata with the mark. */
export const METADATA = 'cdk-encrypted-replication';

/** What the metadata of a role say of the canary that it belongs to, when a construct of this library made it. */
export interface CanaryMark {
  readonly sourceBucket: SymbolicString;
  /** What the keys of its objects begin with. */
  readonly prefixes: readonly SymbolicString[];
  /** Whether it deletes what it wrote. */
  readonly deletes: boolean;
  readonly destinations: readonly CanaryDestination[];
}

export interface CanaryDestination {
  readonly bucketArn: SymbolicString;
  readonly deletes: boolean;
}

export function readCanary(inventory: Inventory, located: LocatedResource): CanaryMark | undefined {
  if (located.resource.Metadata?.[METADATA] === undefined) {
    return undefined;
  }
  const written = at(inventory.resolveMetadata(located, METADATA), 'canary');
  const sourceBucket = textAt(written, 'sourceBucket');
  return sourceBucket === undefined ? undefined : {
    sourceBucket,
    prefixes: textsAt(at(written, 'prefixes')),
    deletes: booleanAt(at(written, 'deletes')) === true,
    destinations: listAt(at(written, 'destinations')).map((destination) => ({
      bucketArn: textAt(destination, 'bucketArn') ?? '',
      deletes: booleanAt(at(destination, 'deletes')) === true,
    })),
  };
}
