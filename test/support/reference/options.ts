import type { Argument, Command, Option } from 'commander';
import { createProgram } from '../../../src/cli/program';
import { createTerminal } from '../../../src/cli/terminal';
import { code, page, table } from './page';

/** Of the definitions that `commander` reads arguments with; nothing is run. */
export function optionsPage(): string {
  const silent = { write: () => true };
  const terminal = createTerminal({ env: {}, stdout: silent, stderr: silent });
  const { commands } = createProgram('', {} as never, terminal, () => undefined);
  return page(
    'Options of the command line',
    [
      'What `--help` says of each command, and [the guide](../guide/command-line.md) explains. An option that takes a value is',
      'given once unless it says otherwise; one that would not be used, such as `--format` beside `--json`, is refused.',
    ].join('\n'),
    ...commands.flatMap((command) => [`## ${code(command.name())}`, ...describeCommand(command)]),
  );
}

function describeCommand(command: Command): readonly string[] {
  const sentence = `${command.description().charAt(0).toUpperCase()}${command.description().slice(1)}.`;
  return [
    sentence,
    table(['Argument', 'Meaning', 'Default'], command.registeredArguments.map((argument) =>
      [code(formatArgument(argument)), argument.description, showDefault(argument)])),
    table(['Option', 'Meaning', 'Default', 'Not with'], command.options.map((option) =>
      [code(option.flags), describeOption(option), showDefault(option), listConflicts(option, command)])),
  ];
}

function formatArgument(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}

function describeOption({ description, argChoices }: Option): string {
  return description + (argChoices === undefined ? '' : `: ${argChoices.map(code).join(', ')}`);
}

/** What is there without it. */
function showDefault(given: Argument | Option): string {
  const { defaultValue, defaultValueDescription } = given;
  const isNeeded = 'mandatory' in given ? given.mandatory : given.required;
  return isNeeded ? 'has to be given' : 'long' in given && !given.required ? 'off'
    : defaultValueDescription ?? (defaultValue === undefined ? 'none' : [defaultValue].flat().map((each) => code(String(each))).join(', '));
}

/** In either direction: it is enough that one of two options refuses the other. */
function listConflicts(option: Option, { options }: Command): string {
  const refuses = (a: Option, b: Option) => [...readConflicts(a), a.attributeName()].includes(b.attributeName());
  const others = options.filter((other) => other !== option && (refuses(option, other) || refuses(other, option)));
  return others.length === 0 ? 'none' : others.length === options.length - 1 ? 'all others'
    : others.map(({ long }) => code(long!)).join(', ');
}

/** Its types do not have the member. */
function readConflicts(option: Option): readonly string[] {
  return (option as Option & { readonly conflictsWith: readonly string[] }).conflictsWith;
}
