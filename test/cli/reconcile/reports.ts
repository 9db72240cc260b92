import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The fields of a line; those that a test does not name are of a version that was replicated. */
export interface Line {
  readonly Key?: string;
  readonly VersionId?: string;
  readonly IsLatest?: string;
  readonly IsDeleteMarker?: string;
  readonly Size?: string;
  readonly LastModifiedDate?: string;
  readonly ReplicationStatus?: string;
  readonly EncryptionStatus?: string;
  readonly BucketKeyStatus?: string;
}

const FIELDS = [
  'Bucket', 'Key', 'VersionId', 'IsLatest', 'IsDeleteMarker', 'Size', 'LastModifiedDate', 'ReplicationStatus',
  'EncryptionStatus', 'BucketKeyStatus',
];

export interface ReportOptions {
  readonly fields?: readonly string[];
  readonly format?: string;
  readonly createdAt?: string;
  /** Lines of each file. */
  readonly files?: ReadonlyArray<readonly Line[]>;
  /** Not compressed, as no report is that S3 writes, and a file that somebody unpacked is. */
  readonly plain?: boolean;
}

/** Writes a report as S3 does: `NAME/DATE/manifest.json` beside `NAME/data`. Returns the path of the manifest. */
export function writeReport(root: string, bucket: string, lines: readonly Line[], options: ReportOptions = {}): string {
  const { fields = FIELDS, format = 'CSV', createdAt = '1800000000000', files = [lines], plain = false } = options;
  const folder = join(root, bucket, 'versions');
  mkdirSync(join(folder, 'data'), { recursive: true });
  mkdirSync(join(folder, '2026-11-28T01-00Z'), { recursive: true });
  const written = files.map((each, index) => {
    const text = each.map((line) => `${fields.map((field) => `"${valueOf(bucket, line, field)}"`).join(',')}\n`).join('');
    const name = `${index}.csv${plain ? '' : '.gz'}`;
    const bytes = plain ? Buffer.from(text) : gzipSync(text);
    writeFileSync(join(folder, 'data', name), bytes);
    return {
      key: `${bucket}/versions/data/${name}`,
      size: bytes.length,
      MD5checksum: createHash('md5').update(bytes).digest('hex'),
    };
  });
  const manifest = join(folder, '2026-11-28T01-00Z', 'manifest.json');
  writeFileSync(manifest, JSON.stringify({
    sourceBucket: bucket,
    destinationBucket: 'arn:aws:s3:::reports',
    version: '2016-11-30',
    creationTimestamp: createdAt,
    fileFormat: format,
    fileSchema: fields.join(', '),
    files: written,
  }));
  return manifest;
}

function valueOf(bucket: string, line: Line, field: string): string {
  const defaults: Readonly<Record<string, string>> = {
    Bucket: bucket,
    Key: 'a',
    VersionId: 'v1',
    IsLatest: 'true',
    IsDeleteMarker: 'false',
    Size: '17',
    LastModifiedDate: '2026-11-20T10:00:00.000Z',
    ReplicationStatus: bucket === 'source' ? 'COMPLETED' : 'REPLICA',
    EncryptionStatus: 'SSE-KMS',
    BucketKeyStatus: 'ENABLED',
  };
  return line[field as keyof Line] ?? defaults[field] ?? '';
}
