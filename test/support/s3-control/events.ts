import type { JobProperties, ResourceEvent } from '../../../handlers/batch-job/event';

const REQUEST = {
  Operation: { S3ReplicateObject: {} },
  Priority: 10,
  RoleArn: 'arn:aws:iam::111111111111:role/batch',
  Description: 'Documents/Backfill, revision 1',
  Report: {
    Enabled: true,
    Bucket: 'arn:aws:s3:::reports',
    Prefix: 'Documents-Backfill',
    Format: 'Report_CSV_20180820',
    ReportScope: 'FailedTasksOnly',
  },
  ManifestGenerator: {
    S3JobManifestGenerator: {
      ExpectedBucketOwner: '111111111111',
      SourceBucket: 'arn:aws:s3:::documents',
      EnableManifestOutput: false,
      Filter: {
        EligibleForReplication: true,
        ObjectReplicationStatuses: ['NONE', 'FAILED'],
        CreatedAfter: '2026-01-01T00:00:00.000Z',
        KeyNameConstraint: { MatchAnyPrefix: ['contracts/'] },
      },
    },
  },
};

/** A request with other members on top. */
export function renderRequest(change: object = {}): string {
  return JSON.stringify({ ...REQUEST, ...change });
}

const KEY = 'arn:aws:kms:ap-southeast-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const FORMER_KEY = 'arn:aws:kms:ap-southeast-1:111111111111:key/0987dcba-09fe-87dc-65ba-ab0987654321';

/** A request that encrypts objects with another key; `key` in place of the new one. */
export function renderReencryptRequest(key = KEY): string {
  const { ManifestGenerator: { S3JobManifestGenerator: generator } } = REQUEST;
  const Filter = { MatchAnyObjectEncryption: [{ SSEKMS: { KmsKeyArn: FORMER_KEY } }, { SSES3: {} }] };
  return renderRequest({
    Operation: {
      S3UpdateObjectEncryption: { ObjectEncryption: { SSEKMS: { KMSKeyArn: key, BucketKeyEnabled: true } } },
    },
    ManifestGenerator: { S3JobManifestGenerator: { ...generator, Filter } },
  });
}

export const PROPERTIES: JobProperties = {
  Revision: '1',
  AccountId: '111111111111',
  Request: renderRequest(),
};

/** The first event of a resource; with changes on top. */
export function eventOf(change: Partial<ResourceEvent> = {}): ResourceEvent {
  return {
    RequestType: 'Create',
    RequestId: 'd5f0e2f4-0000-4000-8000-000000000001',
    ResponseURL: 'http://127.0.0.1/response',
    StackId: 'arn:aws:cloudformation:ap-southeast-1:111111111111:stack/Documents/6a1b2c3d',
    LogicalResourceId: 'Backfill',
    ResourceProperties: PROPERTIES,
    ...change,
  };
}

/** An update of the resource from one revision to another. */
export function updateOf(jobId: string, from: string, to: string, change: Partial<JobProperties> = {}): ResourceEvent {
  return eventOf({
    RequestType: 'Update',
    PhysicalResourceId: jobId,
    ResourceProperties: { ...PROPERTIES, ...change, Revision: to },
    OldResourceProperties: { ...PROPERTIES, Revision: from },
  });
}
