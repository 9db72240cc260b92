import type { InventoryLine } from './inventory-lines';
import { readInventory } from './inventory-lines';
import type { InventoryManifest } from './inventory-manifest';
import type { JudgedLine, Verdict } from './judge-version';
import { judgeVersion, VERDICTS } from './judge-version';
import { Partitions } from './partitions';

/** A version that is not at the destination as it should be. */
export interface OpenVersion {
  readonly verdict: Verdict;
  /** As S3 writes it in inventories, with percent signs. */
  readonly key: string;
  readonly versionId: string;
}

export type Counts = Readonly<Record<Verdict, number>>;

/** What is compared. */
export interface Reconciliation {
  readonly source: InventoryManifest;
  readonly destination: InventoryManifest;
  /** Prefixes of object keys, in plain text; an empty list means all. */
  readonly prefixes: readonly string[];
  /** Is told of each version that makes the copy incomplete. */
  readonly visit: (version: OpenVersion) => void;
}

/** Compares two inventories version by version: S3 gives a replica the version id of its source. */
export async function reconcile({ source, destination, prefixes, visit }: Reconciliation): Promise<Counts> {
  const counts = Object.fromEntries(Object.keys(VERDICTS).map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  const partitions = new Partitions();
  const youngest = Math.min(...[source, destination].map(({ createdAt = Infinity }) => createdAt));
  const add = (side: Side, line: InventoryLine) => {
    if (prefixes.length > 0 && !prefixes.some((prefix) => decodeKey(line.key).startsWith(prefix))) {
      return;
    }
    if (line.modifiedAt > youngest) {
      counts.tooNew += side === SOURCE ? 1 : 0;
    } else {
      partitions.add(`${line.key}\t${line.versionId}`, writeLine(side, line));
    }
  };
  try {
    await readInventory(source, (line) => add(SOURCE, line));
    await readInventory(destination, (line) => add(DESTINATION, line));
    for (const lines of partitions.parts()) {
      judgePart(lines, (version) => {
        counts[version.verdict] += 1;
        if (VERDICTS[version.verdict].incomplete) {
          visit(version);
        }
      });
    }
  } finally {
    partitions.remove();
  }
  return counts;
}

/** S3 Inventory writes keys as forms do. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}

const [SOURCE, DESTINATION] = ['S', 'D'] as const;
type Side = typeof SOURCE | typeof DESTINATION;

function writeLine(side: Side, line: InventoryLine): string {
  const { key, versionId, deleteMarker, size, replicationStatus, encryptionStatus, bucketKeyStatus } = line;
  return [side, key, versionId, deleteMarker ? '1' : '', size, replicationStatus, encryptionStatus, bucketKeyStatus].join('\t');
}

function readLine(line: string): readonly [side: Side, subject: string, rest: JudgedLine] {
  const [side, key, versionId, deleteMarker, size, replicationStatus, encryptionStatus, bucketKeyStatus] = line.split('\t');
  return [side as Side, `${key}\t${versionId}`,
    { deleteMarker: deleteMarker !== '', size, replicationStatus, encryptionStatus, bucketKeyStatus }];
}

/** Lines of the source come first: its inventory is read first. */
function judgePart(lines: readonly string[], visit: (version: OpenVersion) => void): void {
  const sources = new Map<string, JudgedLine>();
  const report = (subject: string, verdict: Verdict) => {
    const [key, versionId] = subject.split('\t');
    visit({ verdict, key, versionId });
  };
  for (const [side, subject, line] of lines.map(readLine)) {
    const source = sources.get(subject);
    if (side === SOURCE) {
      sources.set(subject, line);
    } else if (source === undefined) {
      report(subject, 'onlyAtDestination');
    } else {
      report(subject, judgeVersion(source, line));
      sources.delete(subject);
    }
  }
  sources.forEach((source, subject) => report(subject, judgeVersion(source, undefined)));
}
