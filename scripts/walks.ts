/**
 * Counts the files that three walks through the library enter, as ARCHITECTURE.md tells them: `npm run walks`.
 *
 * `npm run walks -- FOLDER` counts in another checkout, to compare two commits.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const HERE = resolve(__dirname, '..');
const DRIVER = 'scripts/lib/walk';

const WALKS = {
  prop: 'a prop of a destination to the template',
  statement: 'a statement of a policy to a finding',
  object: 'an object through the simulator',
};

/**
 * TypeScript's own output, as it is published: other compilers export a constant through a function, which would count
 * as entered.
 */
function compile(root: string, outdir: string): void {
  const sources = (readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [join(root, 'src', file), join(outdir, 'src', file)]);
  [...sources, [join(HERE, `${DRIVER}.ts`), join(outdir, `${DRIVER}.ts`)]].forEach(([from, to]) => {
    const { outputText } = transpileModule(readFileSync(from, 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
    });
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to.replace(/\.ts$/, '.js'), outputText);
  });
  symlinkSync(realpathSync(join(root, 'node_modules')), join(outdir, 'node_modules'));
}

function main(root: string): void {
  // V8 reports the real path of a module
  const outdir = realpathSync(mkdtempSync(join(tmpdir(), 'walks-')));
  try {
    compile(root, outdir);
    for (const [name, title] of Object.entries(WALKS)) {
      const stdout = execFileSync(process.execPath, [join(outdir, `${DRIVER}.js`), name], {
        cwd: outdir,
        encoding: 'utf8',
        // CDK writes its report to standard error
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const files: string[] = JSON.parse(stdout);
      console.log([`${title}: ${files.length} files of src`, ...files.map((file) => `  ${file}`), ''].join('\n'));
    }
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

main(resolve(process.argv[2] ?? HERE));
