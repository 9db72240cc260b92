import type { Command, Option } from 'commander';
import { isRepeatable } from '../../src/cli/strict-options';
import { COMMANDS, ran } from './ran';

/** What a command cannot do without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  simulate: ['--bucket', 'b', '--key', 'k'],
  reconcile: ['a', 'b'],
};

/** The same without an option and its value. */
function without(flag: string, args: readonly string[] = []): readonly string[] {
  return args.filter((_each, index) => ![args[index], args[index - 1]].includes(flag));
}

/** Two values of an option. */
function values({ argChoices: [a, b] = ['a', 'b'] }: Option): readonly [string, string] {
  return [a, b];
}

function write(option: Option): readonly string[] {
  return option.required ? [option.long!, values(option)[0]] : [option.long!];
}

function refused(args: readonly string[]): string {
  const { code, out, err, calls } = ran(args);
  expect({ code, out, calls }).toEqual({ code: 2, out: args.includes('--json') ? expect.any(String) : '', calls: [] });
  return err.replace(/\s+/g, ' ');
}

const OF_ALL = COMMANDS.flatMap((command) => command.options.map((option) => [command, option] as const));
const named = (pairs: readonly (readonly [Command, Option])[]) =>
  pairs.map(([command, option]) => [command.name(), option.long!, option] as const);

const SINGLE = OF_ALL.filter(([, option]) => option.required && !isRepeatable(option));

test.each(named(SINGLE))('fails for %s with %s twice, and names both values', (name, flag, option) => {
  const [a, b] = values(option);
  expect(refused([name, ...without(flag, NEEDED[name]), flag, a, flag, b])).toContain(`${flag} is given twice, as "${a}" and "${b}"; give it once`);
});

test('there are such options in all commands but that which has none', () => {
  expect(new Set(SINGLE.map(([command]) => command.name()))).toEqual(new Set(['prove', 'simulate', 'graph', 'reconcile', 'doctor']));
});

const REPEATABLE = OF_ALL.filter(([, option]) => isRepeatable(option));

test.each(named(REPEATABLE))('%s takes %s twice, and its help says so', (name, flag, { description }) => {
  const { code, calls: [call] } = ran([name, ...NEEDED[name] ?? [], flag, 'a=1', flag, 'b=2']);
  expect([code instanceof Promise ? 1 : code, JSON.stringify(call)]).toEqual([1, expect.stringMatching(/"a=1".*"b=2"|"a":"1","b":"2"/)]);
  expect(description).toContain('may be repeated');
});

const FLAGS = OF_ALL.filter(([, option]) => !option.required && !option.negate);

test.each(named(FLAGS))('%s takes %s twice, which says the same', (name, flag) => {
  expect(ran([name, ...NEEDED[name] ?? [], flag, flag]).calls).toHaveLength(1);
});

test.each(['--bucket-key --no-bucket-key', '--no-bucket-key --bucket-key'])('fails for %s', (flags) => {
  const [first, second] = flags.split(' ');
  expect(refused(['simulate', ...NEEDED.simulate, first, second])).toContain(`${first} and ${second} contradict each other; give one of them`);
});

test('fails for a tag that is given twice, and names both values', () => {
  expect(refused(['simulate', ...NEEDED.simulate, '--tag', 'a=1', '--tag', 'b=1', '--tag', 'a=2=3'])).toContain('--tag gives "a" twice, as "1" and "2=3"');
});

test.each([
  ['one of AWS', ['--tag', 'AWS:a=1']],
  ['the eleventh', [...Array(11).keys()].flatMap((index) => ['--tag', `t${index}=`])],
])('fails for a tag that S3 refuses: %s', (_title, tags) => {
  expect(refused(['simulate', ...NEEDED.simulate, ...tags])).toContain('an object has at most 10 tags, and keys that begin with aws: are reserved');
});

/** Options with which others would not be used, and those that are. */
const ALONE: readonly (readonly [string, string, readonly string[]])[] = [
  ['prove', '--explain', []],
  ['doctor', '--policy', ['--all', '--key', '--version-id']],
];
const BESIDE = ALONE.flatMap(([name, flag, admitted]) => OF_ALL
  .filter(([command, option]) => command.name() === name && option.long !== flag && !admitted.includes(option.long!))
  .map(([, option]) => [name, flag, option.long!, option] as const));

test.each(BESIDE)('fails for %s %s with %s, and names both', (name, flag, other, option) => {
  const own = OF_ALL.find(([command, { long }]) => command.name() === name && long === flag)![1];
  const text = refused([name, ...write(own), ...write(option)]);
  expect(text).toContain('cannot be used with option');
  expect([flag, other].filter((each) => !text.includes(`'${each}`))).toEqual([]);
});

test.each(ALONE.flatMap(([name, flag, admitted]) => admitted.map((other) => [name, flag, other])))('%s %s takes %s', (name, flag, other) => {
  const option = OF_ALL.find(([command, { long }]) => command.name() === name && long === other)![1];
  expect(ran([name, flag, ...write(option)]).calls).toHaveLength(1);
});

test.each<readonly string[]>([
  ['graph', '--format', 'svg', '--json'],
  ['graph', '--json', '--format', 'mermaid'],
  ['prove', '--quiet', '--json'],
  ['simulate', ...NEEDED.simulate, '--quiet', '--json'],
  ['simulate', ...NEEDED.simulate, '--summary', '--json'],
  ['simulate', ...NEEDED.simulate, '--summary', '--quiet'],
  ['doctor', 'b', '--quiet', '--json'],
  ['doctor', '--key', 'k', '--all'],
  ['doctor', '--all', '--version-id', 'v'],
])('fails for %s %s %s %s …, and names both', (...args) => {
  const text = refused(args);
  expect(args.filter((each) => /^--(?!bucket|key)/.test(each)).filter((flag) => !text.includes(`'${flag}`))).toEqual([]);
});

test('fails for an input beside --explain, which reads none', () => {
  expect(refused(['prove', 'cdk.out', '--explain', 'EncryptReplica'])).toContain('--explain reads nothing, and "cdk.out" is given to be read');
});

test.each([['requirements', '--format', 'svg'], ['doctor', 'a', 'b'], ['reconcile', 'a', 'b', 'c'], ['reconcile', 'a']])('fails for what %s does not take: %s %s', (...args) => {
  expect(refused(args)).toMatch(/unknown option|too many arguments|missing required argument/);
});

test.each(named(SINGLE.filter(([, { argChoices }]) => argChoices === undefined)))('fails for %s with an empty %s', (name, flag, { flags }) => {
  expect(refused([name, ...without(flag, NEEDED[name]), flag, ''])).toContain(`${flag} is given an empty text; give ${flags}`);
});
