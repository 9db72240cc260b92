import { Analysis } from '../../analysis/analysis';
import type { Bucket, DeploymentModel } from '../../analysis/model/deployment-model';
import { display, fromTemplate } from '../../analysis/symbolic/symbolic-string';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { SimulatedObject } from '../simulated-object';
import type { SimulatedOutcome } from '../simulated-outcome';
import { SimulatedReplicationStatus } from '../simulated-replication-status';
import { SimulatedStatus } from '../simulated-status';
import type { SimulationResult } from '../simulation-result';
import { stopBeforeCalls } from './attempt-replication';
import type { AttemptResult } from './attempt-result';
import { notEligible, undecided } from './attempt-result';
import { describeAttempt, describeObject, determineReplicationStatus } from './describe';
import { listEncryptions } from './determine-encryption';
import type { Refusal } from './find-refusal';
import { findChangeRefusal, findReencryptionRefusal, findUploadRefusal } from './find-refusal';
import { findBucket } from './find-resource';
import { ObjectStore } from './object-store';
import type { Attempt, ObjectVersion } from './object-version';
import { mapTags } from './object-version';
import type { MetadataChange } from './replicate-change';
import { replicateAnnotation, replicateChange } from './replicate-change';
import { replicateDeleteMarker } from './replicate-delete-marker';
import { replicateObject } from './replicate-object';
import type { Upload, UploadHeaders, UploadRequest } from './upload';
import { validateObjectKey } from './validate-object-key';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html */
const VERSION_DELETED = notEligible('S3 never replicates the deletion of a version, which protects the replicas');

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html */
const RE_ENCRYPTED = notEligible('UpdateObjectEncryption starts no replication: the replica keeps its key');

/** The objects in the buckets of a deployment; requests change them, and S3 replicates the changes. */
export class Simulation {
  private readonly store = new ObjectStore();

  private readonly analysis: Analysis;

  constructor(private readonly model: DeploymentModel) {
    this.analysis = new Analysis(model);
  }

  public put(bucketName: string, objectKey: string, upload: UploadRequest): SimulationResult {
    const bucket = findBucket(this.model, bucketName);
    const key = validateObjectKey(objectKey);
    const { headers, bucketKeyEnabled, storageClass, writtenBeforeRule } = upload;
    const tags = mapTags(upload.tags, fromTemplate);
    const encryptions = listEncryptions(this.model, bucket, headers, bucketKeyEnabled);
    const encryption = encryptions.length === 1 ? encryptions[0] : undefined;
    const refusal = findUploadRefusal({ bucket, key, headers, encryption, tags, storageClass }, this.analysis);
    if (refusal?.certain) {
      return { outcomes: [], replicationStatus: SimulatedReplicationStatus.NONE, refusal: refusal.explanation };
    }
    const version = { ...createVersion(bucket, key), encryption, tags, storageClass, writtenBeforeRule };
    const attempts = replicateObject(this.analysis, version, encryptions);
    return this.addVersion(version, refusal ? attempts.map((attempt) => makeUndecided(attempt, refusal)) : attempts);
  }

  public delete(bucketName: string, objectKey: string): SimulationResult {
    const bucket = findBucket(this.model, bucketName);
    const marker = { ...createVersion(bucket, validateObjectKey(objectKey)), isDeleteMarker: true };
    return this.addVersion(marker, replicateDeleteMarker(this.analysis, marker));
  }

  public deleteVersion(bucketName: string, objectKey: string): SimulationResult {
    const version = this.requireNewest(bucketName, objectKey);
    this.store.removeNewest(version);
    const outcomes = describeUnreplicated(version, VERSION_DELETED);
    return { outcomes, replicationStatus: SimulatedReplicationStatus.NONE };
  }

