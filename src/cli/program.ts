import { Command, Option } from 'commander';
import type { Level } from '../analysis/checks/violation';
import { LEVELS } from '../analysis/checks/violation';
import type { ProveOptions } from './commands/prove';
import type { CommandResult, OutputOptions } from './commands/result';
import { DEFAULT_BAR } from './exit-codes';
import type { Encryption, Operation, SimulationRequest } from './simulation-request';
import { ENCRYPTIONS, OPERATIONS, addTag } from './simulation-request';
import type { Terminal } from './terminal';

/** The functions that the commands call. */
export interface Commands {
  prove(directories: readonly string[], options: ProveOptions): CommandResult;
  simulate(directories: readonly string[], request: SimulationRequest, options: OutputOptions): CommandResult;
  graph(directories: readonly string[], options: OutputOptions): CommandResult;
  requirements(directories: readonly string[]): CommandResult;
}

interface Flags {
  readonly json?: boolean;
}

interface ProveFlags extends Flags {
  readonly failOn: Level;
  readonly parameter: readonly string[];
  readonly organization?: string;
  readonly scp: readonly string[];
  readonly rcp: readonly string[];
}

interface SimulateFlags extends Flags {
  readonly bucket: string;
  readonly key: string;
  readonly operation: Operation;
  readonly encryption?: Encryption;
  readonly kmsKey?: string;
  readonly bucketKey?: boolean;
  readonly tag: Readonly<Record<string, string>>;
  readonly parameter?: readonly string[];
}

/** The command line as `commander` reads it; it ends no process and leaves the result to `done`. */
export function createProgram(
  version: string,
  commands: Commands,
  terminal: Terminal,
  done: (result: CommandResult) => void,
): Command {
  const { width, colours } = terminal;
  const options = ({ json = false }: Flags): OutputOptions => ({ json, width, colours });
  const program = new Command('cdk-encrypted-replication')
    .description('Checks encrypted S3 replication in synthesized CDK apps, of any language, without an AWS account.')
    .version(version)
    .exitOverride()
    // the caller writes errors, as text or as JSON
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: () => undefined });
  addOrganizationOptions(addParameterOption(addCommand(program, 'prove', 'evaluate every call that S3 makes to replicate, and report those that are not certain to be allowed')))
    .addOption(new Option('--fail-on <level>', 'the lightest kind of finding that ends with another code than 0')
      .choices(LEVELS).default(DEFAULT_BAR))
    .action((directories: string[], { failOn, parameter, organization, scp, rcp, ...flags }: ProveFlags) =>
      done(commands.prove(directories, { ...options(flags), failOn, parameter, organization, scp, rcp })));
  addSimulateOptions(addParameterOption(addCommand(program, 'simulate', 'show what would happen to an object at every destination')))
    .action((directories: string[], flags: SimulateFlags) =>
      done(commands.simulate(directories, createRequest(flags), options(flags))));
  addCommand(program, 'graph', 'draw stacks, buckets, keys and rules as a Mermaid flowchart')
    .action((directories: string[], flags: Flags) => done(commands.graph(directories, options(flags))));
  addCommand(program, 'requirements', 'list as JSON what the owners of buckets and keys outside of the app have to apply, by account')
    .action((directories: string[]) => done(commands.requirements(directories)));
  return program;
}

function addCommand(program: Command, name: string, description: string): Command {
  return program.command(name)
    .description(description)
    .argument('[dir...]', 'folders of synthesized apps; several are read as one deployment', ['cdk.out'])
    .option('--json', 'write one JSON document, which a schema describes');
}

function addParameterOption(command: Command): Command {
  return command.addOption(
    new Option('--parameter <stack.name=value>', 'a value as `cdk deploy --parameters` gives it; may be repeated')
      .argParser((written: string, all: readonly string[]): readonly string[] => [...all, written]).default([], 'none'));
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

function addSimulateOptions(command: Command): Command {
  return command
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
