import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyError } from '../../src/analysis/assembly/assembly-error';
import { BLIND_SPOTS } from '../../src/analysis/report/blind-spots';
import { EXIT_CODES } from '../../src/cli/exit-codes';
import { UnusableInput } from '../../src/cli/input/unusable-input';
import { ENCRYPTIONS, OPERATIONS } from '../../src/cli/simulation-request';
import { ReplicationError } from '../../src/internal/errors/replication-error';
import { ran } from './ran';
import { findFaults } from './schema';

const LEVELS = ['--scp', 'root.json', '--scp', 'unit.json', '--rcp', '111111111111=account.json'];

const fails = (error: unknown) => () => {
  throw error;
};

test('writes the lines of a command, and returns its code', () => {
  expect(ran(['prove'])).toMatchObject({ code: 1, out: 'one\ntwo\n', err: '' });
});

test.each(['prove', 'graph'])('%s reads cdk.out by default', (name) => {
  expect(ran([name]).calls).toEqual([[name, ['cdk.out'], expect.objectContaining({ json: false, width: 100 })]]);
});

test('requirements reads cdk.out by default, and takes several folders', () => {
  expect(ran(['requirements']).calls).toEqual([['requirements', ['cdk.out']]]);
  expect(ran(['requirements', 'a', '--json', 'b']).calls).toEqual([['requirements', ['a', 'b']]]);
});

test.each(['prove', 'graph'])('%s takes several folders, and --json anywhere', (name) => {
  expect(ran([name, 'a', '--json', 'b']).calls).toEqual([[name, ['a', 'b'], expect.objectContaining({ json: true })]]);
});

const BASE = { bucket: 'b', key: 'k', operation: 'put', tags: {} };
const REQUESTS: readonly (readonly [readonly string[], object])[] = [
  [[], BASE],
  [['--operation', 'delete'], { ...BASE, operation: 'delete' }],
  [['--encryption', 'aws:kms', '--kms-key', 'arn'], { ...BASE, encryption: 'aws:kms', kmsKey: 'arn' }],
  [['--bucket-key'], { ...BASE, bucketKey: true }],
  [['--no-bucket-key'], { ...BASE, bucketKey: false }],
  [['--tag', 'a=b', '--tag', 'c=d=e'], { ...BASE, tags: { a: 'b', c: 'd=e' } }],
  [['--parameter', 'Docs.Status=Enabled', '--parameter', 'Docs.Prefix='], { ...BASE, parameters: ['Docs.Status=Enabled', 'Docs.Prefix='] }],
];

test.each(REQUESTS)('simulate reads %j', (args, request) => {
  const { calls: [[, directories, read]] } = ran(['simulate', 'dir', '--bucket', 'b', '--key', 'k', ...args]);
  expect(directories).toEqual(['dir']);
  expect(JSON.parse(JSON.stringify(read))).toEqual(request);
});

test.each([
  [['--help'], /Usage: cdk-encrypted-replication/],
  [['prove', '--help'], /Usage: cdk-encrypted-replication prove/],
  [['prove', '--help'], /Examples:\n  cdk-encrypted-replication prove\n[^]*--parameter source\.ReplicaKeyArn=destination\.KeyArn/],
  [['simulate', '--help'], /--operation/],
  [['--version'], /^1\.2\.3\n$/],
])('%j is no error', (args, text) => {
  const { code, out, err, calls } = ran(args);
  expect({ code, err, calls }).toEqual({ code: 0, err: '', calls: [] });
  expect(out).toMatch(text);
});

const UNUSABLE: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no command', [], /no command; name prove, simulate, graph, requirements, reconcile or doctor/],
  ['an unknown command', ['improve'], /unknown command 'improve'/],
  ['the help of an unknown command', ['help', 'improve'], /unknown command 'improve'; name prove, simulate/],
  ['a misspelled command', ['prve'], /^error: unknown command 'prve' \(Did you mean prove\?\); --help lists what is accepted $/],
  ['an unknown option', ['prove', '--jsno'], /unknown option '--jsno'\s+\(Did you mean --json\?\)/],
  ['simulate without a bucket', ['simulate', '--key', 'k'], /required option '--bucket <bucket>' not specified/],
  ['simulate without a key', ['simulate', '--bucket', 'b'], /required option '--key <key>' not specified/],
  ['an option without its value', ['simulate', '--bucket'], /argument missing/],
  ['an unknown operation', ['simulate', '--bucket', 'b', '--key', 'k', '--operation', 'copy'], /Allowed choices are put, delete/],
  ['an unknown encryption', ['simulate', '--bucket', 'b', '--key', 'k', '--encryption', 'AES'], /Allowed choices are aws:kms, .* SSE-C; --help/],
  ['a tag without a value', ['simulate', '--bucket', 'b', '--key', 'k', '--tag', 'a'], /--tag is written key=value, got "a"/],
];

