import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** What the files of a folder import from this repository, by path from its root. */
function importsOf(folder: string): string[] {
  const files = (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
  return files.map((file) => join(ROOT, folder, file)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^.*(?: from |import\(|import )'(\.[^']*)'/gm)]
      .map(([, path]) => relative(ROOT, resolve(file, '..', path))));
}

test('scripts share with the tests what is in test/support alone', () => {
  const imported = importsOf('scripts').filter((path) => path.startsWith('test/'));
  expect(imported).toContain('test/support/examples');
  expect(imported.filter((path) => !path.startsWith('test/support/'))).toEqual([]);
});

test('tests import no script', () => {
  expect(importsOf('test').filter((path) => path.startsWith('scripts'))).toEqual([]);
});
