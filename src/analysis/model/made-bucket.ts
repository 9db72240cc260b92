import { decidedAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';

/** What the metadata of a bucket say of its making, when a construct of this library made it. */
export interface MadeBucket {
  /** `source` or `replica`. */
  readonly side: SymbolicString;
  /** The name that the construct gave it, which what replicates to it names. */
  readonly name: SymbolicString;
}

export function readMadeBucket(inventory: Inventory, located: LocatedResource): MadeBucket | undefined {
  const written = inventory.resolveMetadata(located, 'cdk-encrypted-replication');
  const [side, name] = ['side', 'bucketName'].map((member) => textAt(decidedAt(written, member)));
  return side === undefined || name === undefined ? undefined : { side, name };
}
