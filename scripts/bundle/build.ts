import { dirname, join, relative, resolve, sep } from 'node:path';
import type { BuildOptions, OutputFile, Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { Bundle } from '../../test/support/bundles';
import { BUNDLES, bundleOf, LATE_BUILT_INS } from '../../test/support/bundles';

const OTHERS = 'module-of-another-bundle';
const LATE = 'late';
const PACKAGES = resolve(__dirname, '../../node_modules');

/** What bundles are made of. */
export interface Modules {
  readonly sources: string;
  /** What jsii compiled of them. */
  readonly lib: string;
  /** All modules in either folder, without extension. */
  readonly names: readonly string[];
}

/** All bundles, and their source maps, which name the sources from where they will be. */
export async function buildBundles(modules: Modules): Promise<readonly OutputFile[]> {
  const asked = await findAskedFor(modules);
  const built = await Promise.all(BUNDLES.map(async (bundle) => {
    const own = modules.names.filter((name) => bundleOf(name) === bundle);
    const named = bundle.compiled ? own : own.filter((name) => asked.has(name));
    const { metafile, outputFiles } = await build({
      ...options(bundle, modules, named), outfile: join(modules.lib, bundle.file), write: false, metafile: true,
    });
    requireKnownPackages(bundle, Object.keys(metafile!.inputs));
    return outputFiles!;
  }));
  return built.flat();
}

/** What is in a bundle is named in the notices. */
function requireKnownPackages({ file, packages = [] }: Bundle, inputs: readonly string[]): void {
  const found = inputs.map((input) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
    .filter((name) => name !== undefined);
  const surplus = [...new Set(found)].filter((name) => !packages.includes(name!));
  const missing = packages.filter((name) => !found.includes(name));
  if (surplus.length > 0 || missing.length > 0) {
    throw new Error(`${file} has the packages ${surplus.join(', ')} beyond its list, and lacks ${missing.join(', ')}`);
  }
}

/** The modules that another bundle asks for. */
async function findAskedFor(modules: Modules): Promise<ReadonlySet<string>> {
  const results = await Promise.all(BUNDLES.map((bundle) => build({
    ...options(bundle, modules, modules.names.filter((name) => bundleOf(name) === bundle)),
    outfile: bundle.file,
    write: false,
    metafile: true,
  })));
  return new Set(results.flatMap(({ metafile }) => Object.keys(metafile!.inputs))
    .filter((input) => input.startsWith(`${OTHERS}:`))
    .map((input) => input.slice(OTHERS.length + 1)));
}

/** What a bundle takes of another one it asks that one for, by the name of the module. */
function options(bundle: Bundle, modules: Modules, named: readonly string[]): BuildOptions {
  const { sources, lib } = modules;
  const folder = bundle.compiled ? lib : sources;
  const registry = bundle.compiled ? writeLazyRegistry(named) : writeRegistry(named);
  return {
    ...(bundle.program ? { entryPoints: [join(folder, bundle.file.replace(/\.js$/, ''))] }
      : { stdin: { contents: registry, resolveDir: folder, sourcefile: bundle.file } }),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // with `packages: 'external'` nothing else would be asked what to do with a package
    ...(bundle.packages ? {} : { packages: 'external' as const }),
    ...(bundle.mainFields ? { mainFields: bundle.mainFields } : {}),
    alias: Object.fromEntries(Object.entries(bundle.alias ?? {})
      .map(([name, file]) => [name, resolve(PACKAGES, file)])),
    minify: true,
    // a place in a stack trace is on a short line
    lineLimit: 120,
    // for `--enable-source-maps`, which gives traces the names and places of the sources; nobody else reads it
    ...(bundle.packages ? {} : { sourcemap: 'linked' as const, sourcesContent: false }),
    plugins: [...(bundle.builtInsAtOnce ? [] : [loadLate()]), separate(bundle, folder, modules)],
    logLevel: 'warning',
  };
}

function writeRegistry(modules: readonly string[]): string {
  return [
    ...modules.map((module, index) => `import * as module${index} from "./${module}";`),
    `const modules = {${modules.map((module, index) => `${JSON.stringify(module)}: module${index}`).join(', ')}};`,
    'exports.load = (name) => modules[name];',
  ].join('\n');
}

function writeLazyRegistry(modules: readonly string[]): string {
  return [
    `const modules = {${modules.map((module) => `${JSON.stringify(module)}: () => require("./${module}")`).join(', ')}};`,
    'exports.load = (name) => modules[name]?.();',
  ].join('\n');
}

/** Constants: through an object with a getter for each export a function would be looked up for each of its calls. */
async function exportFrom(loaded: string, source: string): Promise<string> {
  const { metafile } = await build({
    entryPoints: [source], format: 'esm', outdir: '.', write: false, metafile: true, logLevel: 'error',
  });
  const names = Object.values(metafile!.outputs).flatMap((output) => output.exports);
  return `export const { ${names.join(', ')} } = ${loaded};`;
}

/**
 * Modules of Node.js that take milliseconds to load, and that most runs have no use for: each function loads its module
 * when it is called first.
 */
function loadLate(): Plugin {
  return {
    name: 'late',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
        (namespace === LATE || !LATE_BUILT_INS.has(path) ? { path, external: true } : { path, namespace: LATE }));
      onLoad({ filter: /.*/, namespace: LATE }, ({ path }) => ({
        contents: LATE_BUILT_INS.get(path)!.map((name) => `export function ${name}(...args) {
          const { ${name}: called } = require(${JSON.stringify(path)});
          return new.target ? new called(...args) : called(...args);
        }`).join('\n'),
      }));
    },
  };
}

function separate(bundle: Bundle, folder: string, { names, sources }: Modules): Plugin {
  return {
    name: 'separate',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const module = relative(folder, join(resolveDir, path)).split(sep).join('/');
        return bundleOf(module) === bundle || !names.includes(module) ? undefined : { path: module, namespace: OTHERS };
      });
      onResolve({ filter: /^file-of-package:/ }, ({ path }) => ({ path: path.replace('file-of-package:', ''), external: true }));
      onLoad({ filter: /.*/, namespace: OTHERS }, async ({ path }) => {
        const file = relative(dirname(bundle.file), bundleOf(path).file).split(sep).join('/');
        const loaded = `require(${JSON.stringify(`file-of-package:./${file}`.replace('./../', '../'))}).load(${JSON.stringify(path)})`;
        const contents = bundle.compiled ? `module.exports = ${loaded};` : await exportFrom(loaded, join(sources, `${path}.ts`));
        return { contents, resolveDir: folder };
      });
    },
  };
}
