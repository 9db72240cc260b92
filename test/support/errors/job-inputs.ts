import { Lazy, Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Bucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import { BatchJobManifest, BatchReplicationJob, ObjectReplicationStatus } from 'cdk-encrypted-replication';
import type { BatchReplicationFilter, BatchReplicationJobProps } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { replicate, sourceStack } from './fixture';

const path = 'Documents/Backfill';

function run(change: (stack: Stack) => Partial<BatchReplicationJobProps>): void {
  const stack = sourceStack();
  new BatchReplicationJob(stack, 'Backfill', { replication: replicate({}, stack), revision: '1', ...change(stack) });
}

const CLASSES = 'use some of STANDARD, STANDARD_IA, ONEZONE_IA, GLACIER, INTELLIGENT_TIERING, DEEP_ARCHIVE, GLACIER_IR';
const FAILED = ObjectReplicationStatus.FAILED;
const token = (value: number) => Lazy.number({ produce: () => value });

type FilterRow = readonly [
  title: string, filter: BatchReplicationFilter, problem: string, value: unknown, remedy: string,
];

const INVALID: readonly FilterRow[] = [
  ['an empty prefix', { keyPrefix: '' }, "'keyPrefix' of the filter is empty", '', "leave 'keyPrefix' out"],
  ['an empty suffix', { keySuffix: '' }, "'keySuffix' of the filter is empty", '', "leave 'keySuffix' out"],
  ['a prefix longer than a key', { keyPrefix: 'ä'.repeat(513) }, "'keyPrefix' of the filter is longer than 1024 bytes",
    'ä'.repeat(513), 'use a part of an object key'],
  ['a suffix with a control character', { keySuffix: '.pdf\u0000' }, "'keySuffix' of the filter has a control character",
    '.pdf\u0000', 'use a part of an object key'],
  ['a date that is none', { createdAfter: new Date(NaN) }, "'createdAfter' of the filter is not a valid date",
    'Invalid Date', "use one such as new Date('2026-11-28T00:00:00Z')"],
  ['a last date that is none', { createdBefore: new Date('yesterday') }, "'createdBefore' of the filter is not a valid date",
    'Invalid Date', 'use one such as'],
  ['a size of half a byte', { sizeGreaterThan: Size.bytes(0.5) }, "'sizeGreaterThan' of the filter is not a whole number of bytes",
    'Size.bytes(0.5)', 'use a whole number'],
  ['a size that is a fraction of bytes', { sizeLessThan: Size.kibibytes(1.0001) },
    "'sizeLessThan' of the filter is not a whole number of bytes", 'Size.kibibytes(1.0001)', 'use a whole number'],
  ['a size that is not a number', { sizeLessThan: Size.bytes(NaN) }, "'sizeLessThan' of the filter is not a whole number of bytes",
    'Size.bytes(NaN)', 'use a whole number'],
  ['a size in kibibytes that is known at deployment only', { sizeLessThan: Size.kibibytes(token(1)) },
    "'sizeLessThan' of the filter is not a whole number of bytes", '<token>', 'one that is known at deployment is in Size.bytes()'],
  ['a storage class of another service', { storageClasses: [new StorageClass('EXPRESS_ONEZONE')] },
    'has classes by which S3 Batch Operations does not select', ['EXPRESS_ONEZONE'], CLASSES],
  ['a storage class twice', { storageClasses: [StorageClass.GLACIER, StorageClass.GLACIER] },
    "'storageClasses' of the filter names something twice", ['GLACIER', 'GLACIER'], 'name each once'],
  ['a status twice', { statuses: [FAILED, FAILED] }, "'statuses' of the filter names something twice", [FAILED, FAILED], 'name each once'],
];

const NOTHING: readonly FilterRow[] = [
  ['no storage class', { storageClasses: [] }, "'storageClasses' of the filter is empty", [], 'widen the filter'],
  ['objects smaller than nothing', { sizeLessThan: Size.bytes(0) }, "'sizeLessThan' of the filter is 0", 0, 'widen the filter'],
  ['sizes that nothing is between', { sizeGreaterThan: Size.bytes(7), sizeLessThan: Size.bytes(8) },
    "no size is above 'sizeGreaterThan' and below 'sizeLessThan' of the filter", { greaterThan: 7, lessThan: 8 }, 'widen the filter'],
];

const toCase = (code: ErrorCase['code']) => ([title, filter, problem, value, remedy]: FilterRow): ErrorCase =>
  ({ code, title: `fails for a filter with ${title}`, act: () => run(() => ({ filter })), problem, value, remedy, path });

const NO_ETAG = "the ETag of the job's manifest is not one";
const NO_REPORT = "the key of the job's manifest is not known to be that of an S3 Inventory report";
const REPORT = "use a literal such as 'inventory/documents/all/2026-11-28T01-00Z/manifest.json'";
const listed = (key: string, etag: string) => (bucket: Bucket) => BatchJobManifest.csv(bucket, key, etag);
const reported = (key: string) => (bucket: Bucket) => BatchJobManifest.inventory(bucket, key, 'e1');

const MANIFESTS: readonly (readonly [string, (bucket: Bucket) => BatchJobManifest, string, unknown, string])[] = [
  ['an empty key', listed('', 'e1'), "the key of the job's manifest is empty", '', 'use the key of the object'],
  ['a key that is too long', listed('k'.repeat(1025), 'e1'), "the key of the job's manifest is longer than 1024 bytes",
    'k'.repeat(1025), 'use the key of the object'],
  ['a key with a control character', listed('failed\n.csv', 'e1'), "the key of the job's manifest has a control character",
    'failed\n.csv', 'use the key of the object'],
  ['an empty ETag', listed('failed.csv', ''), NO_ETAG, '', 'use what HeadObject returns'],
  ['an ETag in quotation marks', listed('failed.csv', '"e1"'), NO_ETAG, '"e1"', 'without the quotation marks'],
  ['an ETag with white space', listed('failed.csv', 'e1 '), NO_ETAG, 'e1 ', 'use what HeadObject returns'],
  ['an ETag that is too long', listed('failed.csv', 'e'.repeat(1025)), NO_ETAG, 'e'.repeat(1025), '1 to 1024 characters'],
  ['an inventory at the top of a bucket', reported('manifest.json'), NO_REPORT, 'manifest.json', REPORT],
  ['an inventory by its lists', reported('all/data/1.csv.gz'), NO_REPORT, 'all/data/1.csv.gz', REPORT],
  ['an inventory without a bucket and a configuration', reported('2026-11-28T01-00Z/manifest.json'), NO_REPORT,
    '2026-11-28T01-00Z/manifest.json', REPORT],
  ['an inventory whose key is known at deployment only', reported(Lazy.string({ produce: () => 'manifest.json' })), NO_REPORT,
    '<token>', REPORT],
];

/** What S3 would find out when the deployment creates the job. */
export const JOB_INPUT_CASES: readonly ErrorCase[] = [
  ...INVALID.map(toCase('JobFilterInvalid')),
  ...NOTHING.map(toCase('JobFilterMatchesNothing')),
  ...MANIFESTS.map(([title, make, problem, value, remedy]): ErrorCase => ({
    code: 'JobManifestInvalid',
    title: `fails for a manifest with ${title}`,
    act: () => run((stack) => ({ manifest: make(new Bucket(stack, 'Lists')) })),
    problem,
    value,
    remedy,
    path,
  })),
];
