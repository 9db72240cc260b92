import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bundles with budgets of their own: programs of Lambda functions, and the AWS SDK. */
const BUDGETED = /^handlers\/|^cli\/sdk\.js$/;

/** What the package has of JavaScript, in bytes: its own files, and those of the packages that it brings. */
export function javaScriptBytes(root: string): number {
  const { bundledDependencies = [] } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly bundledDependencies?: readonly string[];
  };
  return ['lib', ...bundledDependencies.map((name) => join('node_modules', name))]
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .reduce((sum, folder) => sum + bytesIn(folder), 0);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?js$/.test(file) && !BUDGETED.test(file))
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
