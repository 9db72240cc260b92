import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
const SOURCES = join(ROOT, 'handlers');

/** The folder of every Lambda function of the package. */
export const HANDLERS: readonly string[] = readdirSync(SOURCES).sort();

/**
 * Bundles the Lambda functions into `lib/handlers`, where the constructs take them from: at every compilation, and
 * before the sources run without one.
 */
export function bundleHandlers(lib = join(ROOT, 'lib')): void {
  for (const name of HANDLERS) {
    buildSync({
      entryPoints: [join(SOURCES, name, 'index.ts')],
      outfile: join(lib, 'handlers', name, 'index.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      // Lambda's runtime has it
      external: ['@aws-sdk/*'],
      // names and short lines stay, for stack traces
      minifySyntax: true,
      minifyWhitespace: true,
      lineLimit: 120,
      logLevel: 'warning',
    });
  }
}
