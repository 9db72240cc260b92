import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN } from '../../../src/cli/colours';
import { proveCommand } from '../../../src/cli/commands/prove';
import { synthesizedExamples } from '../example';

const directory = synthesizedExamples('minimal');
const STYLE = { json: false, width: 100, colours: PLAIN, failOn: 'undecided' } as const;

function write(name: string, options: Partial<Parameters<typeof proveCommand>[1]> = {}) {
  const files = { html: directory(`${name}.html`), sarif: directory(`${name}.sarif`), junit: directory(`${name}.xml`), version: '1.2.3' };
  const result = proveCommand([directory('minimal')], { ...STYLE, files, ...options });
  return { result, files, texts: [files.html, files.sarif, files.junit].map((file) => existsSync(file) && readFileSync(file, 'utf8')) };
}

test('writes each file that is named, besides the result', () => {
  const { result, texts } = write('all');
  expect(result.lines.at(-1)).toMatch(/^Replicates; /);
  expect(texts).toEqual([expect.stringMatching(/^<!DOCTYPE html>\n/), expect.stringMatching(/^\{\n/), expect.stringMatching(/^<\?xml /)]);
});

test.each(['html', 'sarif', 'junit'])('writes %s alone where it alone is named', (kind) => {
  const { texts, files } = write(`only-${kind}`, { files: { [kind]: directory(`only-${kind}.${kind === 'junit' ? 'xml' : kind}`), version: '1.2.3' } });
  expect(Object.keys(files).filter((_each, index) => texts[index] !== false && index < 3)).toEqual([kind]);
});

test('writes nothing to the terminal where it is quiet', () => {
  expect(write('quiet', { quiet: true }).result).toEqual({ code: 0, lines: [] });
});

test('SOURCE_DATE_EPOCH makes two runs write the same', () => {
  process.env.SOURCE_DATE_EPOCH = '1764288000';
  try {
    const [first, second] = ['one', 'two'].map((name) => write(name).texts);
    expect(first).toEqual(second);
    expect(first[0]).toContain('2025-11-28 00:00 UTC');
  } finally {
    delete process.env.SOURCE_DATE_EPOCH;
  }
});

test.each(['html', 'junit'])('a date that is none matters for --html alone, and before anything is read: %s', (kind) => {
  process.env.SOURCE_DATE_EPOCH = 'yesterday';
  try {
    const prove = () => proveCommand([directory('nowhere')], { ...STYLE, files: { [kind]: directory('none'), version: '1.2.3' } });
    expect(prove).toThrow(kind === 'html' ? /SOURCE_DATE_EPOCH/ : /the folder does not exist/);
  } finally {
    delete process.env.SOURCE_DATE_EPOCH;
  }
});

test('fails for a file that cannot be written, and says why', () => {
  const html = join(directory('nowhere'), 'report.html');
  expect(() => write('x', { files: { html, version: '1.2.3' } })).toThrow(/report\.html cannot be written \(ENOENT: no such file or directory/);
});

test.each(['manifest.json', 'Documents.template.json'])('fails for a file that is read, %s, which stays as it is', (name) => {
  const file = join(directory('minimal'), name);
  const before = readFileSync(file, 'utf8');
  expect(() => write('x', { files: { html: file, version: '1.2.3' } })).toThrow(/would take the place of what is read/);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('fails for a template that is read by itself', () => {
  const file = directory('alone.json');
  copyFileSync(join(directory('minimal'), 'Documents.template.json'), file);
  expect(() => proveCommand([`${file}@111111111111/ap-southeast-1`], { ...STYLE, files: { junit: file, version: '1.2.3' } }))
    .toThrow(/would take the place of what is read/);
});

test('fails for two outputs in one file', () => {
  const file = directory('both.html');
  expect(() => write('x', { files: { html: file, sarif: file, version: '1.2.3' } })).toThrow(/would take the place of another output/);
});
