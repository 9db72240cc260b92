import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of the nearest package.json above this file: in a bundle it is nearer than in the sources. */
export function readPackageVersion(directory: string = __dirname): string {
  const file = join(directory, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version
    : readPackageVersion(dirname(directory));
}
