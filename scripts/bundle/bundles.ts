/** A file of the package, with the modules that it consists of. */
export interface Bundle {
  /** Below lib. */
  readonly file: string;
  /** Of the paths of modules below lib, without extension. */
  readonly modules: RegExp;
}

/**
 * Every module is in one of them, the first that fits, so that no state and no class is there twice. The engine is
 * loaded when a proof or a simulation runs, the command line by its program alone; the basis is what all of them need.
 */
export const BUNDLES = [
  { file: 'cli/main.js', modules: /^cli\/main$/ },
  { file: 'cli/cli.js', modules: /^cli\// },
  {
    file: 'basis.js',
    modules: /^internal\/(?:errors|warnings)\/|^analysis\/(?:symbolic\/|checks\/violation$|assembly\/assembly-error$)/,
  },
  { file: 'engine.js', modules: /^(?:analysis|simulator\/private)\/|^proof\/private\/(?:run-proof|prove-app|report)$/ },
  { file: 'constructs.js', modules: /^/ },
] as const satisfies readonly Bundle[];

export function bundleOf(module: string): Bundle {
  return BUNDLES.find(({ modules }) => modules.test(module))!;
}
