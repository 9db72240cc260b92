import type { Violation } from '../../analysis/checks/violation';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { createFinding } from '../../analysis/prove';
import type { Finding } from '../../analysis/report/findings';
import type { FailureReason } from '../../analysis/s3/failure-reasons';
import { listAt, textAt } from '../../analysis/symbolic/json-members';
import { Simulation } from '../../simulator/private/simulation';
import type { UploadRequest } from '../../simulator/private/upload';
import type { SimulatedOutcome } from '../../simulator/simulated-outcome';
import type { SimulationResult } from '../../simulator/simulation-result';
import { UnusableInput } from '../input/unusable-input';
import { LIVE_CHECKS } from './live-checks';
import { describeGrant, findSource } from './live-findings';
import type { LiveBucket } from './read-bucket';
import { formatDate } from './read-key';
import type { Unread } from './reader';

/** An object that is asked for. */
export interface ObjectRequest {
  readonly key: string;
  readonly versionId?: string;
}

/** What S3 says of an object. */
export interface ReadObject extends ObjectRequest {
  readonly status?: string;
  readonly lastModified?: string;
  /** `undefined` where the object may not be read. */
  readonly upload?: UploadRequest;
  /** Why it was not read. */
  readonly unread?: Unread;
}

/** An object, and what would become of it now. */
export interface InspectedObject extends ReadObject {
  readonly simulated?: SimulationResult;
  readonly findings: readonly Finding[];
}

/** Reads the status of an object, and how it was uploaded. Fails where there is none. */
export async function readObject({ name, region, reader }: LiveBucket, request: ObjectRequest): Promise<ReadObject> {
  const { key, versionId } = request;
  const input = { Bucket: name, Key: key, ExpectedBucketOwner: reader.account, VersionId: versionId };
  const resource = `arn:${reader.partition}:s3:::${name}/${key}`;
  const [head, tagging] = await Promise.all([
    reader.read({ name: versionId === undefined ? 'HeadObject' : 'HeadObjectVersion', input, region, resource }),
    reader.read({ name: versionId === undefined ? 'GetObjectTagging' : 'GetObjectVersionTagging', input, region, resource }),
  ]);
  if (head.absent) {
    throw new UnusableInput('ObjectNotFound', `there is no object ${JSON.stringify(key)}${
      versionId === undefined ? '' : ` of version ${versionId}`} in ${name}; give the key as it is, without a leading slash`);
  }
  return head.unread ? { ...request, unread: head.unread } : {
    ...request,
    status: textAt(head.found, 'ReplicationStatus'),
    lastModified: formatDate(head.found.LastModified),
    upload: {
      headers: {
        algorithm: ALGORITHMS.find((each) => each === head.found.ServerSideEncryption),
        key: textAt(head.found, 'SSEKMSKeyId'),
      },
      bucketKeyEnabled: head.found.BucketKeyEnabled === true,
      storageClass: textAt(head.found, 'StorageClass') ?? 'STANDARD',
      tags: Object.fromEntries(listAt(tagging.found, 'TagSet').map((tag) => [textAt(tag, 'Key') ?? '', textAt(tag, 'Value') ?? ''])),
      writtenBeforeRule: false,
    },
  };
}

const ALGORITHMS = ['AES256', 'aws:kms', 'aws:kms:dsse'] as const;

/** Finds the reason for the status of an object by simulating the object in the state that was read. */
export function inspectObject(
  model: DeploymentModel,
  { arn, name }: LiveBucket,
  read: ReadObject,
  now: Date,
): InspectedObject {
  const simulated = read.upload && new Simulation(model).put(name, read.key, read.upload);
  const address = findSource(model, arn);
  const judgements = simulated === undefined ? describeUnreadObject(read) : judge(read, simulated.outcomes, now);
  const findings = judgements.map(([check, violation]) =>
    createFinding(LIVE_CHECKS[check], address, { address, propertyPath: PATH, detail: read.key, ...violation }));
  return { ...read, simulated, findings };
}