test.each(UNUSABLE)('fails with code 2 for %s', (_title, args, text) => {
  const { code, out, err, calls } = ran(args);
  expect({ code, out, calls }).toEqual({ code: 2, out: '', calls: [] });
  expect(err).toMatch(/^error: /);
  expect(err.replaceAll('\n', ' ')).toMatch(text);
});

const FAILURES: readonly (readonly [string, unknown, string, RegExp])[] = [
  ['nothing to check', new UnusableInput('NoReplication', 'nothing here'), 'NoReplication', /^nothing here$/],
  ['no assembly', new AssemblyError('x', 'no folder', 'give one'), 'AssemblyUnreadable', /no folder, got "x"; give one/],
  [
    'an error of the simulator',
    new ReplicationError('RegionInvalid' as never, undefined, { problem: 'no such bucket', remedy: 'name another' }),
    'RegionInvalid',
    /no such bucket; name another/,
  ],
  ['a defect', new TypeError('x is not a function'), 'Defect', /please report it: TypeError: x is not a function\n +at /],
  ['a thrown word', 'word', 'Defect', /please report it: word/],
];

test.each(FAILURES)('%s has code 2, never that of findings', (_title, error, _code, text) => {
  const { code, out, err } = ran(['prove'], fails(error));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.replace(/^error: /, '').trimEnd()).toMatch(text);
});

test.each(FAILURES)('%s is a JSON document with --json, and on standard error all the same', (_title, error, errorCode, text) => {
  const { code, out, err } = ran(['prove', '--json'], fails(error));
  const document = JSON.parse(out);
  expect(code).toBe(2);
  expect(err).toMatch(/^error: /);
  expect(document).toEqual({ version: 2, command: 'prove', error: { code: errorCode, message: expect.stringMatching(text) } });
  expect(findFaults('error', document)).toEqual([]);
});

test.each([
  [['--json'], undefined],
  [['--json', 'prove'], 'prove'],
  [['prove', '--json', '--unknown'], 'prove'],
])('the misuse %j is a JSON document too', (args, command) => {
  const { code, out } = ran(args);
  const document = JSON.parse(out);
  expect([code, document.command, document.error.code]).toEqual([2, command, 'Usage']);
  expect(findFaults('error', document)).toEqual([]);
});

test('the help of prove has everything that the proof cannot see', () => {
  const help = ran(['prove', '--help']).out.replace(/\s+/g, ' ');
  expect(BLIND_SPOTS.filter((spot) => !help.includes(spot))).toEqual([]);
});

test.each(['prove', 'simulate', 'graph', 'requirements', 'reconcile'])('the help of %s has exit codes and examples', (name) => {
  const { out } = ran([name, '--help']);
  expect(out).toMatch(/\nExit codes:\n  0  .*\n[^]*  2  the input cannot be checked/);
  expect(out).toContain(`\nExamples:\n  cdk-encrypted-replication ${name}`);
});

