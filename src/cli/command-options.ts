import type { Command } from 'commander';
import { Option } from 'commander';
import { LEVELS } from '../analysis/checks/violation';
import { DEFAULT_BAR } from './exit-codes';
import { formatHelp } from './help';
import { GRAPH_FORMATS } from './output-formats';
import { ENCRYPTIONS, OPERATIONS, addTag } from './simulation-request';
import { refuseOthers, refuseRepetition } from './strict-options';

/** What adds a command, and how wide its help is. */
export interface Parent {
  readonly program: Command;
  readonly width: number;
}

export function addProve(parent: Parent): Command {
  const command = addCommand(parent, 'prove', 'evaluate every call that S3 makes to replicate, and report those that are not certain to be allowed');
  addQuietOption(addPageOptions(addOrganizationOptions(command)))
    .addOption(createBarOption())
    .option('--sarif <file>', 'write the findings as SARIF 2.1.0')
    .option('--explain <id>', 'say what a finding is about, by its id, and read nothing');
  refuseOthers(command, 'explain');
  refuseRepetition(command);
  return command;
}

export function addSimulate(parent: Parent): Command {
  const command = addCommand(parent, 'simulate', 'show what would happen to an object at every destination');
  addQuietOption(addOrganizationOptions(command))
    .addOption(new Option('--summary', 'write one line for each destination').conflicts(['json', 'quiet']))
    .requiredOption('--bucket <bucket>', 'the source bucket: name, construct path or logical id')
    .requiredOption('--key <key>', 'the key of the object')
    .addOption(new Option('--operation <operation>', 'what is done').choices(OPERATIONS).default('put'))
    .addOption(new Option('--encryption <algorithm>', 'of the upload; without it the default of the bucket').choices(ENCRYPTIONS))
    .option('--kms-key <arn>', 'the KMS key that the upload names')
    .option('--bucket-key', 'the upload asks for a Bucket Key')
    .option('--no-bucket-key', 'the upload asks for none')
    .addOption(new Option('--tag <key=value>', 'a tag of the object; may be repeated').argParser(addTag).default({}, 'none'));
  refuseRepetition(command);
  return command;
}

export function addGraph(parent: Parent): Command {
  const command = addCommand(parent, 'graph', 'draw stacks, buckets, keys and rules')
    .addOption(new Option('--format <format>', 'a Mermaid flowchart, or a picture')
      .choices(GRAPH_FORMATS).default(GRAPH_FORMATS[0]).conflicts('json'));
  refuseRepetition(command);
  return command;
}

export function addRequirements({ program, width }: Parent): Command {
  return program.command('requirements')
    .description('list as JSON what the owners of buckets and keys outside of the app have to apply, by account')
    .argument('[dir...]', 'folders of synthesized apps', ['cdk.out'])
    .option('--json', 'the same: it is always JSON')
    .addHelpText('after', formatHelp('requirements', width));
}

export function addReconcile({ program, width }: Parent): Command {
  const command = program.command('reconcile')
    .description('compare the S3 Inventory reports of a source and a destination, and count what is missing')
    .argument('<source>', 'manifest.json of the report on the source bucket')
    .argument('<destination>', 'manifest.json of the report on the destination bucket')
    .option('--json', 'write one JSON document, which a schema describes')
    .addOption(new Option('--prefix <prefix>', 'compare only keys that begin so; may be repeated')
      .argParser(collect).default([], 'all keys'))
    .option('--list <file>', 'write what is incomplete to a CSV file: verdict, bucket, key, version id')
    .option('--manifest <file>', 'write what S3 Batch Replication can bring over to a manifest for S3 Batch Operations')
    .addHelpText('after', formatHelp('reconcile', width));
  refuseRepetition(command);
  return command;
}

export function addDoctor({ program, width }: Parent): Command {
  const command = addQuietOption(addPageOptions(program.command('doctor')))
    .description('read a live account, and say what keeps a bucket from replicating; it never writes')
    .argument('[bucket]', 'the name of the source bucket')
    .addOption(new Option('--all', 'every bucket of the account that has a replication configuration').conflicts(['key', 'versionId']))
    .option('--region <region>', 'where to ask first; buckets and keys are found in their own Regions')
    .option('--profile <name>', 'the profile for the account of the source')
    .option('--role-arn <arn>', 'a role of that account to assume')
    .option('--destination-profile <name>', 'the profile for the account of the destination, where that is another')
    .option('--destination-role-arn <arn>', 'a role of that account to assume')
    .option('--key <key>', 'an object to explain: what S3 says of it, and why')
    .option('--version-id <id>', 'the version of the object; without it the newest')
    .option('--against <directory>', 'a synthesized app, whose differences from the account are reported')
    .option('--policy', 'write the IAM policy that this command needs, with --all, --key or --version-id for what these need too, and read nothing')
    .option('--json', 'write one JSON document, which a schema describes')
    .addOption(createBarOption())
    .addHelpText('after', formatHelp('doctor', width));
  refuseOthers(command, 'policy', ['all', 'key', 'versionId']);
  refuseRepetition(command);
  return command;
}

function addCommand({ program, width }: Parent, name: string, description: string): Command {
  return program.command(name)
    .description(description)
    .argument('[input...]', 'folders of synthesized apps, and templates as [NAME=]FILE[@ACCOUNT/REGION] in the order of deployment; all are read as one deployment', ['cdk.out'])
    .option('--json', 'write one JSON document, which a schema describes')
    .option('--account <id>', 'the account of templates that are given without one')
    .option('--region <region>', 'the Region of templates that are given without one')
    .addOption(new Option('--parameter <[stack.]name=value>', 'the value of a parameter, or the output of another stack as STACK.OUTPUT; may be repeated')
      .argParser(collect).default([], 'none'))
    .addHelpText('after', formatHelp(name, width));
}

function collect(written: string, all: readonly string[]): readonly string[] {
  return [...all, written];
}

/** Each option is a level of the organization, the root first. */
function addOrganizationOptions(command: Command): Command {
  const levels = '[account=]file[,file]';
  return command
    .option('--organization <id>', 'the organization of the accounts of the templates')
    .addOption(new Option(`--scp <${levels}>`, 'service control policies of one level, or of one account; may be repeated for the next level')
      .argParser(collect).default([], 'none'))
    .addOption(new Option(`--rcp <${levels}>`, 'resource control policies of one level, or of one account; may be repeated')
      .argParser(collect).default([], 'none'));
}

function createBarOption(): Option {
  return new Option('--fail-on <level>', 'the lightest kind of finding that ends with another code than 0')
    .choices(LEVELS).default(DEFAULT_BAR);
}

function addPageOptions(command: Command): Command {
  return command
    .option('--html <file>', 'write a page that an auditor can keep')
    .option('--junit <file>', "write the result as JUnit's XML");
}

function addQuietOption(command: Command): Command {
  return command.addOption(new Option('--quiet', 'write nothing to standard output: the exit code says it').conflicts('json'));
}
