import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PLAIN } from '../../../src/cli/colours';
import { createTerminal } from '../../../src/cli/terminal';
import { runLater } from '../../support/run-cli';
import { recorder } from '../fixtures';
import { findFaults } from '../schema';
import type { Line, ReportOptions } from './reports';
import { writeReport } from './reports';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

type Reports = Readonly<Record<'source' | 'destination', ReportOptions>>;

async function compare(
  source: readonly Line[],
  destination: readonly Line[],
  args: readonly string[] = [],
  reports: Partial<Reports> = {},
) {
  const manifests = [
    writeReport(root, 'source', source, reports.source), writeReport(root, 'destination', destination, reports.destination),
  ];
  return ran(...manifests, ...args);
}

async function ran(...args: readonly string[]) {
  const terminal = recorder();
  const code = await runLater(['reconcile', ...args, '--json'], terminal);
  const document = JSON.parse(terminal.stdout.join(''));
  return { code, document, err: terminal.stderr.join('') };
}

/** The verdicts that were counted, but for zeros. */
function counted({ document }: { readonly document: any }): object {
  return Object.fromEntries(Object.entries(document.counts).filter(([, count]) => count !== 0));
}

type Version = Line | undefined;

const CASES: ReadonlyArray<readonly [string, source: Version, destination: Version, verdict: string, code: number]> = [
  ['a replica as it should be', {}, {}, 'replicated', 0],
  ['an object that S3 works on', { ReplicationStatus: 'PENDING' }, undefined, 'pending', 1],
  ['an object that failed', { ReplicationStatus: 'FAILED' }, undefined, 'failed', 1],
  ['an object that failed at another destination alone', { ReplicationStatus: 'FAILED' }, {}, 'replicated', 0],
  ['a replica that is gone', {}, undefined, 'missing', 1],
  ['an object older than the rule', { ReplicationStatus: '' }, undefined, 'neverReplicated', 1],
  ['a replica of another size', {}, { Size: '18' }, 'different', 1],
  ['a replica under SSE-S3', {}, { EncryptionStatus: 'SSE-S3' }, 'notUnderKms', 1],
  ['a replica under two layers', {}, { EncryptionStatus: 'DSSE-KMS' }, 'replicated', 0],
  ['an object under SSE-S3', { EncryptionStatus: 'SSE-S3' }, { EncryptionStatus: 'SSE-S3' }, 'replicated', 0],
  ['a replica without a Bucket Key', {}, { BucketKeyStatus: 'DISABLED' }, 'bucketKeyDiffers', 0],
  ['a replica in the source bucket', { ReplicationStatus: 'REPLICA' }, undefined, 'replicaAtSource', 0],
  ['a delete marker that is not replicated', { IsDeleteMarker: 'true', Size: '' }, undefined, 'deleteMarker', 0],
  ['a delete marker that is replicated', { IsDeleteMarker: 'true', Size: '' }, { IsDeleteMarker: 'true', Size: '' }, 'replicated', 0],
  ['an object that is newer than a report', { LastModifiedDate: '2031-01-01T00:00:00.000Z' }, undefined, 'tooNew', 0],
  ['an object at the destination alone', undefined, {}, 'onlyAtDestination', 0],
];

test.each(CASES)('%s: %j and %j is %s', async (_what, source, destination, verdict, code) => {
  const result = await compare(source ? [source] : [], destination ? [destination] : []);
  expect(counted(result)).toEqual({ [verdict]: 1 });
  expect(result).toMatchObject({ code, document: { complete: code === 0 } });
});

test('what is newer than a report is counted once', async () => {
  const newer = { LastModifiedDate: '2031-01-01T00:00:00.000Z' };
  expect(counted(await compare([newer], [newer]))).toEqual({ tooNew: 1 });
});

test('versions are told apart by their ids', async () => {
  const source = [{ VersionId: 'v1' }, { VersionId: 'v2' }, { Key: 'b', VersionId: 'v1' }];
  expect(counted(await compare(source, [{ VersionId: 'v2' }]))).toEqual({ replicated: 1, missing: 2 });
});

test('reports of several files are read as one', async () => {
  const files = [[{ Key: 'a' }], [{ Key: 'b' }], []];
  expect(counted(await compare([], [{ Key: 'b' }], [], { source: { files } }))).toEqual({ replicated: 1, missing: 1 });
});

test('files that were unpacked are read too, with and without a last line break', async () => {
  const reports = { source: { plain: true }, destination: { plain: true } };
  expect(counted(await compare([{}], [{}], [], reports))).toEqual({ replicated: 1 });
  const [file] = readdirSync(join(root, 'source', 'versions', 'data')).map((name) => join(root, 'source', 'versions', 'data', name));
  const manifest = join(root, 'source', 'versions', '2026-11-28T01-00Z', 'manifest.json');
  writeFileSync(file, readFileSync(file, 'utf8').trimEnd());
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/,"MD5checksum":"[0-9a-f]*"/, ''));
  expect(counted(await ran(manifest, join(root, 'destination', 'versions', '2026-11-28T01-00Z', 'manifest.json')))).toEqual({ replicated: 1 });
});

