import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describeJsonError } from '../../analysis/assembly/assembly-error';
import { isObject, limitDepth, listAt, textAt } from '../../analysis/symbolic/json-members';
import { tryStat } from '../input/try-stat';
import { UnusableInput } from '../input/unusable-input';

/** The manifest of an S3 Inventory report, with its files where they are on this machine. */
export interface InventoryManifest {
  /** The file of the manifest. */
  readonly path: string;
  readonly bucket: string;
  /** When S3 began to list, in milliseconds since 1970; absent where the manifest does not say. */
  readonly createdAt?: number;
  /** The fields of each line, in order. */
  readonly fields: readonly string[];
  readonly files: readonly InventoryFile[];
}

export interface InventoryFile {
  readonly path: string;
  /** Of the compressed file; in hexadecimal digits. */
  readonly md5?: string;
}

const REQUIRED = ['Key', 'VersionId', 'IsDeleteMarker', 'Size', 'ReplicationStatus', 'EncryptionStatus'];

/**
 * Reads `manifest.json` of an inventory.
 *
 * @throws UnusableInput if it is none, or a report that cannot be compared
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export function readInventoryManifest(path: string): InventoryManifest {
  const manifest = parseManifest(path);
  const [bucket, format, schema] = ['sourceBucket', 'fileFormat', 'fileSchema'].map((name) => textAt(manifest, name));
  if (bucket === undefined || schema === undefined || !isObject(manifest)) {
    throw createError('InventoryUnreadable', path, 'is not the manifest.json of an S3 Inventory report');
  }
  if (format !== 'CSV') {
    throw createError('InventoryUnsupported', path,
      `is of a report in ${format ?? 'no format'}; choose the output format CSV in the inventory configuration`);
  }
  const fields = schema.split(',').map((field) => field.trim());
  const missing = REQUIRED.filter((field) => !fields.includes(field));
  if (missing.length > 0) {
    throw createError('InventoryUnsupported', path, `is of a report without ${missing.join(', ')}; `
      + 'include all versions, and the optional fields Size, ReplicationStatus, EncryptionStatus and BucketKeyStatus');
  }
  const createdAt = Number(textAt(manifest, 'creationTimestamp'));
  return {
    path,
    bucket,
    ...(Number.isFinite(createdAt) ? { createdAt } : {}),
    fields,
    files: listAt(manifest, 'files').map((file) => locate(path, textAt(file, 'key') ?? '', textAt(file, 'MD5checksum'))),
  };
}

function parseManifest(path: string): unknown {
  if (tryStat(path)?.isDirectory()) {
    throw createError('InventoryUnreadable', path, 'is a folder; give the manifest.json of a report in it');
  }
  try {
    return limitDepth(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw createError('InventoryUnreadable', path, `cannot be read (${describeJsonError(error)}); give the manifest.json of an S3 Inventory report`);
  }
}

/**
 * A file of the report: where its key leads from a folder around the manifest, or beside the manifest.
 *
 * S3 writes `PREFIX/BUCKET/NAME/DATE/manifest.json` and `PREFIX/BUCKET/NAME/data/FILE.csv.gz`, which `aws s3 sync`
 * keeps.
 */
function locate(manifest: string, key: string, md5: string | undefined): InventoryFile {
  const folder = dirname(manifest);
  const candidates = [
    join(folder, '..', 'data', basename(key)), join(folder, 'data', basename(key)), join(folder, basename(key)),
  ];
  const path = candidates.find((candidate) => basename(key) !== '' && existsSync(candidate));
  if (path === undefined) {
    throw createError('InventoryUnreadable', manifest, `names the file ${JSON.stringify(key)}, which is not there; `
      + 'copy the folder of the report as a whole, for example with `aws s3 sync`');
  }
  return { path, md5 };
}

export function createError(
  code: 'InventoryUnreadable' | 'InventoryUnsupported',
  path: string,
  problem: string,
): UnusableInput {
  return new UnusableInput(code, `${path} ${problem}`);
}
