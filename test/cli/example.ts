import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeExample } from '../support/examples';

/** Folders of assemblies in a temporary folder, which is gone after the tests of a file. */
export function temporaryAssemblies(): (name: string) => string {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cli-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return (name) => join(folder, name);
}

/** Synthesizes examples of the repository, by name. */
export function synthesizedExamples(...names: readonly string[]): (name: string) => string {
  const directory = temporaryAssemblies();
  beforeAll(() => {
    for (const name of names) {
      synthesizeExample(name, { outdir: directory(name), analyticsReporting: false });
    }
  });
  return directory;
}
