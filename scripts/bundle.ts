/**
 * Turns the modules that jsii compiled into the few files of the package, after every compilation; why:
 * docs/adr/0020-bundles.md.
 *
 *     tsx scripts/bundle.ts
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { bundleHandlers } from '../test/support/bundle-handlers';
import { NOTICES, writeNotices } from '../test/support/third-party';
import { buildBundles } from './bundle/build';
import { writeLazyIndex } from './bundle/lazy-index';

const LIB = resolve(__dirname, '../lib');
const SOURCES = resolve(__dirname, '../src');

async function main(): Promise<void> {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  // bundles of before, and modules whose sources are gone, stay behind when jsii compiles
  const names = files.map((file) => file.split(sep).join('/').replace(/\.js$/, ''))
    .filter((module) => module !== 'index' && existsSync(join(SOURCES, `${module}.ts`))).sort();
  const bundles = await buildBundles({ sources: SOURCES, lib: LIB, names });
  const index = writeLazyIndex(readFileSync(join(LIB, 'index.js'), 'utf8'));
  files.forEach((file) => rmSync(join(LIB, file)));
  for (const { path, contents } of bundles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  writeFileSync(join(LIB, 'index.js'), index);
  bundleHandlers(LIB);
  writeFileSync(resolve(LIB, '..', NOTICES), writeNotices());
}

void main();
