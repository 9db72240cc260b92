import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

interface Import {
  /** From the root of the repository. */
  readonly file: string;
  readonly path: string;
  readonly names: readonly string[];
}

/** What the files of a folder import from this repository by a relative path. */
function importsOf(folder: string): Import[] {
  const files = (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
  return files.map((file) => join(ROOT, folder, file)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import ([^;]*?) from '(\.[^']*)';$/gm)].map(([, clause, path]) => ({
      file: relative(ROOT, file),
      path: relative(ROOT, resolve(file, '..', path)),
      names: namesIn(clause),
    })));
}

function namesIn(clause: string): string[] {
  return clause.replace(/\btype\b|[{}]/g, '').split(',').map((name) => name.trim().replace(/\s+as .*$/, ''));
}

test('scripts share with the tests what is in test/support alone', () => {
  const paths = importsOf('scripts').map(({ path }) => path).filter((path) => path.startsWith('test/'));
  expect(paths).toContain('test/support/examples');
  expect(paths.filter((path) => !path.startsWith('test/support/'))).toEqual([]);
});

test('tests import no script', () => {
  expect(importsOf('test').filter(({ path }) => path.startsWith('scripts/'))).toEqual([]);
});

test('tests import what is public by the name of the package', () => {
  const index = readFileSync(join(ROOT, 'src', 'index.ts'), 'utf8');
  const exported = new Set([...index.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, clause]) => namesIn(clause)));
  expect(exported).toContain('EncryptedCrossRegionReplication');
  const deep = importsOf('test').filter(({ path, names }) =>
    /^src(\/index)?$/.test(path) || (path.startsWith('src/') && names.some((name) => exported.has(name))));
  expect(deep).toEqual([]);
});
