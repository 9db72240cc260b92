import { closeSync, openSync, writeSync } from 'node:fs';
import { EXIT_CODES } from '../exit-codes';
import { UnusableInput } from '../input/unusable-input';
import { requireDistinctFiles } from '../output-file';
import { readInventoryManifest } from '../reconcile/inventory-manifest';
import type { InventoryManifest } from '../reconcile/inventory-manifest';
import { VERDICTS } from '../reconcile/judge-version';
import type { Verdict } from '../reconcile/judge-version';
import type { Counts, OpenVersion } from '../reconcile/reconcile';
import { reconcile } from '../reconcile/reconcile';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

export interface ReconcileOptions extends OutputOptions {
  /** Prefixes of object keys that are compared; none means all. */
  readonly prefix: readonly string[];
  /** A file for the list of what is incomplete, as CSV. */
  readonly list?: string;
  /** A file for a manifest of S3 Batch Operations. */
  readonly manifest?: string;
}

const NAMES = Object.keys(VERDICTS) as Verdict[];

/** What S3 Batch Replication may bring over; what is missing, if the destination was added after it was replicated. */
const REPEATABLE: readonly Verdict[] = ['failed', 'missing', 'neverReplicated'];

/** Compares the inventories of a source and a destination, and says what is not there as it should be. */
export async function reconcileCommand(
  sourcePath: string,
  destinationPath: string,
  options: ReconcileOptions,
): Promise<CommandResult> {
  const [source, destination] = [sourcePath, destinationPath].map(readInventoryManifest);
  if (source.bucket === destination.bucket) {
    throw new UnusableInput('Usage',
      `both reports are of the bucket ${source.bucket}; give that of the source, then that of the destination`);
  }
  requireDistinctFiles([options.list, options.manifest], [
    sourcePath, destinationPath, ...[source, destination].flatMap(({ files: read }) => read.map(({ path }) => path)),
  ]);
  const files = [options.list, options.manifest].map((path) => (path === undefined ? undefined : createFile(path)));
  const [list, manifest] = files;
  list?.write('Verdict,Bucket,Key,VersionId\n');
  const visit = ({ verdict, key, versionId }: OpenVersion) => {
    const line = `${source.bucket},${key},${versionId}\n`;
    list?.write(`${verdict},${line}`);
    if (REPEATABLE.includes(verdict)) {
      manifest?.write(line);
    }
  };
  try {
    const counts = await reconcile({ source, destination, prefixes: options.prefix, visit });
    const complete = NAMES.every((name) => !VERDICTS[name].incomplete || counts[name] === 0);
    const report = { source, destination, counts, complete };
    return {
      code: complete ? EXIT_CODES.PROVEN : EXIT_CODES.FAILS,
      lines: options.json ? renderJson(report) : renderText(report, options),
    };
  } finally {
    files.forEach((file) => file?.close());
  }
}

interface Report {
  readonly source: InventoryManifest;
  readonly destination: InventoryManifest;
  readonly counts: Counts;
  readonly complete: boolean;
}

function renderJson({ source, destination, counts, complete }: Report): string[] {
  return renderDocument('reconcile', {
    source: describe(source),
    destination: describe(destination),
    complete,
    counts,
  });
}

function describe({ path, bucket, createdAt }: InventoryManifest): object {
  const created = createdAt === undefined ? {} : { createdAt: new Date(createdAt).toISOString() };
  return { manifest: path, bucket, ...created };
}

function renderText({ source, destination, counts, complete }: Report, { colours }: OutputOptions): string[] {
  const found = NAMES.filter((name) => counts[name] > 0);
  const width = Math.max(...NAMES.map((name) => String(counts[name]).length));
  const paint = (name: Verdict) => (VERDICTS[name].incomplete ? colours.bad
    : name === 'replicated' ? colours.good : colours.faint);
  return [
    colours.strong(`${source.bucket} -> ${destination.bucket}`),
    ...found.map((name) => `  ${String(counts[name]).padStart(width)}  ${paint(name)(VERDICTS[name].title)}`),
    complete ? colours.good('complete: every version is at the destination') : colours.bad('incomplete'),
  ];
}

interface OutputFile {
  write(text: string): void;
  close(): void;
}

function createFile(path: string): OutputFile {
  try {
    const file = openSync(path, 'w');
    return { write: (text) => writeSync(file, text), close: () => closeSync(file) };
  } catch (error) {
    throw new UnusableInput('OutputUnwritable', `${path} cannot be written (${String(error)})`);
  }
}
