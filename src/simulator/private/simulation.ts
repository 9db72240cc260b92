import { Analysis } from '../../analysis/analysis';
import type { Bucket, DeploymentModel } from '../../analysis/model/deployment-model';
import { display } from '../../analysis/symbolic/symbolic-string';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { SimulatedObject } from '../simulated-object';
import { SimulatedReplicationStatus } from '../simulated-replication-status';
import { SimulatedStatus } from '../simulated-status';
import type { SimulationResult } from '../simulation-result';
import { notEligible, undecided } from './attempt-result';
import { describeAttempt, describeObject, replicationStatus } from './describe';
import { stopped } from './destinations';
import { findBucket } from './find-bucket';
import type { MetadataChange } from './metadata-change';
import { refusalOfChange } from './metadata-change';
import { validObjectKey } from './object-key';
import { ObjectStore } from './object-store';
import type { Attempt, ObjectVersion } from './object-version';
import type { Refusal } from './refusal';
import { refusalOf } from './refusal';
import { replicateChange } from './replicate-change';
import { replicateDeleteMarker } from './replicate-delete-marker';
import { replicateObject } from './replicate-object';
import { storedEncryption } from './stored-encryption';
import type { UploadHeaders } from './upload-headers';

/** An upload as a person describes it. */
export interface UploadData extends Pick<ObjectVersion, 'tags' | 'storageClass' | 'writtenBeforeRule'> {
  readonly headers: UploadHeaders;
  readonly bucketKeyEnabled?: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html */
const VERSION_DELETED = notEligible('S3 never replicates the deletion of a version, which protects the replicas');

/** Buckets with objects in them, and what S3 does between them. */
export class Simulation {
  private readonly store = new ObjectStore();

  private readonly analysis: Analysis;

  constructor(private readonly model: DeploymentModel) {
    this.analysis = new Analysis(model);
  }

  public put(bucketName: string, objectKey: string, upload: UploadData): SimulationResult {
    const bucket = findBucket(this.model, bucketName);
    const key = validObjectKey(objectKey);
    const { headers, bucketKeyEnabled, tags, storageClass, writtenBeforeRule } = upload;
    const encryption = storedEncryption(this.model, bucket, headers, bucketKeyEnabled);
    const refusal = refusalOf({ bucket, key, headers, encryption, tags, storageClass }, this.analysis);
    if (refusal?.certain) {
      return { outcomes: [], replicationStatus: SimulatedReplicationStatus.NONE, refusal: refusal.explanation };
    }
    const version = { ...newVersion(bucket, key), encryption, tags, storageClass, writtenBeforeRule };
    const attempts = replicateObject(this.analysis, version);
    return this.keep(version, refusal === undefined ? attempts : attempts.map((attempt) => doubtful(attempt, refusal)));
  }

  public delete(bucketName: string, objectKey: string): SimulationResult {
    const bucket = findBucket(this.model, bucketName);
    const marker = { ...newVersion(bucket, validObjectKey(objectKey)), isDeleteMarker: true };
    return this.keep(marker, replicateDeleteMarker(this.analysis, marker));
  }

  public deleteVersion(bucketName: string, objectKey: string): SimulationResult {
    const version = this.newest(bucketName, objectKey);
    this.store.removeNewest(version);
    const attempts = version.attempts.map((attempt) => ({ ...attempt, ...stopped(VERSION_DELETED), replica: undefined }));
    return { outcomes: attempts.map(describeAttempt), replicationStatus: SimulatedReplicationStatus.NONE };
  }

  public change(bucketName: string, objectKey: string, change: MetadataChange): SimulationResult {
    const before = this.newest(bucketName, objectKey, false);
    const refusal = refusalOfChange(before, change);
    if (refusal !== undefined) {
      return { outcomes: [], replicationStatus: replicationStatus(before), refusal };
    }
    const changed = { ...before, tags: change.tags ?? before.tags };
    const attempts = replicateChange(this.analysis, changed, change);
    const version = { ...changed, changes: attempts };
    this.store.replaceNewest(version);
    attempts.filter(({ result }) => result.status === SimulatedStatus.COMPLETED).forEach((attempt) => this.carry(attempt, version));
    return { outcomes: attempts.map(describeAttempt), replicationStatus: replicationStatus(version) };
  }

  public head(bucketName: string, objectKey: string): SimulatedObject | undefined {
    const version = this.store.newest(findBucket(this.model, bucketName), validObjectKey(objectKey));
    return version === undefined || version.isDeleteMarker ? undefined : describeObject(version);
  }

  private keep(version: ObjectVersion, attempts: readonly Attempt[]): SimulationResult {
    const kept = { ...version, attempts };
    this.store.add(kept);
    attempts.flatMap(({ replica }) => replica ?? []).forEach((replica) => this.store.add(replica));
    return { outcomes: attempts.map(describeAttempt), replicationStatus: replicationStatus(kept) };
  }

  /** Gives the counterpart of an object its tags. */
  private carry({ destinationArn }: Attempt, { key, tags }: ObjectVersion): void {
    const bucket = this.model.findBucket(destinationArn);
    const counterpart = bucket && this.store.newest(bucket, key);
    if (counterpart) {
      this.store.replaceNewest({ ...counterpart, tags });
    }
  }

  private newest(bucketName: string, objectKey: string, deleteMarkers = true): ObjectVersion {
    const bucket = findBucket(this.model, bucketName);
    const version = this.store.newest(bucket, validObjectKey(objectKey));
    if (version === undefined || (version.isDeleteMarker && !deleteMarkers)) {
      throw new ReplicationError('SimulatorObjectUnknown', undefined, {
        problem: `the simulation has no such object in bucket ${JSON.stringify(display(bucket.name))}`,
        value: objectKey,
        remedy: 'put it first',
      });
    }
    return version;
  }
}

/** Of an upload that S3 may refuse nothing is certain. */
function doubtful({ result: { status, explanation }, ...attempt }: Attempt, refusal: Refusal): Attempt {
  const result = undecided(`S3 may refuse the upload: ${refusal.explanation}; if it does not, ${status}: ${explanation}`);
  return { ...attempt, result, replica: undefined };
}

function newVersion(bucket: Bucket, key: string): ObjectVersion {
  return {
    bucket,
    key,
    tags: {},
    storageClass: 'STANDARD',
    writtenBeforeRule: false,
    isDeleteMarker: false,
    attempts: [],
    changes: [],
  };
}
