import { Command, Option } from 'commander';
import type { Level } from '../analysis/checks/violation';
import { LEVELS } from '../analysis/checks/violation';
import type { DoctorOptions } from './commands/doctor';
import type { GraphOptions } from './commands/graph';
import type { ProveOptions } from './commands/prove';
import type { ReconcileOptions } from './commands/reconcile';
import type { CommandResult, OutputOptions } from './commands/result';
import type { SimulateOptions } from './commands/simulate';
import { DEFAULT_BAR } from './exit-codes';
import { formatHelp } from './help';
import type { WorldOptions } from './input/read-world';
import type { GraphFormat } from './output-formats';
import { GRAPH_FORMATS } from './output-formats';
import type { Style } from './render/layout';
import type { ReportFiles } from './report/report-files';
import type { Encryption, Operation, SimulationRequest } from './simulation-request';
import { ENCRYPTIONS, OPERATIONS, addTag } from './simulation-request';
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
  addProveOptions(addCommand(parent, 'prove', 'evaluate every call that S3 makes to replicate, and report those that are not certain to be allowed'))
    .action((given: string[], { explain, ...flags }: ProveFlags) => done(explain === undefined
      ? commands.prove(given, { ...options(flags), ...readProveOptions(flags, version), status })
      : commands.explain(explain, terminal)));
  addSimulateOptions(addCommand(parent, 'simulate', 'show what would happen to an object at every destination'))
    .action((given: string[], flags: SimulateFlags) => {
      const { organization, scp, rcp, quiet, summary } = flags;
      const read = { ...readWorldOptions(flags), organization, scp, rcp, quiet, summary };
      return done(commands.simulate(given, createRequest(flags), { ...options(flags), ...read, status }));
    });
  addCommand(parent, 'graph', 'draw stacks, buckets, keys and rules')
    .addOption(new Option('--format <format>', 'a Mermaid flowchart, or a picture').choices(GRAPH_FORMATS).default(GRAPH_FORMATS[0]))
    .action((given: string[], { format, ...flags }: GraphFlags) =>
      done(commands.graph(given, { ...options(flags), ...readWorldOptions(flags), format, status })));
  addRequirementsCommand(parent)
    .action((directories: string[]) => done(commands.requirements(directories)));
  addReconcileCommand(parent)
    .action((source: string, destination: string, { json, ...flags }: ReconcileFlags) =>
      done(commands.reconcile(source, destination, { ...flags, ...options({ json }) })));
  addDoctorCommand(parent)
    .action((bucket: string | undefined, { json, html, junit, ...flags }: DoctorFlags) => done(commands.doctor(bucket, {
      ...flags, ...options({ json }), progress: status, ...nameFiles({ html, junit }, version),
    })));
  return program;
}

function addRequirementsCommand({ program, width }: Parent): Command {
  return program.command('requirements')
    .description('list as JSON what the owners of buckets and keys outside of the app have to apply, by account')
    .argument('[dir...]', 'folders of synthesized apps', ['cdk.out'])
    .option('--json', 'the same: it is always JSON')
    .addHelpText('after', formatHelp('requirements', width));
}

function addReconcileCommand({ program, width }: Parent): Command {
  return program.command('reconcile')
    .description('compare the S3 Inventory reports of a source and a destination, and count what is missing')
    .argument('<source>', 'manifest.json of the report on the source bucket')
    .argument('<destination>', 'manifest.json of the report on the destination bucket')
    .option('--json', 'write one JSON document, which a schema describes')
    .addOption(new Option('--prefix <prefix>', 'compare only keys that begin so; may be repeated')
      .argParser((written: string, all: readonly string[]): readonly string[] => [...all, written]).default([], 'all keys'))
    .option('--list <file>', 'write what is incomplete to a CSV file: verdict, bucket, key, version id')
    .option('--manifest <file>', 'write what S3 Batch Replication can bring over to a manifest for S3 Batch Operations')
    .addHelpText('after', formatHelp('reconcile', width));
}

