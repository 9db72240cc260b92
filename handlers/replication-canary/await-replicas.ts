import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { CanaryConfig, Destination, Probe, Source } from './config';
import { diagnoseFailure } from './diagnose-failure';
import type { Environment } from './environment';
import type { Outcome, Problem, Written } from './outcome';
import { describeError, isAbsent } from './outcome';
import { verifyReplica } from './verify-replica';

const POLL_MS = 5_000;
const MS = 1_000;

/**
 * Waits until S3 has replicated the object, has failed to, or takes too long.
 *
 * The status of the source object is that of all destinations together: FAILED if it failed at one of them. Which one
 * shows in the replicas.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html
 */
export async function awaitReplicas(
  { source, maximumDelaySeconds }: CanaryConfig,
  { destinations }: Probe,
  written: Written,
  environment: Environment,
): Promise<Outcome[]> {
  const outcomes = new Map<Destination, Outcome>();
  const deadline = written.at + maximumDelaySeconds * MS;
  for (;;) {
    const original = await headSource(source, written, environment);
    const status = original.ReplicationStatus;
    // until S3 is done, only the replicas tell which of several destinations has its own
    if (status !== 'PENDING' || destinations.length > 1) {
      for (const destination of destinations.filter((each) => !outcomes.has(each))) {
        const outcome = await findOutcome({ source, destination, written, original }, environment);
        if (outcome) {
          outcomes.set(destination, outcome);
        }
      }
    }
    const open = destinations.filter((each) => !outcomes.has(each));
    if (open.length === 0 || environment.now() >= deadline) {
      return [...outcomes.values(), ...open.map((destination) => late(destination, maximumDelaySeconds))];
    }
    await environment.sleep(POLL_MS);
  }
}

/** One look at one destination. */
interface Look {
  readonly source: Source;
  readonly destination: Destination;
  readonly written: Written;
  /** The object in the source bucket. */
  readonly original: HeadObjectCommandOutput;
}

async function headSource({ bucket, account, region }: Source, { key, versionId }: Written, { s3 }: Environment) {
  const head = { Bucket: bucket, ExpectedBucketOwner: account, Key: key, VersionId: versionId };
  return s3(region).send(new HeadObjectCommand(head));
}

/** `undefined` while S3 may still replicate. */
async function findOutcome(look: Look, environment: Environment): Promise<Outcome | undefined> {
  const { source, destination, written, original } = look;
  const { bucket: Bucket, account: ExpectedBucketOwner, region } = destination;
  if (original.ReplicationStatus === undefined) {
    return { destination, problem: notEligible(source) };
  }
  try {
    const replica = await environment.s3(region).send(new HeadObjectCommand({
      Bucket, ExpectedBucketOwner, Key: written.key, VersionId: written.versionId,
    }));
    const delaySeconds = (environment.now() - written.at) / MS;
    const problem = await verifyReplica({ destination, written, original, replica }, environment);
    return { destination, delaySeconds, ...(problem && { problem }) };
  } catch (error) {
    return isAbsent(error) ? explainAbsence(look, error, environment) : { destination, problem: unreadable(error) };
  }
}

async function explainAbsence(look: Look, error: unknown, environment: Environment): Promise<Outcome | undefined> {
  const { source, destination, original: { ReplicationStatus: status } } = look;
  switch (status) {
    case 'PENDING': return undefined;
    case 'FAILED': return { destination, problem: await diagnoseFailure(source, destination, environment) };
    default: return { destination, problem: missing(status, error) };
  }
}

function late(destination: Destination, seconds: number): Outcome {
  return {
    destination,
    problem: {
      code: 'Late',
      message: `no replica after ${seconds} seconds, and S3 has not given up`,
      remedy: 'see ReplicationLatency and OperationsPendingReplication of the rule, and the health of S3 in both Regions; '
        + 'replication time control bounds the time',
    },
  };
}

function notEligible({ bucket }: Source): Problem {
  return {
    code: 'NotEligible',
    message: `no rule of ${bucket} replicates the object: S3 returns no replication status for it`,
    reason: 'SrcObjectNotEligible',
    remedy: 'compare the rules that the bucket has with those of the stack: they were removed, disabled, or changed '
      + 'outside of it, or do not select SSE-KMS objects',
  };
}

function missing(status: string | undefined, error: unknown): Problem {
  return {
    code: 'Missing',
    message: `S3 reports ${status}, but the version is not to be seen at the destination: ${describeError(error)}`,
    remedy: 'let the role of the canary s3:GetObjectVersion there, in the bucket policy too if the bucket is in another '
      + 'account; if it may, somebody deletes replicas',
  };
}

function unreadable(error: unknown): Problem {
  return {
    code: 'Unreadable',
    message: `the replica cannot be looked at: ${describeError(error)}`,
    remedy: 'reach S3 in the Region of the destination: a function in a VPC needs a way to other Regions',
  };
}
