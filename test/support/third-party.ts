import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** The file of the package that has the licences of what is inside its bundles. */
export const NOTICES = 'THIRD-PARTY-NOTICES';

/** Packages whose code `scripts/bundle.ts` puts into files of ours; npm bundles commander with its licence. */
export const BUNDLED_PACKAGES: readonly string[] = ['yaml'];

/** What the file has to say. */
export function writeNotices(): string {
  return [
    'This package contains code of other packages, under their licences.',
    ...BUNDLED_PACKAGES.map(describe),
  ].join('\n\n');
}

function describe(name: string): string {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [
    '-'.repeat(80),
    `${name} ${version} (${license}) ${homepage}`,
    readFileSync(join(folder, 'LICENSE'), 'utf8').trim(),
    '',
  ].join('\n\n').trimEnd().concat('\n');
}