test('every line of the help that we write fits the terminal', () => {
  const { out } = ran(['prove', '--help']);
  expect(out.slice(out.indexOf('What no template shows')).split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('--explain reads nothing and proves nothing', () => {
  expect(ran(['prove', '--explain', 'EncryptReplica']).calls).toEqual([['explain', 'EncryptReplica', expect.objectContaining({ width: 100 })]]);
});

test('a report is written only where a file is named', () => {
  expect(ran(['prove']).calls[0]).toEqual(['prove', ['cdk.out'], expect.not.objectContaining({ files: expect.anything() })]);
  expect(ran(['prove', '--html', 'a.html', '--sarif', 'b', '--junit', 'c', '--quiet']).calls).toEqual([
    ['prove', ['cdk.out'], expect.objectContaining({ quiet: true, files: { html: 'a.html', sarif: 'b', junit: 'c', version: '1.2.3' } })],
  ]);
});

test.each([
  [['prove', '--quiet', '--json']],
  [['simulate', '--bucket', 'b', '--key', 'k', '--quiet', '--json']],
  [['simulate', '--bucket', 'b', '--key', 'k', '--summary', '--json']],
  [['simulate', '--bucket', 'b', '--key', 'k', '--summary', '--quiet']],
])('fails for %j, of which one option says the contrary of another', (args) => {
  const { code, err } = ran(args);
  expect([code, err]).toEqual([2, expect.stringContaining('cannot be used with option')]);
});

test('writes nothing where a command has nothing to say', () => {
  expect(ran(['prove', '--quiet'], () => ({ code: EXIT_CODES.FAILS, lines: [] }))).toMatchObject({ code: 1, out: '', err: '' });
});

test('simulate takes an organization and its policies, --summary and --quiet', () => {
  const { calls: [call] } = ran(['simulate', '--bucket', 'b', '--key', 'k', '--organization', 'o-abcdefghij', ...LEVELS, '--summary']);
  expect(call.at(-1)).toMatchObject({
    organization: 'o-abcdefghij', scp: ['root.json', 'unit.json'], rcp: ['111111111111=account.json'], summary: true,
  });
});

test('the guide names every option', () => {
  const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'guide', 'command-line.md'), 'utf8');
  const options = ['prove', 'simulate', 'graph', 'requirements', 'doctor'].flatMap((name) => ran([name, '--help']).out.match(/--[a-z-]+(?= |$)/gm) ?? []);
  expect(options).toContain('--no-bucket-key');
  expect([...OPERATIONS, ...ENCRYPTIONS, ...options].filter((word) => word !== '--help' && !guide.includes(`\`${word}`))).toEqual([]);
});

test.each([
  [['prove'], 'undecided'],
  [['prove', '--fail-on', 'info'], 'info'],
])('%j ends with another code than 0 from the level %s on', (args, failOn) => {
  expect(ran(args).calls).toEqual([['prove', ['cdk.out'], expect.objectContaining({ failOn })]]);
});

test.each<[readonly string[], object]>([
  [[], { parameter: [], organization: undefined, scp: [], rcp: [] }],
  [['--parameter', 'Docs.A=1', '--parameter', 'Docs.B=2'], { parameter: ['Docs.A=1', 'Docs.B=2'] }],
  [['--organization', 'o-abcdefghij', ...LEVELS],
    { organization: 'o-abcdefghij', scp: ['root.json', 'unit.json'], rcp: ['111111111111=account.json'] }],
])('prove takes %j', (args, options) => {
  expect(ran(['prove', ...args]).calls).toEqual([['prove', ['cdk.out'], expect.objectContaining(options)]]);
});

test.each([
  [['graph'], 'mermaid'],
  [['graph', '--format', 'svg'], 'svg'],
])('%j draws as %s', (args, format) => {
  expect(ran(args).calls).toEqual([['graph', ['cdk.out'], expect.objectContaining({ format })]]);
});

test('fails for a format that graph does not have', () => {
  expect(ran(['graph', '--format', 'png'])).toMatchObject({ code: 2, err: expect.stringMatching(/mermaid,\s+svg/) });
});

test('--fail-on takes the levels of findings only', () => {
  expect(ran(['prove', '--fail-on', 'warning'])).toMatchObject({ code: 2, err: expect.stringMatching(/fails,\s+undecided, excess, info/) });
});

test.each(['prove', 'graph', 'simulate'])('%s takes an account and a Region for templates, and parameters', (name) => {
  const required = name === 'simulate' ? ['--bucket', 'b', '--key', 'k'] : [];
  const { calls: [call] } = ran([name, 'a.yaml', '--account', '111111111111', '--region', 'eu-west-1', '--parameter', 'P=v', ...required]);
  expect(call.at(-1)).toMatchObject({ account: '111111111111', region: 'eu-west-1', parameter: ['P=v'] });
});