/** What adds a command, and how wide its help is. */
interface Parent {
  readonly program: Command;
  readonly width: number;
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

function addDoctorCommand({ program, width }: Parent): Command {
  return addQuietOption(addPageOptions(program.command('doctor')))
    .description('read a live account, and say what keeps a bucket from replicating; it never writes')
    .argument('[bucket]', 'the name of the source bucket')
    .option('--all', 'every bucket of the account that has a replication configuration')
    .option('--region <region>', 'where to ask first; buckets and keys are found in their own Regions')
    .option('--profile <name>', 'the profile for the account of the source')
    .option('--role-arn <arn>', 'a role of that account to assume')
    .option('--destination-profile <name>', 'the profile for the account of the destination, where that is another')
    .option('--destination-role-arn <arn>', 'a role of that account to assume')
    .option('--key <key>', 'an object to explain: what S3 says of it, and why')
    .option('--version-id <id>', 'the version of the object; without it the newest')
    .option('--against <directory>', 'a synthesized app, whose differences from the account are reported')
    .option('--policy', 'write the IAM policy that this command needs with these options, and read nothing')
    .option('--json', 'write one JSON document, which a schema describes')
    .addOption(new Option('--fail-on <level>', 'the lightest kind of finding that ends with another code than 0')
      .choices(LEVELS).default(DEFAULT_BAR))
    .addHelpText('after', formatHelp('doctor', width));
}

function readWorldOptions({ parameter, account, region }: Flags): WorldOptions {
  return { parameter, account, region };
}

function addCommand({ program, width }: Parent, name: string, description: string): Command {
  return program.command(name)
    .description(description)
    .argument('[input...]', 'folders of synthesized apps, and templates as [NAME=]FILE[@ACCOUNT/REGION] in the order of deployment; all are read as one deployment', ['cdk.out'])
    .option('--json', 'write one JSON document, which a schema describes')
    .option('--account <id>', 'the account of templates that are given without one')
    .option('--region <region>', 'the Region of templates that are given without one')
    .addOption(new Option('--parameter <[stack.]name=value>', 'the value of a parameter, or the output of another stack as STACK.OUTPUT; may be repeated')
      .argParser((written: string, all: readonly string[]): readonly string[] => [...all, written]).default([], 'none'))
    .addHelpText('after', formatHelp(name, width));
}

/** Each option is a level of the organization, the root first. */
function addOrganizationOptions(command: Command): Command {
  const addLevel = (level: string, levels: readonly string[]): readonly string[] => [...levels, level];
  const levels = '[account=]file[,file]';
  return command
    .option('--organization <id>', 'the organization of the accounts of the templates')
    .addOption(new Option(`--scp <${levels}>`, 'service control policies of one level, or of one account; may be repeated for the next level')
      .argParser(addLevel).default([], 'none'))
    .addOption(new Option(`--rcp <${levels}>`, 'resource control policies of one level, or of one account; may be repeated')
      .argParser(addLevel).default([], 'none'));
}

function addProveOptions(command: Command): Command {
  return addQuietOption(addPageOptions(addOrganizationOptions(command)))
    .addOption(new Option('--fail-on <level>', 'the lightest kind of finding that ends with another code than 0')
      .choices(LEVELS).default(DEFAULT_BAR))
    .option('--sarif <file>', 'write the findings as SARIF 2.1.0')
    .option('--explain <id>', 'say what a finding is about, by its id, and read nothing');
}

function addPageOptions(command: Command): Command {
  return command
    .option('--html <file>', 'write a page that an auditor can keep')
    .option('--junit <file>', "write the result as JUnit's XML");
}

function addQuietOption(command: Command): Command {
  return command.addOption(new Option('--quiet', 'write nothing to standard output: the exit code says it').conflicts('json'));
}

function addSimulateOptions(command: Command): Command {
  return addQuietOption(addOrganizationOptions(command))
    .addOption(new Option('--summary', 'write one line for each destination').conflicts(['json', 'quiet']))
    .requiredOption('--bucket <bucket>', 'the source bucket: name, construct path or logical id')
    .requiredOption('--key <key>', 'the key of the object')
    .addOption(new Option('--operation <operation>', 'what is done').choices(OPERATIONS).default('put'))
    .addOption(new Option('--encryption <algorithm>', 'of the upload; without it the default of the bucket').choices(ENCRYPTIONS))
    .option('--kms-key <arn>', 'the KMS key that the upload names')
    .option('--bucket-key', 'the upload asks for a Bucket Key')
    .option('--no-bucket-key', 'the upload asks for none')
    .addOption(new Option('--tag <key=value>', 'a tag of the object; may be repeated').argParser(addTag).default({}, 'none'));
}

function createRequest(flags: SimulateFlags): SimulationRequest {
  const { bucket, key, operation, encryption, kmsKey, bucketKey, tag, parameter } = flags;
  const request = { bucket, key, operation, encryption, kmsKey, bucketKey, tags: tag };
  return parameter?.length ? { ...request, parameters: parameter } : request;
}