  public reencrypt(bucketName: string, objectKey: string, keyName: string): SimulationResult {
    const before = this.requireNewest(bucketName, objectKey, false);
    const headers: UploadHeaders = { algorithm: 'aws:kms', key: keyName };
    const [encryption] = listEncryptions(this.model, before.bucket, headers, false);
    const change: Upload = { ...before, action: 's3:UpdateObjectEncryption', headers, encryption, tags: {} };
    const refusal = findReencryptionRefusal(before, change, this.analysis);
    const replicationStatus = determineReplicationStatus(before);
    if (refusal?.certain) {
      return { outcomes: [], replicationStatus, refusal: refusal.explanation };
    }
    this.store.replaceNewest({ ...before, encryption: refusal ? undefined : encryption });
    return { outcomes: describeUnreplicated(before, RE_ENCRYPTED), replicationStatus };
  }

  public change(bucketName: string, objectKey: string, change: MetadataChange): SimulationResult {
    const before = this.requireNewest(bucketName, objectKey, false);
    const refusal = findChangeRefusal(before, change);
    if (refusal !== undefined) {
      return { outcomes: [], replicationStatus: determineReplicationStatus(before), refusal };
    }
    const changed = { ...before, tags: change.tags === undefined ? before.tags : mapTags(change.tags, fromTemplate) };
    const attempts = replicateChange(this.analysis, changed, change);
    const version = { ...changed, changes: attempts };
    this.store.replaceNewest(version);
    attempts
      .filter(({ result }) => result.status === SimulatedStatus.COMPLETED)
      .forEach((attempt) => this.copyTags(attempt, version));
    return { outcomes: attempts.map(describeAttempt), replicationStatus: determineReplicationStatus(version) };
  }

  public annotate(bucketName: string, objectKey: string): SimulationResult {
    const version = this.requireNewest(bucketName, objectKey, false);
    const outcomes = replicateAnnotation(this.analysis, version).map(describeAttempt);
    return { outcomes, replicationStatus: determineReplicationStatus(version) };
  }

  public head(bucketName: string, objectKey: string): SimulatedObject | undefined {
    const version = this.store.getNewest(findBucket(this.model, bucketName), validateObjectKey(objectKey));
    return version === undefined || version.isDeleteMarker ? undefined : describeObject(version);
  }

  private addVersion(version: ObjectVersion, attempts: readonly Attempt[]): SimulationResult {
    const kept = { ...version, attempts };
    this.store.add(kept);
    attempts.flatMap(({ replica }) => replica ?? []).forEach((replica) => this.store.add(replica));
    return { outcomes: attempts.map(describeAttempt), replicationStatus: determineReplicationStatus(kept) };
  }

  /** Gives the object at the destination the new tags. */
  private copyTags({ destinationArn }: Attempt, { key, tags }: ObjectVersion): void {
    const bucket = this.model.findBucket(destinationArn);
    const replicated = bucket && this.store.getNewest(bucket, key);
    if (replicated) {
      this.store.replaceNewest({ ...replicated, tags });
    }
  }

  private requireNewest(bucketName: string, objectKey: string, deleteMarkers = true): ObjectVersion {
    const bucket = findBucket(this.model, bucketName);
    const version = this.store.getNewest(bucket, validateObjectKey(objectKey));
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

/** What happens at the destinations of an object after a change that S3 never replicates. */
function describeUnreplicated({ attempts }: ObjectVersion, result: AttemptResult): SimulatedOutcome[] {
  return attempts.map((attempt) => describeAttempt({ ...attempt, ...stopBeforeCalls(result), replica: undefined }));
}

/** Where S3 may refuse the upload, no outcome of it is certain. */
function makeUndecided({ result: { status, explanation }, ...attempt }: Attempt, refusal: Refusal): Attempt {
  const result = undecided(`S3 may refuse the upload: ${refusal.explanation}; if it does not, ${status}: ${explanation}`);
  return { ...attempt, result, replica: undefined };
}

function createVersion(bucket: Bucket, key: string): ObjectVersion {
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