const PATH = 'Properties.ReplicationConfiguration';

type Judgement = readonly ['objectFailed' | 'objectPending' | 'objectSkipped', Violation];

/** An object that somebody asks for, and about which nothing is known, is no object that is well. */
function describeUnreadObject({ key, unread }: ReadObject): readonly Judgement[] {
  return [['objectFailed', {
    undecided: true,
    message: `${key} could not be read, so that its replication status is not known`,
    fix: describeGrant(unread!),
  }]];
}

function judge(read: ReadObject, outcomes: readonly SimulatedOutcome[], now: Date): readonly Judgement[] {
  return read.status === 'FAILED' ? judgeFailed(read, outcomes)
    : read.status === 'PENDING' ? judgePending(read, outcomes, now)
      : read.status === undefined ? judgeSkipped(read, outcomes) : [];
}

const REPEAT = 'replicate it again with S3 Batch Replication, or write it again';

function judgeFailed({ key }: ObjectRequest, outcomes: readonly SimulatedOutcome[]): readonly Judgement[] {
  const failing = outcomes.filter(({ status }) => status === 'FAILED');
  const open = outcomes.find(({ status }) => status === 'UNDECIDED');
  return failing.length > 0 ? failing.map((outcome) => describeFailing(`${key} has the status FAILED`, outcome))
    : [['objectFailed', open ? {
      undecided: true,
      message: `${key} has the status FAILED; to ${open.destinationBucket} it is open why: ${open.explanation}`,
      fix: 'let doctor read what it could not, or read the reason in the failure event of the object',
    } : {
      severity: 'warning',
      level: 'info',
      message: `${key} has the status FAILED, and nothing that could be read keeps it from replicating now: it failed under another state`,
      fix: REPEAT,
    }]];
}

function describeFailing(message: string, outcome: SimulatedOutcome): Judgement {
  const { destinationBucket, failureReason, explanation } = outcome;
  return ['objectFailed', {
    message: `${message}; to ${destinationBucket} it fails because ${explanation}`,
    fix: `correct that; then ${REPEAT}`,
    // the simulator names those of the table alone
    ...(failureReason === undefined ? {} : { failureReason: { reported: failureReason } as FailureReason }),
  }];
}

const PENDING_HOURS = 24;
const HOUR_MS = 3_600_000;

function judgePending(
  { key, lastModified }: ReadObject,
  outcomes: readonly SimulatedOutcome[],
  now: Date,
): readonly Judgement[] {
  const hours = lastModified === undefined ? 0 : (now.getTime() - new Date(lastModified).getTime()) / HOUR_MS;
  const failing = outcomes.filter(({ status }) => status === 'FAILED');
  return failing.length > 0 ? failing.map((outcome) => describeFailing(`${key} has the status PENDING`, outcome))
    : hours < PENDING_HOURS ? [] : [['objectPending', {
      undecided: true,
      message: `${key} has the status PENDING for ${Math.floor(hours)} hours, and nothing that could be read keeps it from replicating`,
      fix: 'look at OperationsPendingReplication of the rule, and at the request quota of both keys; large objects and many at once take hours',
    }]];
}

function judgeSkipped({ key }: ObjectRequest, outcomes: readonly SimulatedOutcome[]): readonly Judgement[] {
  const skipped = outcomes.filter(({ status }) => status === 'NOT_ELIGIBLE');
  return skipped.length > 0 ? skipped.map(({ destinationBucket, explanation }) => ['objectSkipped', {
    level: 'info',
    message: `${key} has no replication status; to ${destinationBucket}: ${explanation}`,
    fix: 'correct the rule if the object should be replicated, then use S3 Batch Replication',
  }]) : [['objectSkipped', {
    level: 'info',
    message: `${key} has no replication status although a rule applies: it was there before the rule, or it is a replica itself`,
    fix: 'S3 Batch Replication replicates what was there before',
  }]];
}
