import { Token } from 'aws-cdk-lib';
import type { Size } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { BatchReplicationFilter } from '../batch-replication-filter';

/**
 * In bytes, as of the key of an object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_KeyNameConstraint.html
 */
const MAX_KEY = 1024;
const CONTROL_CHARACTER = /\p{Cc}/u;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestGeneratorFilter.html */
const STORAGE_CLASSES: readonly string[] = [
  'STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'GLACIER', 'INTELLIGENT_TIERING', 'DEEP_ARCHIVE', 'GLACIER_IR',
];

/** @throws JobFilterInvalid, JobFilterMatchesNothing */
export function requireFilter(filter: BatchReplicationFilter, scope: IConstruct): void {
  requireText('keyPrefix', filter.keyPrefix, scope);
  requireText('keySuffix', filter.keySuffix, scope);
  requireStorageClasses(filter, scope);
  requireList('statuses', filter.statuses, scope);
  requireDates(filter, scope);
  requireSizes(filter, scope);
}

/** @throws JobFilterMatchesNothing */
export function failFilter(problem: string, value: unknown, scope: IConstruct): never {
  throw new ReplicationError('JobFilterMatchesNothing', scope, {
    problem,
    value,
    remedy: 'widen the filter: S3 fails a job without objects',
  });
}

/** What is wrong with a text that stands for a key or a part of one, which is known at synth time. */
export function findKeyProblem(text: string): string | undefined {
  return text === '' ? 'is empty'
    : Buffer.byteLength(text) > MAX_KEY ? `is longer than ${MAX_KEY} bytes`
      : CONTROL_CHARACTER.test(text) ? 'has a control character'
        : undefined;
}

function requireText(name: string, text: string | undefined, scope: IConstruct): void {
  const problem = text === undefined || Token.isUnresolved(text) ? undefined : findKeyProblem(text);
  if (problem !== undefined) {
    fail(`'${name}' of the filter ${problem}`, text, `use a part of an object key, or leave '${name}' out`, scope);
  }
}

function requireStorageClasses({ storageClasses }: BatchReplicationFilter, scope: IConstruct): void {
  const names = storageClasses?.map(({ value }) => value);
  requireList('storageClasses', names, scope);
  const unknown = names?.filter((name) => !Token.isUnresolved(name) && !STORAGE_CLASSES.includes(name)) ?? [];
  if (unknown.length > 0) {
    fail("'storageClasses' of the filter has classes by which S3 Batch Operations does not select", unknown,
      `use some of ${STORAGE_CLASSES.join(', ')}`, scope);
  }
}

function requireList(name: string, values: readonly string[] | undefined, scope: IConstruct): void {
  if (values?.length === 0) {
    failFilter(`'${name}' of the filter is empty`, values, scope);
  }
  if (values && new Set(values).size < values.length) {
    fail(`'${name}' of the filter names something twice`, values, 'name each once', scope);
  }
}

function requireDates({ createdAfter, createdBefore }: BatchReplicationFilter, scope: IConstruct): void {
  for (const [name, date] of Object.entries({ createdAfter, createdBefore })) {
    if (date !== undefined && Number.isNaN(Number(date))) {
      fail(`'${name}' of the filter is not a valid date`, String(date), "use one such as new Date('2026-11-28T00:00:00Z')", scope);
    }
  }
  if (createdAfter && createdBefore && createdAfter >= createdBefore) {
    failFilter("'createdAfter' of the filter is not before 'createdBefore'", { createdAfter, createdBefore }, scope);
  }
}

/** Sizes are whole bytes, and neither bound belongs to what is selected. */
function requireSizes({ sizeGreaterThan, sizeLessThan }: BatchReplicationFilter, scope: IConstruct): void {
  const greaterThan = sizeGreaterThan && countBytes('sizeGreaterThan', sizeGreaterThan, scope);
  const lessThan = sizeLessThan && countBytes('sizeLessThan', sizeLessThan, scope);
  if (lessThan === 0) {
    failFilter("'sizeLessThan' of the filter is 0", lessThan, scope);
  }
  if (greaterThan !== undefined && lessThan !== undefined
    && ![greaterThan, lessThan].some((bytes) => Token.isUnresolved(bytes)) && greaterThan + 1 >= lessThan) {
    failFilter("no size is above 'sizeGreaterThan' and below 'sizeLessThan' of the filter", { greaterThan, lessThan }, scope);
  }
}

function countBytes(name: string, size: Size, scope: IConstruct): number {
  const bytes = readBytes(size);
  if (!Token.isUnresolved(bytes) && !Number.isSafeInteger(bytes)) {
    fail(`'${name}' of the filter is not a whole number of bytes`, size.isUnresolved() ? '<token>' : size.toString(),
      'use a whole number; one that is known at deployment is in Size.bytes()', scope);
  }
  return bytes;
}

/** CDK converts neither a token nor what gives a fraction. */
function readBytes(size: Size): number {
  try {
    return size.toBytes();
  } catch {
    return NaN;
  }
}

function fail(problem: string, value: unknown, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('JobFilterInvalid', scope, { problem, value, remedy });
}