test('a report without dates and Bucket Keys is compared without them', async () => {
  const fields = ['Bucket', 'Key', 'VersionId', 'IsLatest', 'IsDeleteMarker', 'Size', 'ReplicationStatus', 'EncryptionStatus'];
  expect(counted(await compare([{}], [{}], [], { source: { fields, createdAt: 'unknown' }, destination: { fields } })))
    .toEqual({ replicated: 1 });
});

test('prefixes select keys, as they are and not as S3 encodes them', async () => {
  const source = [{ Key: 'two+words/%C3%A9' }, { Key: 'other/x' }, { Key: '%E9' }];
  expect(counted(await compare(source, [], ['--prefix', 'two words/é', '--prefix', 'none/']))).toEqual({ missing: 1 });
});

test('the list has what is incomplete, and the manifest what can be brought over', async () => {
  const [list, manifest] = [join(root, 'list.csv'), join(root, 'manifest.csv')];
  const source = [
    { Key: 'lost+1' }, { Key: 'waits', ReplicationStatus: 'PENDING' }, { Key: 'there' }, { Key: 'old', ReplicationStatus: '' },
  ];
  await compare(source, [{ Key: 'there' }], ['--list', list, '--manifest', manifest]);
  expect(readFileSync(list, 'utf8').trimEnd().split('\n').sort()).toEqual([
    'Verdict,Bucket,Key,VersionId',
    'missing,source,lost+1,v1',
    'neverReplicated,source,old,v1',
    'pending,source,waits,v1',
  ]);
  expect(readFileSync(manifest, 'utf8').trimEnd().split('\n').sort()).toEqual(['source,lost+1,v1', 'source,old,v1']);
});

test('many versions are compared, each with the one of the same id', async () => {
  const lines = Array.from({ length: 500 }, (_, index) => ({ Key: `key-${index}`, VersionId: `v${index % 7}` }));
  expect(counted(await compare(lines, lines.slice(1)))).toEqual({ replicated: 499, missing: 1 });
});

test('the document has the shape of the schema', async () => {
  const { document } = await compare([{}], [], [], { source: { createdAt: 'unknown' } });
  expect(findFaults('reconcile', document)).toEqual([]);
  expect(document).toMatchObject({ command: 'reconcile', destination: { createdAt: '2027-01-15T08:00:00.000Z' } });
});

test.each([
  { lines: [{}], last: 'incomplete', code: 1 },
  { lines: [], last: 'complete: every version is at the destination', code: 0 },
])('text says what was counted, and ends with "$last"', async ({ lines, last, code }) => {
  const manifests = [writeReport(root, 'source', lines), writeReport(root, 'destination', [{ Key: 'b' }])];
  const out: string[] = [];
  const stdout = { write: (part: string) => out.push(part) };
  expect(await runLater(['reconcile', ...manifests], createTerminal({ env: {}, stdout, stderr: stdout }))).toBe(code);
  const text = out.join('').trimEnd().split('\n');
  expect(PLAIN.good(text[0])).toBe('source -> destination');
  expect(text).toContain('  1  at the destination alone');
  expect(text.at(-1)).toBe(last);
});

test('text counts what is replicated', async () => {
  const manifests = [writeReport(root, 'source', [{}]), writeReport(root, 'destination', [{}])];
  const out: string[] = [];
  const stdout = { write: (part: string) => out.push(part) };
  await runLater(['reconcile', ...manifests], createTerminal({ env: {}, stdout, stderr: stdout }));
  expect(out.join('')).toContain('  1  replicated\n');
});

