/**
 * Writes the table of what callers may pass, from the jsii manifest that `npx projen compile` wrote.
 *
 *     npm run input-table
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as library from '../src/index';
import { createInputTable, renderInputTable } from './lib/input-table';

const ROOT = resolve(__dirname, '..');
const FILE = 'src/internal/input/table.ts';

const own = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
const cdk = JSON.parse(gunzipSync(readFileSync(join(dirname(require.resolve('aws-cdk-lib/package.json')), '.jsii.gz'))).toString());
const enums = library as unknown as { readonly [name: string]: { readonly [member: string]: string } };

writeFileSync(join(ROOT, FILE), renderInputTable(createInputTable(own, [cdk]), (name) => Object.values(enums[name])));
console.log(FILE);
