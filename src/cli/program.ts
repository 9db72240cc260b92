import { Command } from 'commander';
import type { Level } from '../analysis/checks/violation';
import { addDoctor, addGraph, addProve, addReconcile, addRequirements, addSimulate } from './command-options';
import type { DoctorOptions } from './commands/doctor';
import type { GraphOptions } from './commands/graph';
import type { ProveOptions } from './commands/prove';
import type { ReconcileOptions } from './commands/reconcile';
import type { CommandResult, OutputOptions } from './commands/result';
import type { SimulateOptions } from './commands/simulate';
import type { WorldOptions } from './input/read-world';
import type { GraphFormat } from './output-formats';
import type { Style } from './render/layout';
import type { ReportFiles } from './report/report-files';
import type { Encryption, Operation, SimulationRequest } from './simulation-request';
import { refuseArguments } from './strict-options';
import type { Terminal } from './terminal';

/** The functions that the commands call. */
export interface Commands {
  prove(given: readonly string[], options: ProveOptions): CommandResult;
  simulate(given: readonly string[], request: SimulationRequest, options: SimulateOptions): CommandResult;
  explain(id: string, style: Style): CommandResult;
  graph(given: readonly string[], options: GraphOptions & OutputOptions): CommandResult;
  requirements(directories: readonly string[]): CommandResult;
  reconcile(source: string, destination: string, options: ReconcileOptions): Promise<CommandResult>;
  doctor(bucket: string | undefined, options: DoctorOptions): Promise<CommandResult>;
}

interface Flags extends WorldOptions {
  readonly json?: boolean;
}

interface OrganizationFlags {
  readonly organization?: string;
  readonly scp: readonly string[];
  readonly rcp: readonly string[];
}

interface ProveFlags extends Flags, OrganizationFlags, ReportFiles {
  readonly failOn: Level;
  readonly quiet?: boolean;
  readonly explain?: string;
}

interface GraphFlags extends Flags {
  readonly format: GraphFormat;
}

interface ReconcileFlags extends Pick<Flags, 'json'>, Omit<ReconcileOptions, keyof OutputOptions> {}

interface DoctorFlags extends Pick<Flags, 'json'>, Omit<DoctorOptions, keyof OutputOptions | 'progress' | 'files'>,
  Omit<ReportFiles, 'sarif'> {}

interface SimulateFlags extends Flags, OrganizationFlags {
  readonly quiet?: boolean;
  readonly summary?: boolean;
  readonly bucket: string;
  readonly key: string;
  readonly operation: Operation;
  readonly encryption?: Encryption;
  readonly kmsKey?: string;
  readonly bucketKey?: boolean;
  readonly tag: Readonly<Record<string, string>>;
}

/** The command line as `commander` reads it; it ends no process and leaves the result to `done`. */
export function createProgram(
  version: string,
  commands: Commands,
  terminal: Terminal,
  done: (result: CommandResult | Promise<CommandResult>) => void,
): Command {
  const { width, colours, status } = terminal;
  const options = ({ json = false }: Flags): OutputOptions => ({ json, width, colours });
  const program = new Command('cdk-encrypted-replication')
    .description('Checks encrypted S3 replication in synthesized CDK apps, of any language, and in templates, without an AWS account.')
    .version(version)
    .exitOverride()
    // the caller writes errors, as text or as JSON
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: () => undefined });
  const parent = { program, width };
  addProve(parent).action((given: string[], { explain, ...flags }: ProveFlags, { args }: Command) => {
    if (explain === undefined) {
      return done(commands.prove(given, { ...options(flags), ...readProveOptions(flags, version), status }));
    }
    refuseArguments('--explain', args);
    return done(commands.explain(explain, terminal));
  });
  addSimulate(parent).action((given: string[], flags: SimulateFlags) => {
    const { organization, scp, rcp, quiet, summary } = flags;
    const read = { ...readWorldOptions(flags), organization, scp, rcp, quiet, summary };
    return done(commands.simulate(given, createRequest(flags), { ...options(flags), ...read, status }));
  });
  addGraph(parent).action((given: string[], { format, ...flags }: GraphFlags) =>
    done(commands.graph(given, { ...options(flags), ...readWorldOptions(flags), format, status })));
  addRequirements(parent).action((directories: string[]) => done(commands.requirements(directories)));
  addReconcile(parent).action((source: string, destination: string, { json, ...flags }: ReconcileFlags) =>
    done(commands.reconcile(source, destination, { ...flags, ...options({ json }) })));
  addDoctor(parent).action((bucket: string | undefined, { json, html, junit, ...flags }: DoctorFlags) =>
    done(commands.doctor(bucket, {
      ...flags, ...options({ json }), progress: status, ...nameFiles({ html, junit }, version),
    })));
  return program;
}

function readProveOptions(
  { failOn, organization, scp, rcp, quiet, html, sarif, junit, ...world }: ProveFlags,
  version: string,
): Omit<ProveOptions, keyof OutputOptions> {
  return {
    ...readWorldOptions(world),
    failOn,
    organization,
    scp,
    rcp,
    quiet,
    ...nameFiles({ html, sarif, junit }, version),
  };
}

function nameFiles(files: ReportFiles, version: string): Pick<ProveOptions, 'files'> {
  return Object.values(files).some((file) => file !== undefined) ? { files: { ...files, version } } : {};
}

function readWorldOptions({ parameter, account, region }: Flags): WorldOptions {
  return { parameter, account, region };
}

function createRequest(flags: SimulateFlags): SimulationRequest {
  const { bucket, key, operation, encryption, kmsKey, bucketKey, tag, parameter } = flags;
  const request = { bucket, key, operation, encryption, kmsKey, bucketKey, tags: tag };
  return parameter?.length ? { ...request, parameters: parameter } : request;
}
