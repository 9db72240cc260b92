import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ZONES } from '../../projenrc/zones';

const ROOT = resolve(__dirname, '..', '..');
const TEXT = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');

type Edge = readonly [from: string, to: string];

/** The edges of the diagram; `src` stands for the files that are in no folder. */
function readDiagram(text: string): Edge[] {
  const [, diagram] = /```mermaid\nflowchart TD\n([^`]*)```/.exec(text)!;
  return diagram.trimEnd().split('\n').flatMap((line): Edge[] => {
    const [, left, arrow, right] = /^ {2}(\S+) (<?-->) (\S+)$/.exec(line)!;
    const [from, to] = [left, right].map((name) => (name === 'src' ? '' : name));
    return arrow === '<-->' ? [[from, to], [to, from]] : [[from, to]];
  });
}

function listTable(zones: typeof ZONES): Edge[] {
  return zones.flatMap(({ folder, mayImport }) => mayImport.map((other): Edge => [folder, other]));
}

/** Every zone with all others that it reaches. */
function close(edges: readonly Edge[]): string[] {
  const zones = [...new Set(edges.flat())];
  return zones.flatMap((zone) => {
    const reached = new Set([zone]);
    // a set also yields what is added during the iteration
    for (const each of reached) {
      edges.filter(([from]) => from === each).forEach(([, to]) => reached.add(to));
    }
    return [...reached].filter((other) => other !== zone).map((other) => `${zone} -> ${other}`);
  }).sort();
}

describe('the diagram of the zones', () => {
  test('equals the table, both closed transitively', () => {
    expect(close(readDiagram(TEXT))).toEqual(close(listTable(ZONES)));
  });

  test('has every zone and no other', () => {
    expect([...new Set(readDiagram(TEXT).flat())].sort()).toEqual(ZONES.map(({ folder }) => folder).sort());
  });

  test('differs from it without any one of its arrows', () => {
    const edges = TEXT.split('\n').filter((line) => / <?--> /.test(line));
    const unnoticed = edges.filter((line) => close(readDiagram(TEXT.replace(`${line}\n`, ''))).join() === close(listTable(ZONES)).join());
    expect(unnoticed).toEqual([]);
  });

  test.each([
    ['an import upwards in the engine', 'analysis/iam', 'analysis/model'],
    ['the engine, for a construct', 'bucket', 'analysis'],
    ['the command line, for the front door', '', 'cli'],
  ])('differs from a table that also has %s', (_what, folder, other) => {
    const changed = ZONES.map((zone) =>
      (zone.folder === folder ? { ...zone, mayImport: [...zone.mayImport, other] } : zone));
    expect(close(readDiagram(TEXT))).not.toEqual(close(listTable(changed)));
  });
});

test('every folder that the document names exists', () => {
  const folders = [...TEXT.matchAll(/`((?:src|test|docs|projenrc)\/[\w/-]+)\/?`/g)].map(([, folder]) => folder);
  expect(folders.length).toBeGreaterThan(ZONES.length);
  expect(folders.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
});

test('the table of folders has every zone', () => {
  const named = [...TEXT.matchAll(/^\| (`src.*?) \|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`src\/([\w/-]+)`/g)])
    .map(([, folder]) => folder);
  expect(named.sort()).toEqual(ZONES.map(({ folder }) => folder).filter((folder) => folder !== '').sort());
});

/** Every file of ours, as one text, in which a name is looked up with what stands before it. */
const OUR_FILES = ['src', 'test', 'scripts', 'handlers', 'examples', 'projenrc', 'rosetta'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `/${folder}/${file}`));

/** Modules that a text names in backticks, and that no path of ours ends with; those with a placeholder aside. */
function missingModules(text: string): string[] {
  const named = [...text.matchAll(/`([\w/.-]+\.ts)`/g)].map(([, name]) => name).filter((name) => !/NAME|^\./.test(name));
  return named.filter((name) => !OUR_FILES.some((file) => file.endsWith(`/${name}`)));
}

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'test/integ/README.md'])('every module that %s names exists', (document) => {
  expect(missingModules(readFileSync(join(ROOT, document), 'utf8'))).toEqual([]);
});

test('every module that a comment in src names exists', () => {
  const files = OUR_FILES.filter((file) => /^\/(?:src|handlers)\/.*\.ts$/.test(file));
  expect(files.flatMap((file) => missingModules(readFileSync(join(ROOT, file), 'utf8')).map((name) => `${file}: ${name}`))).toEqual([]);
});
