import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { Bundle } from './bundles';
import { bundleOf } from './bundles';

const OTHERS = 'module-of-another-bundle';

/**
 * Writes a bundle. What it takes of another one it asks that one for, by the name of the module, when the module that
 * needs it is loaded.
 *
 * @param lib what jsii compiled
 * @param modules all modules of lib, without extension
 */
export async function writeBundle(
  bundle: Bundle,
  lib: string,
  modules: readonly string[],
  outfile: string,
): Promise<void> {
  const own = modules.filter((module) => bundleOf(module) === bundle);
  const isProgram = own.includes(bundle.file.replace(/\.js$/, ''));
  await build({
    ...(isProgram ? { entryPoints: [join(lib, bundle.file)] }
      : { stdin: { contents: writeRegistry(own), resolveDir: lib, sourcefile: bundle.file } }),
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    // names and short lines stay, for stack traces
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 120,
    plugins: [separate(bundle, lib)],
    logLevel: 'warning',
  });
}

/** A module is run when it is asked for first. */
function writeRegistry(modules: readonly string[]): string {
  return `const modules = {\n${modules.map((module) => `  ${JSON.stringify(module)}: () => require("./${module}.js"),`).join('\n')}\n};\n`
    + 'exports.load = (name) => modules[name]?.();\n';
}

function separate(bundle: Bundle, lib: string): Plugin {
  return {
    name: 'separate',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const module = relative(lib, join(resolveDir, path)).split(sep).join('/').replace(/\.js$/, '');
        return bundleOf(module) === bundle || !readable(lib, module) ? undefined : { path: module, namespace: OTHERS };
      });
      onResolve({ filter: /^file-of-package:/ }, ({ path }) => ({ path: path.replace('file-of-package:', ''), external: true }));
      onLoad({ filter: /.*/, namespace: OTHERS }, ({ path }) => {
        const file = relative(dirname(bundle.file), bundleOf(path).file).split(sep).join('/');
        const contents = `module.exports = require(${JSON.stringify(`file-of-package:./${file}`.replace('./../', '../'))}).load(${JSON.stringify(path)});`;
        return { contents, resolveDir: lib };
      });
    },
  };
}

function readable(lib: string, module: string): boolean {
  try {
    return readFileSync(join(lib, `${module}.js`)).length > 0;
  } catch {
    return false;
  }
}
