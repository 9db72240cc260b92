import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * A module as it is published, for figures of time: tsx gives names to all functions of a source as it runs, which
 * nobody who installs the package pays for.
 *
 * @throws where nothing was compiled
 */
export function compiled<T>(module: string): T {
  const path = join(__dirname, '../../lib', module);
  try {
    return createRequire(__filename)(path) as T;
  } catch (error) {
    throw new Error(`compile first, npx projen compile: ${String(error)}`);
  }
}
