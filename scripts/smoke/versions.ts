import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './process';

interface Manifest {
  readonly name: string;
  readonly devDependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

export const PACKAGE = manifest.name;

/** What this repository develops with: for aws-cdk-lib and constructs exactly the floor. */
export function developed(name: string): string {
  return manifest.devDependencies[name];
}
