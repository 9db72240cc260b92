/** Generates docs/reference from the tables that the code uses: `npm run docs:reference`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { referencePages } from '../test/support/reference/index';

const FOLDER = resolve(__dirname, '..', 'docs', 'reference');

mkdirSync(FOLDER, { recursive: true });
for (const [file, text] of Object.entries(referencePages())) {
  writeFileSync(join(FOLDER, file), text);
  console.log(`docs/reference/${file}`);
}
