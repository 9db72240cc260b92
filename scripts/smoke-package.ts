/**
 * Is what we would publish what a user can use? Packs the package, installs it in clean projects beside the floor of
 * aws-cdk-lib, has the CDK command line synthesize an app, once as CommonJS and once as ECMAScript modules, and proves
 * the assembly with the command of the package.
 *
 * SMOKE_KEEP=1 keeps the projects.
 */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HANDLERS } from '../test/support/bundle-handlers';
import { BUNDLES } from '../test/support/bundles';
import { NOTICES } from '../test/support/third-party';
import { compileLibrary } from './smoke/language';
import { inTemporaryDirectory, main, ROOT, run, SmokeFailure } from './smoke/process';
import { developed, PACKAGE } from './smoke/versions';

const REQUIRED = [
  'package.json', '.jsii', 'README.md', 'LICENSE', 'API.md', NOTICES, 'lib/index.js', 'lib/index.d.ts',
  ...BUNDLES.map(({ file }) => `lib/${file}`),
  ...BUNDLES.filter(({ packages }) => packages === undefined).map(({ file }) => `lib/${file}.map`),
  ...HANDLERS.map((name) => `lib/handlers/${name}/index.js`),
];
const ADMITTED = [
  /^(package\.json|\.jsii(\.gz)?|\.jsii\.tabl\.json(\.gz)?|README\.md|LICENSE|API\.md|CHANGELOG\.md|THIRD-PARTY-NOTICES)$/,
  /^lib\/.+\.d\.ts$/,
];
const STACKS = 3;

interface Project {
  readonly name: string;
  readonly type: 'commonjs' | 'module';
  readonly module: string;
  /** Command that the CDK command line runs. */
  readonly app: string;
}

const PROJECTS: Project[] = [
  { name: 'CommonJS', type: 'commonjs', module: 'node16', app: 'npx tsx app.ts' },
  // Compiled, not run by tsx: tsx makes CommonJS exports visible that Node itself does not see.
  { name: 'ECMAScript modules', type: 'module', module: 'nodenext', app: 'npx tsc && node app.js' },
];

main(() => inTemporaryDirectory('smoke-package', (directory) => {
  console.log('build and pack');
  compileLibrary();
  const tarball = pack(directory);
  for (const project of PROJECTS) {
    synthesize(project, tarball, join(directory, project.type));
  }
  console.log('the package works as CommonJS and as ECMAScript modules');
}));

function pack(directory: string): string {
  const output = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], { capture: true });
  const packed = Object.values(JSON.parse(output))[0] as { filename: string; files: { path: string }[] };
  const paths = packed.files.map((file) => file.path);
  const missing = REQUIRED.filter((path) => !paths.includes(path));
  const surplus = paths.filter((path) => !REQUIRED.includes(path) && !ADMITTED.some((pattern) => pattern.test(path)));
  if (missing.length > 0 || surplus.length > 0) {
    throw new SmokeFailure(`packed files: missing ${JSON.stringify(missing)}, surplus ${JSON.stringify(surplus)}`);
  }
  console.log(`  ${packed.filename}: ${paths.length} files, none missing, none surplus`);
  return join(directory, packed.filename);
}

function synthesize(project: Project, tarball: string, directory: string): void {
  console.log(`${project.name}: a clean project`);
  mkdirSync(directory);
  write(directory, 'package.json', { name: 'smoke', private: true, type: project.type });
  write(directory, 'cdk.json', { app: project.app });
  write(directory, 'tsconfig.json', {
    compilerOptions: {
      target: 'es2022', module: project.module, strict: true, types: ['node'], declaration: false,
    },
    files: ['app.ts'],
  });
  copyFileSync(join(ROOT, 'scripts', 'smoke', 'app.ts'), join(directory, 'app.ts'));
  const tools = ['aws-cdk-lib', 'constructs', 'aws-cdk', 'typescript', 'tsx', '@types/node']
    .map((name) => `${name}@${developed(name)}`);
  run('npm', ['install', '--no-fund', '--no-audit', tarball, ...tools], { cwd: directory });
  run('npx', ['tsc', '--noEmit'], { cwd: directory });
  run('npx', ['cdk', 'synth', '--quiet', '--no-notices', '--no-version-reporting'], {
    cwd: directory,
    env: { CDK_DISABLE_VERSION_CHECK: '1', CDK_DISABLE_CLI_TELEMETRY: '1' },
  });
  const templates = readdirSync(join(directory, 'cdk.out')).filter((file) => file.endsWith('.template.json'));
  if (templates.length !== STACKS) {
    throw new SmokeFailure(`${project.name}: expected ${STACKS} templates of ${PACKAGE}, got ${templates.join(', ')}`);
  }
  console.log(`  cdk synth: ${templates.sort().join(', ')}`);
  run('npx', [PACKAGE, 'prove'], { cwd: directory });
  requireNamedSources(project, directory);
}

/** Names in the files of the package are short; those of the sources come from the source maps. */
function requireNamedSources({ name }: Project, directory: string): void {
  const failing = `try { new (require('${PACKAGE}').EncryptedCrossRegionReplication)(); } catch ({ stack }) { console.log(stack); }`;
  const trace = run('node', ['--enable-source-maps', '--input-type=commonjs', '--eval', failing], { cwd: directory, capture: true });
  if (!/src[\\/]encrypted-cross-region-replication\.ts:\d+/.test(trace)) {
    throw new SmokeFailure(`${name}: no source in ${trace}`);
  }
}

function write(directory: string, file: string, content: object): void {
  writeFileSync(join(directory, file), `${JSON.stringify(content, undefined, 2)}\n`);
}