describe('fails with 2 for', () => {
  const manifestOf = (options: ReportOptions = {}) => writeReport(root, 'source', [{}], options);
  const other = () => writeReport(root, 'destination', [{}]);

  async function failure(source: string, ...args: readonly string[]) {
    const { code, document } = await ran(source, other(), ...args);
    expect(code).toBe(2);
    expect(findFaults('error', document)).toEqual([]);
    return document.error;
  }

  test.each<[string, ReportOptions, string]>([
    ['a report in another format', { format: 'Parquet' }, 'is of a report in Parquet; choose the output format CSV'],
    ['a report without versions', { fields: ['Bucket', 'Key'] }, 'is of a report without VersionId, IsDeleteMarker, Size'],
  ])('%s', async (_what, options, message) => {
    expect(await failure(manifestOf(options))).toEqual({ code: 'InventoryUnsupported', message: expect.stringContaining(message) });
  });

  test.each<[string, (manifest: string) => void, string]>([
    ['a manifest that is not there', (manifest) => rmSync(manifest), 'give the manifest.json of an S3 Inventory report'],
    ['the folder of a report', (manifest) => {
      rmSync(manifest);
      mkdirSync(manifest);
    }, 'is a folder; give the manifest.json of a report in it'],
    ['a manifest that is no JSON', (manifest) => writeFileSync(manifest, '{'), 'cannot be read (it is no JSON'],
    ['a manifest of something else', (manifest) => writeFileSync(manifest, '{"files":[]}'), 'is not the manifest.json of an S3 Inventory report'],
    ['a manifest that is a list', (manifest) => writeFileSync(manifest, '[]'), 'is not the manifest.json of an S3 Inventory report'],
    ['a manifest with a file without a name', (manifest) => writeFileSync(manifest,
      readFileSync(manifest, 'utf8').replace(/"key":"[^"]*"/, '"key":""')), 'names the file "", which is not there'],
    ['a manifest with a file of no key', (manifest) => writeFileSync(manifest,
      readFileSync(manifest, 'utf8').replace(/"key":"[^"]*",/, '')), 'names the file "", which is not there'],
    ['a file that is not there', (manifest) => rmSync(dataOf(manifest)), 'copy the folder of the report as a whole'],
  ])('%s', async (_what, damage, message) => {
    const manifest = manifestOf();
    damage(manifest);
    expect(await failure(manifest)).toEqual({ code: 'InventoryUnreadable', message: expect.stringContaining(message) });
  });

  test('a manifest without a format', async () => {
    const manifest = manifestOf();
    writeFileSync(manifest, '{"sourceBucket":"b","fileSchema":"Key"}');
    expect(await failure(manifest)).toEqual({
      code: 'InventoryUnsupported', message: expect.stringContaining('is of a report in no format'),
    });
  });

  test.each<[string, string | Buffer, string]>([
    ['a file that is cut off', Buffer.from('1f8b', 'hex'), 'cannot be read (Error: unexpected end of file)'],
    ['a file that is not compressed', 'text', 'cannot be read (Error: incorrect header check)'],
  ])('%s', async (_what, bytes, message) => {
    const manifest = manifestOf();
    writeFileSync(dataOf(manifest), bytes);
    expect(await failure(manifest)).toEqual({ code: 'InventoryUnreadable', message: expect.stringContaining(message) });
  });

  test.each<[string, string, string]>([
    ['a line of other fields', '"a","b"\n', 'has 2 fields in line 1, and the manifest names 10'],
    ['a line that is not quoted', 'a,b\n', 'has 0 fields in line 1, and the manifest names 10'],
  ])('%s', async (_what, text, message) => {
    const manifest = manifestOf({ plain: true });
    writeFileSync(dataOf(manifest), text);
    expect(await failure(manifest)).toEqual({ code: 'InventoryUnreadable', message: expect.stringContaining(message) });
  });

  test('a file with another checksum than the manifest says', async () => {
    const manifest = manifestOf({ plain: true });
    writeFileSync(dataOf(manifest), readFileSync(dataOf(manifest), 'utf8').repeat(2));
    expect(await failure(manifest)).toEqual({
      code: 'InventoryUnreadable', message: expect.stringContaining('has another checksum than the manifest says'),
    });
  });

  test('a folder in the place of a file', async () => {
    const manifest = manifestOf({ plain: true });
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/versions\/data\/0\.csv/, 'data'));
    expect(existsSync(join(dirname(manifest), '..', 'data'))).toBe(true);
    expect(await failure(manifest)).toMatchObject({ code: 'InventoryUnreadable' });
  });

  test('two reports of one bucket', async () => {
    const { code, document } = await ran(manifestOf(), manifestOf());
    expect(code).toBe(2);
    expect(document.error).toEqual({ code: 'Usage', message: expect.stringContaining('both reports are of the bucket source') });
  });

  test('a list in place of a report that is read, which stays as it is', async () => {
    const manifest = manifestOf();
    const before = readFileSync(manifest, 'utf8');
    expect(await failure(manifest, '--list', manifest))
      .toEqual({ code: 'Usage', message: expect.stringContaining('would take the place of what is read') });
    expect(readFileSync(manifest, 'utf8')).toBe(before);
  });

  test('a list and a manifest in one file', async () => {
    const file = join(root, 'both.csv');
    expect(await failure(manifestOf(), '--list', file, '--manifest', file))
      .toEqual({ code: 'Usage', message: expect.stringContaining('would take the place of another output') });
  });

  test('a list that cannot be written', async () => {
    expect(await failure(manifestOf(), '--list', join(root, 'none', 'list.csv')))
      .toEqual({ code: 'OutputUnwritable', message: expect.stringContaining('list.csv cannot be written') });
  });
});

function dataOf(manifest: string): string {
  const folder = join(dirname(manifest), '..', 'data');
  return join(folder, readdirSync(folder)[0]);
}
