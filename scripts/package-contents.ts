/**
 * Compares what `npm pack` would put into the package with scripts/package-contents.txt: `npm run package:contents`,
 * after `npx projen compile`. A file that is not meant to travel, or one that is missing, is a difference.
 * `-- --update` writes the list anew; read the difference before you commit it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, ROOT, run, SmokeFailure } from './smoke/process';

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: ReadonlyArray<{ readonly path: string; readonly size: number }>;
}

const BASELINE = join(ROOT, 'scripts', 'package-contents.txt');

/** In kB: what npm downloads, and what it leaves on a disk. */
const LIMITS = { size: 1300, unpackedSize: 5500 } as const;

main(() => {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { capture: true }),
  ) as readonly Packed[];
  const contents = summarize(packed);
  if (process.argv.includes('--update')) {
    writeFileSync(BASELINE, `${contents.join('\n')}\n`);
  }
  const expected = readFileSync(BASELINE, 'utf8').trim().split('\n');
  const differences = [
    ...contents.filter((line) => !expected.includes(line)).map((line) => `unexpected  ${line}`),
    ...expected.filter((line) => !contents.includes(line)).map((line) => `missing     ${line}`),
    ...checkSizes(packed),
  ];
  if (differences.length > 0) {
    throw new SmokeFailure(`the package is another one:\n${differences.join('\n')}\nIf that is meant: npm run package:contents -- --update`);
  }
  console.log(`The package has the ${packed.files.length} files that it should have.`);
});

/** Every file by its path, but for declarations and bundled packages: of these the folders. */
function summarize({ files }: Packed): readonly string[] {
  const lines = files.map(({ path }) => {
    const [, bundled] = /^(node_modules\/(?:@[^/]+\/)?[^/]+\/)/.exec(path) ?? [];
    return bundled ?? path.replace(/[^/]+\.d\.ts$/, '*.d.ts');
  });
  return [...new Set(lines)].sort();
}

function checkSizes(packed: Packed): readonly string[] {
  return (['size', 'unpackedSize'] as const).flatMap((name) => {
    const kilobytes = Math.ceil(packed[name] / 1000);
    console.log(`${name}: ${kilobytes} kB of ${LIMITS[name]} kB`);
    return kilobytes > LIMITS[name] ? [`too large   ${name}: ${kilobytes} kB, limit ${LIMITS[name]} kB`] : [];
  });
}
