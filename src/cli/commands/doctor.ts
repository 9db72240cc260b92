import type { Level } from '../../analysis/checks/violation';
import { requireBucketName } from '../doctor/bucket-name';
import { examine } from '../doctor/doctor';
import type { Diagnosis, Surroundings } from '../doctor/doctor';
import { createReadPolicy } from '../doctor/operations';
import { findRoleAccount } from '../doctor/read-role';
import type { Call, Identity } from '../doctor/reader';
import type * as sdk from '../doctor/sdk';
import { determineExitCode, EXIT_CODES } from '../exit-codes';
import { requireRegion } from '../input/templates/template-argument';
import { UnusableInput } from '../input/unusable-input';
import { listBlindSpots, listBuckets, renderDoctorJson, renderDoctorText } from '../render/doctor';
import type * as reportFiles from '../report/report-files';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** What the command line says of a live account. */
export interface DoctorOptions extends OutputOptions {
  readonly all?: boolean;
  readonly region?: string;
  readonly profile?: string;
  readonly roleArn?: string;
  readonly destinationProfile?: string;
  readonly destinationRoleArn?: string;
  readonly key?: string;
  readonly versionId?: string;
  readonly against?: string;
  /** Prints the policy that it needs, and reads nothing. */
  readonly policy?: boolean;
  readonly failOn: Level;
  /** Whether the exit code alone is wanted, and files. */
  readonly quiet?: boolean;
  /** What is written besides; `version` is that of this package. */
  readonly files?: Omit<reportFiles.NamedFiles, 'sarif'>;
  /** Writes over the line of a terminal; `undefined` where there is none. */
  readonly progress?: (text: string) => void;
}

/** Loaded when an account is read: nothing else needs the SDK. */
const REAL: Pick<Surroundings, 'connect' | 'now'> = {
  connect: (identity) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
    const { connect } = require('../doctor/sdk') as typeof sdk;
    return connect(identity);
  },
  now: () => new Date(),
};

/** Reads a live account, and says what keeps a bucket from replicating. */
export async function doctorCommand(
  bucket: string | undefined,
  options: DoctorOptions,
  surroundings: Pick<Surroundings, 'connect' | 'now'> = REAL,
): Promise<CommandResult> {
  const { all = false, key, versionId, against, policy, progress } = options;
  requireSense(bucket, options);
  if (policy) {
    return { code: EXIT_CODES.PROVEN, lines: JSON.stringify(createReadPolicy({ all, key, versionId }), undefined, 2).split('\n') };
  }
  const write = prepareFiles(options);
  const show = ({ name, resource }: Call, count: number) => progress?.(`call ${count}: ${name} on ${resource}`);
  try {
    const diagnosis = await examine(
      { bucket, ...chooseIdentities(options), key, versionId, against },
      { ...surroundings, progress: show },
    );
    write(diagnosis);
    return {
      code: determineExitCode(diagnosis.proof.open.flatMap(({ findings }) => findings), options.failOn),
      lines: options.quiet ? [] : options.json ? renderDocument('doctor', renderDoctorJson(diagnosis)) : renderDoctorText(diagnosis, options),
    };
  } finally {
    progress?.('');
  }
}

/** What writes the files, whose modules are loaded for them alone. */
function prepareFiles({ files, failOn }: DoctorOptions): (diagnosis: Diagnosis) => void {
  if (files === undefined) {
    return () => undefined;
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded for files alone
  const { prepareReport } = require('../report/report-files') as typeof reportFiles;
  const write = prepareReport(files, failOn);
  return (diagnosis) => {
    const { proof, model } = diagnosis;
    const input = { model, assemblies: [], templates: [], locate: () => undefined, buckets: listBuckets(diagnosis) };
    write(proof, input, listBlindSpots(diagnosis));
  };
}

function requireSense(bucket: string | undefined, options: DoctorOptions): void {
  const { all, policy, key, versionId } = options;
  if (bucket === undefined && !all && !policy) {
    throw new UnusableInput('Usage', 'no bucket; give the name of the source bucket, or --all');
  }
  if (bucket !== undefined && all) {
    throw new UnusableInput('Usage', `--all examines every bucket, and ${JSON.stringify(bucket)} is one; give one of the two`);
  }
  if (bucket !== undefined && policy) {
    throw new UnusableInput('Usage', `--policy is the same for every bucket, and ${JSON.stringify(bucket)} is one; give one of the two`);
  }
  if (versionId !== undefined && key === undefined) {
    throw new UnusableInput('Usage', '--version-id goes with --key');
  }
  if (bucket !== undefined) {
    requireBucketName(bucket);
  }
  requirePlaces(options);
}

function requirePlaces({ region, roleArn, destinationRoleArn }: DoctorOptions): void {
  if (region !== undefined) {
    requireRegion(region, `--region ${region}`);
  }
  for (const [flag, arn] of [['--role-arn', roleArn], ['--destination-role-arn', destinationRoleArn]] as const) {
    if (arn !== undefined && findRoleAccount(arn) === undefined) {
      throw new UnusableInput('Usage', `${flag} is ${JSON.stringify(arn)}; give the ARN of a role, such as arn:aws:iam::111111111111:role/reader`);
    }
  }
}

function chooseIdentities(options: DoctorOptions): { readonly source: Identity; readonly destination?: Identity } {
  const { region, profile, roleArn, destinationProfile, destinationRoleArn } = options;
  const isOther = destinationProfile !== undefined || destinationRoleArn !== undefined;
  return {
    source: { region, profile, roleArn },
    // a role of the destination may be assumed with the profile of the source
    destination: isOther ? { region, profile: destinationProfile ?? profile, roleArn: destinationRoleArn } : undefined,
  };
}
