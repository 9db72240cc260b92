import type { BatchJobFilter } from '../batch-job-filter';

/** A list of object versions as plain data. */
export interface ManifestData {
  readonly bucketArn: string;
  readonly key: string;
  readonly etag: string;
  /** Whether it is an S3 Inventory report. */
  readonly inventory: boolean;
}

/** What a job is, as plain data. */
export interface JobSpec {
  readonly description: string;
  /** What S3 does with each object, in the words of its API. */
  readonly operation: object;
  readonly bucketArn: string;
  readonly account: string;
  readonly priority: number;
  /** Which objects S3 lists, in the words of its API. */
  readonly filter: object;
  readonly manifest: ManifestData | undefined;
  readonly reportArn: string;
  readonly reportPrefix: string;
  readonly reportAllObjects: boolean;
}

/**
 * The request for a job, apart from what the handler adds: account, token, and that nobody has to confirm it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html
 */
export function renderJobRequest(spec: JobSpec, roleArn: string): object {
  return {
    Operation: spec.operation,
    Description: spec.description,
    Priority: spec.priority,
    RoleArn: roleArn,
    Report: {
      Enabled: true,
      Bucket: spec.reportArn,
      Prefix: spec.reportPrefix,
      Format: 'Report_CSV_20180820',
      ReportScope: spec.reportAllObjects ? 'AllTasks' : 'FailedTasksOnly',
    },
    ...(spec.manifest ? { Manifest: renderManifest(spec.manifest) } : { ManifestGenerator: renderGenerator(spec) }),
  };
}

function renderManifest({ bucketArn, key, etag, inventory }: ManifestData): object {
  return {
    // an inventory names its own fields
    Spec: inventory ? { Format: 'S3InventoryReport_CSV_20161130' }
      : { Format: 'S3BatchOperations_CSV_20180820', Fields: ['Bucket', 'Key', 'VersionId'] },
    Location: { ObjectArn: `${bucketArn}/${key}`, ETag: etag },
  };
}

/** The list is not kept: it would need a bucket in the Region of the source, and the report has what matters. */
function renderGenerator({ bucketArn, account, filter }: JobSpec): object {
  return {
    S3JobManifestGenerator: {
      ExpectedBucketOwner: account,
      SourceBucket: bucketArn,
      EnableManifestOutput: false,
      Filter: filter,
    },
  };
}

/** What the filters of all operations have. */
export function renderFilter(filter: BatchJobFilter): object {
  const { keyPrefix: prefix, keySuffix: suffix } = filter;
  return {
    CreatedAfter: filter.createdAfter?.toISOString(),
    CreatedBefore: filter.createdBefore?.toISOString(),
    KeyNameConstraint: prefix === undefined && suffix === undefined ? undefined : {
      MatchAnyPrefix: prefix === undefined ? undefined : [prefix],
      MatchAnySuffix: suffix === undefined ? undefined : [suffix],
    },
    ObjectSizeGreaterThanBytes: filter.sizeGreaterThan?.toBytes(),
    ObjectSizeLessThanBytes: filter.sizeLessThan?.toBytes(),
    MatchAnyStorageClass: filter.storageClasses?.map((storageClass) => storageClass.value),
  };
}
