import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { ManifestData } from './job-request';
import { findKeyProblem } from './validate-filter';

const MAX_ETAG = 1024;

/**
 * `prefix/bucket/configuration/2026-11-28T01-00Z/manifest.json`, where the prefix is optional.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
const INVENTORY = /^(?:.+\/)?[^/]+\/[^/]+\/\d{4}-\d\d-\d\dT\d\d-\d\dZ\/manifest\.json$/;

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestLocation.html
 * @throws JobManifestInvalid
 */
export function requireManifest(manifest: ManifestData, scope: IConstruct): void {
  requireKey(manifest, scope);
  const { etag } = manifest;
  if (!Token.isUnresolved(etag) && (!/^[^"\s\p{Cc}]+$/u.test(etag) || etag.length > MAX_ETAG)) {
    fail("the ETag of the job's manifest is not one", etag,
      `use what HeadObject returns as ETag, without the quotation marks: 1 to ${MAX_ETAG} characters`, scope);
  }
}

function requireKey({ key, inventory }: ManifestData, scope: IConstruct): void {
  const unresolved = Token.isUnresolved(key);
  const problem = unresolved ? undefined : findKeyProblem(key);
  if (problem !== undefined) {
    fail(`the key of the job's manifest ${problem}`, key, 'use the key of the object that lists the objects', scope);
  }
  if (inventory && (unresolved || !INVENTORY.test(key))) {
    fail("the key of the job's manifest is not known to be that of an S3 Inventory report, beside which the role may read", key,
      "use a literal such as 'inventory/documents/all/2026-11-28T01-00Z/manifest.json', or BatchJobManifest.csv()", scope);
  }
}

function fail(problem: string, value: unknown, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('JobManifestInvalid', scope, { problem, value, remedy });
}
