import { resolve } from 'node:path';
import { readAssembly } from '../../analysis/assembly/read-assembly';
import type { Organization } from '../../analysis/iam/organization';
import { buildModel } from '../../analysis/model/build-model';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { prove } from '../../analysis/prove';
import { listAt, textAt } from '../../analysis/symbolic/json-members';
import { applyAcknowledgements } from '../acknowledged-result';
import type { AcknowledgedResult } from '../acknowledged-result';
import { UnusableInput } from '../input/unusable-input';
import { findDrift } from './drift';
import type { InspectedObject } from './inspect-object';
import { inspectObject, readObject } from './inspect-object';
import { adaptFindings, findLive } from './live-findings';
import { readMetrics } from './read-metrics';
import type { Connection, Identity, Progress, Unread } from './reader';
import { Reader } from './reader';
import { WorldReader } from './world';

/** What is to be examined, and with whose credentials. */
export interface Examination {
  /** @default - every bucket of the account that has a replication configuration */
  readonly bucket?: string;
  readonly source: Identity;
  /** @default - the source's */
  readonly destination?: Identity;
  readonly key?: string;
  readonly versionId?: string;
  /** The folder of an assembly. */
  readonly against?: string;
}

/** What the world outside of this command is. */
export interface Surroundings {
  readonly progress: Progress;
  connect(identity: Identity): Connection;
  now(): Date;
}

/** What was found. */
export interface Diagnosis {
  readonly proof: AcknowledgedResult;
  readonly model: DeploymentModel;
  readonly unread: readonly Unread[];
  readonly object?: InspectedObject;
  readonly organization?: Organization;
  readonly buckets: readonly { readonly name: string; readonly account: string; readonly region: string }[];
  /** Calls to AWS. */
  readonly calls: number;
}

/** Reads a live account, and says what keeps it from replicating. */
export async function examine(examination: Examination, surroundings: Surroundings): Promise<Diagnosis> {
  const { key, versionId, against } = examination;
  const expected = against === undefined ? undefined : readExpected(resolve(against));
  const readers = await openReaders(examination, surroundings);
  const reader = new WorldReader(readers);
  const sources = await reader.readSources(await chooseSources(examination, readers[0]));
  const [source] = sources;
  const read = key === undefined ? undefined : await readObject(source, { key, versionId });
  if (read?.upload?.headers.key !== undefined) {
    await reader.readObjectKey(read.upload.headers.key, source);
  }
  const now = surroundings.now();
  const metrics = await Promise.all(sources.map(async (each) => readMetrics(each, reader.listDestinations(), now)));
  const world = await reader.finish();
  const model = { ...buildModel(world.stacks), organization: world.organization };
  const proven = prove(model);
  const object = read && inspectObject(model, source, read, now);
  const findings = [
    ...object?.findings ?? [],
    ...findLive(model, world, metrics.flat()),
    ...adaptFindings(proven.findings, world),
    ...(expected === undefined ? [] : findDrift(model, [...sources, ...world.destinations], expected)),
  ];
  return {
    proof: applyAcknowledgements({ ...proven, findings }, []),
    model,
    unread: world.unread,
    object,
    organization: world.organization,
    buckets: [...sources, ...world.destinations]
      .map(({ name, region, reader: { account } }) => ({ name, account, region })),
    calls: readers.reduce((sum, { calls }) => sum + calls, 0),
  };
}

/** What should be deployed, read before the account: a folder that is none ends the command at once. */
function readExpected(assembly: string) {
  return { assembly, model: buildModel(readAssembly(assembly)) };
}

/** That of the source first; accounts that both identities are of are read once. */
async function openReaders(
  { source, destination }: Examination,
  { connect, progress }: Surroundings,
): Promise<readonly Reader[]> {
  const first = await Reader.open(connect(source), source, progress);
  const other = destination && await Reader.open(connect(destination), destination, progress);
  return other === undefined || other.account === first.account ? [first] : [first, other];
}

async function chooseSources({ bucket }: Pick<Examination, 'bucket'>, reader: Reader): Promise<readonly string[]> {
  if (bucket !== undefined) {
    await requireReplication(bucket, reader);
    return [bucket];
  }
  const { found } = await reader.read({ name: 'ListBuckets', input: {}, region: reader.region, resource: 'the buckets' });
  const names = listAt(found, 'Buckets').map((each) => textAt(each, 'Name')).filter((each) => each !== undefined);
  const replicating = await Promise.all(names.map(async (name) =>
    ((await readConfiguration(name, reader)).found ? [name] : [])));
  if (replicating.flat().length === 0) {
    throw new UnusableInput('NoReplication', found === undefined
      ? 'the buckets may not be listed; grant s3:ListAllMyBuckets, or give the name of one'
      : `none of the ${names.length} buckets of account ${reader.account} has a replication configuration`);
  }
  return replicating.flat();
}

/** Fails where there is certainly none: exit code 0 would be taken for a proof. */
async function requireReplication(bucket: string, reader: Reader): Promise<void> {
  const [place, configuration] = await Promise.all([
    reader.read({ name: 'GetBucketLocation', input: own(bucket, reader), region: reader.region, resource: bucket }),
    readConfiguration(bucket, reader),
  ]);
  if (configuration.absent && !place.absent) {
    throw new UnusableInput('NoReplication',
      `the bucket ${bucket} has no replication configuration, so there is nothing to check; give the source bucket`);
  }
}

function readConfiguration(name: string, reader: Reader) {
  return reader.read({ name: 'GetBucketReplication', input: own(name, reader), region: reader.region, resource: name });
}

function own(name: string, { account }: Reader): object {
  return { Bucket: name, ExpectedBucketOwner: account };
}
