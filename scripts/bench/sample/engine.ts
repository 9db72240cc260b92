import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Read = typeof import('../../../src/analysis/assembly/read-assembly').readAssembly;
type Build = typeof import('../../../src/analysis/model/build-model').buildModel;
type Prove = typeof import('../../../src/analysis/prove').prove;
type ProveCommand = typeof import('../../../src/cli/commands/prove').proveCommand;

/** The functions of a build that are measured, whatever it calls them. */
export interface Engine {
  readonly read: Read;
  readonly build: Build;
  readonly prove: Prove;
}

type Export = readonly [module: string, name: string];

/** The files that have the modules of newer builds, which have no file for each: docs/adr/0020-bundles.md. */
const BUNDLES = ['engine', 'constructs', 'cli/commands', 'cli/cli'];

interface BundleFile {
  load(module: string): unknown;
}

/** Where builds have these functions, the newest first: docs/adr/0015-names.md. A rename adds an entry. */
const LAYOUTS: readonly Record<keyof Engine, Export>[] = [
  {
    read: ['analysis/assembly/read-assembly', 'readAssembly'],
    build: ['analysis/model/build-model', 'buildModel'],
    prove: ['analysis/prove', 'prove'],
  },
  {
    read: ['proof/private/world/read-assembly', 'readAssembly'],
    build: ['proof/private/world/build-world', 'buildWorld'],
    prove: ['proof/private/prove', 'prove'],
  },
];

const requireModule = createRequire(__filename);

export function loadEngine(root: string): Engine {
  const layout = LAYOUTS.find((each) =>
    Object.values(each).every(([module]) => findModule(root, module) !== undefined));
  if (layout === undefined) {
    throw new Error(`the engine of ${root} has none of the known layouts; add its own to LAYOUTS`);
  }
  return {
    read: load<Read>(root, layout.read),
    build: load<Build>(root, layout.build),
    prove: load<Prove>(root, layout.prove),
  };
}

export function loadProveCommand(root: string): ProveCommand {
  return load<ProveCommand>(root, ['cli/commands/prove', 'proveCommand']);
}

export function loadLibrary(root: string): typeof import('../../../src') {
  return requireModule(join(root, 'lib')) as typeof import('../../../src');
}

export function pathOf(root: string, module: string): string {
  return join(root, 'lib', `${module}.js`);
}

function load<T>(root: string, [module, name]: Export): T {
  return (findModule(root, module) as Record<string, T>)[name];
}

function findModule(root: string, module: string): unknown {
  if (existsSync(pathOf(root, module))) {
    return requireModule(pathOf(root, module));
  }
  const bundles = BUNDLES.map((bundle) => pathOf(root, bundle)).filter((file) => existsSync(file));
  return bundles.map((file) => (requireModule(file) as BundleFile).load(module))
    .find((found) => found !== undefined);
}
