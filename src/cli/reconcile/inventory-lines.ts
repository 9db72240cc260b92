import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { InventoryFile, InventoryManifest } from './inventory-manifest';
import { createError } from './inventory-manifest';

/** One version of an object, as an inventory lists it. */
export interface InventoryLine {
  /** As S3 writes it, with percent signs: the form that a manifest for Batch Operations wants too. */
  readonly key: string;
  readonly versionId: string;
  readonly deleteMarker: boolean;
  readonly size: string;
  readonly replicationStatus: string;
  readonly encryptionStatus: string;
  /** Empty where the report has no such field. */
  readonly bucketKeyStatus: string;
  /** In milliseconds since 1970; `NaN` where the report has no such field. */
  readonly modifiedAt: number;
}

/**
 * Reads all lines of a report, each file as a stream.
 *
 * @throws UnusableInput if a file is damaged
 */
export async function readInventory(manifest: InventoryManifest, visit: (line: InventoryLine) => void): Promise<void> {
  const index = (field: string) => manifest.fields.indexOf(field);
  const [key, version, marker, size, replication, encryption, bucketKey, modified] = [
    'Key', 'VersionId', 'IsDeleteMarker', 'Size', 'ReplicationStatus', 'EncryptionStatus', 'BucketKeyStatus', 'LastModifiedDate',
  ].map(index);
  for (const file of manifest.files) {
    await readLines(file, manifest, (fields) => visit({
      key: fields[key],
      versionId: fields[version],
      deleteMarker: fields[marker] === 'true',
      size: fields[size],
      replicationStatus: fields[replication],
      encryptionStatus: fields[encryption],
      bucketKeyStatus: fields[bucketKey] ?? '',
      modifiedAt: Date.parse(fields[modified] ?? ''),
    }));
  }
}

async function readLines(
  { path, md5 }: InventoryFile,
  { fields: { length } }: InventoryManifest,
  visit: (fields: readonly string[]) => void,
): Promise<void> {
  const hash = createHash('md5');
  const input = createReadStream(path);
  input.on('data', (chunk) => hash.update(chunk));
  const text = path.endsWith('.gz') ? input.pipe(createGunzip()) : input;
  const failed = new Promise<never>((_resolve, reject) => {
    input.on('error', reject);
  });
  try {
    await Promise.race([failed, splitLines(text, (line, number) => visit(splitFields(line, length, path, number)))]);
  } catch (error) {
    throw (error as { readonly code?: string }).code === 'InventoryUnreadable' ? error
      : createError('InventoryUnreadable', path, `cannot be read (${String(error)})`);
  }
  if (md5 !== undefined && hash.digest('hex') !== md5.toLowerCase()) {
    throw createError('InventoryUnreadable', path, 'has another checksum than the manifest says; copy it again');
  }
}

async function splitLines(
  text: AsyncIterable<Buffer | string>,
  visit: (line: string, number: number) => void,
): Promise<void> {
  let rest = '';
  let number = 0;
  for await (const chunk of text) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      number += 1;
      visit(line, number);
    }
  }
  if (rest !== '') {
    visit(rest, number + 1);
  }
}

/** S3 encodes what is not plain in a key, so that no field has a quotation mark or a comma in it. */
const FIELDS = /^"(.*)"\r?$/;

function splitFields(line: string, length: number, path: string, number: number): readonly string[] {
  const fields = FIELDS.exec(line)?.[1].split('","') ?? [];
  if (fields.length !== length) {
    throw createError('InventoryUnreadable', path,
      `has ${fields.length} fields in line ${number}, and the manifest names ${length}`);
  }
  return fields;
}
