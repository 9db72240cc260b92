import { Annotations, Token } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { WARNINGS } from '../../internal/warnings/warnings';
import type { BatchJobFilter } from '../batch-job-filter';

const REPAIRS = Symbol.for('cdk-encrypted-replication.Repairs');

interface NotedRepair {
  readonly path: string;
  readonly filter: BatchJobFilter;
}

/** Notes a repair beside its source bucket, and warns if another one takes the same objects. */
export function noteRepair(filter: BatchJobFilter, bucket: CfnBucket, scope: IConstruct): void {
  const holder: { [REPAIRS]?: NotedRepair[] } = bucket as object;
  const noted = holder[REPAIRS] ?? [];
  Object.defineProperty(holder, REPAIRS, { value: [...noted, { path: scope.node.path, filter }], configurable: true });
  const other = noted.find((each) => !areApart(each.filter, filter));
  if (other) {
    Annotations.of(scope).addWarningV2(WARNINGS.RepairBesideAnother.id,
      `the repair ${other.path} takes the same objects of the source bucket: each starts a job for one failure, and S3 charges for `
      + "both; leave one out, or give each a 'filter' whose objects the other does not take");
  }
}

/** Whether no object passes both filters; what is known at deployment alone is taken to differ. */
function areApart(a: BatchJobFilter, b: BatchJobFilter): boolean {
  return differ(a.keyPrefix, b.keyPrefix, (text, part) => text.startsWith(part))
    || differ(a.keySuffix, b.keySuffix, (text, part) => text.endsWith(part))
    || haveNoneInCommon(a.storageClasses, b.storageClasses)
    || [[a, b], [b, a]].some(([one, other]) =>
      isNotAbove(one.createdBefore?.getTime(), other.createdAfter?.getTime())
      // sizes are whole bytes, and neither bound is one that is taken
      || isNotAbove(one.sizeLessThan?.toBytes(), other.sizeGreaterThan?.toBytes(), 1));
}

function differ(
  a: string | undefined,
  b: string | undefined,
  has: (text: string, part: string) => boolean,
): boolean {
  return a !== undefined && b !== undefined && !has(a, b) && !has(b, a);
}

function haveNoneInCommon(a: BatchJobFilter['storageClasses'], b: BatchJobFilter['storageClasses']): boolean {
  return a !== undefined && b !== undefined && !a.some(({ value }) => b.some((other) => other.value === value));
}

function isNotAbove(upper: number | undefined, lower: number | undefined, step = 0): boolean {
  return upper !== undefined && lower !== undefined
    && ([upper, lower].some((each) => Token.isUnresolved(each)) || upper <= lower + step);
}
