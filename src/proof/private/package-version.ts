import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGE = 'cdk-encrypted-replication';

/**
 * Of the nearest package.json above this file: in a bundle it is nearer than in the sources. Where a bundler put the
 * library into the file of an app, there is none, or that of the app.
 */
export function readPackageVersion(directory: string = __dirname): string | undefined {
  const file = join(directory, 'package.json');
  if (existsSync(file)) {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly name?: string; readonly version?: string };
    return name === PACKAGE ? version : undefined;
  }
  const parent = dirname(directory);
  return parent === directory ? undefined : readPackageVersion(parent);
}
