import { COMMANDER_PACKAGES, SDK_PACKAGES, YAML_PACKAGES } from './third-party';

/** A file of the package, with the modules that it consists of. */
export interface Bundle {
  /** Below lib. */
  readonly file: string;
  /** Of the paths of modules below src and lib, without extension. */
  readonly modules: RegExp;
  /** A program that the shell runs, of the module of the same name. */
  readonly program?: boolean;
  /**
   * Made of what jsii compiled, which tells other languages the names of public classes; each module runs when it is
   * asked for first. The others are made of the sources and run as a whole, in half the time: their modules need not
   * ask for each other.
   */
  readonly compiled?: boolean;
  /** Packages whose code goes into the file; the others stay outside. */
  readonly packages?: readonly string[];
  /**
   * Which files of a package are taken, by the members of its `package.json`; names are made short too.
   *
   * @default - those of Node.js, with their names
   */
  readonly mainFields?: string[];
  /** Whether modules of Node.js are loaded with it: see `LATE_BUILT_INS`. */
  readonly builtInsAtOnce?: boolean;
  /** What is taken for a package, below `node_modules`: one that names a file for Node.js has no member for another. */
  readonly alias?: Readonly<Record<string, string>>;
}

/** Modules of Node.js that are loaded when one of these functions of theirs is called first, which is rarely. */
export const LATE_BUILT_INS: ReadonlyMap<string, readonly string[]> = new Map([
  ['node:crypto', ['createHash']],
  ['node:net', ['BlockList', 'isIP']],
  // of commander, for subcommands that are programs of their own
  ['node:child_process', ['spawn']],
]);

/**
 * Every module is in one of them, the first that fits, so that no state and no class is there twice. What is not
 * needed together is apart: a version needs no command, a proof no simulator.
 */
export const BUNDLES: readonly Bundle[] = [
  { file: 'cli/main.js', modules: /^cli\/main$/, program: true },
  {
    file: 'cli/run.js',
    modules: /^cli\/(?:run|program|command-options|strict-options|help|terminal|colours|exit-codes|output-formats|simulation-request|usage-error|render\/layout|input\/unusable-input|commands\/(?:result|failure))$/,
    packages: COMMANDER_PACKAGES,
    mainFields: ['main'],
  },
  // of ECMAScript modules, of which esbuild leaves out what is not used: the half
  {
    file: 'cli/yaml.js',
    modules: /^cli\/input\/templates\/(?:yaml-|plain-scalar$|short-forms$)/,
    packages: YAML_PACKAGES,
    mainFields: ['module', 'main'],
    alias: { yaml: 'yaml/browser/dist/index.js' },
  },
  { file: 'cli/report.js', modules: /^cli\/(?:report\/|output-file$|render\/(?:html\/|sarif$|junit$))/ },
  { file: 'cli/simulate.js', modules: /^cli\/(?:simulate|commands\/simulate|render\/simulate-)/ },
  { file: 'cli/reconcile.js', modules: /^cli\/(?:reconcile\/|commands\/reconcile$)/ },
  {
    file: 'cli/sdk.js',
    modules: /^cli\/doctor\/sdk$/,
    packages: SDK_PACKAGES,
    mainFields: ['module', 'main'],
    builtInsAtOnce: true,
  },
  { file: 'cli/doctor.js', modules: /^cli\/(?:doctor\/|commands\/doctor$|render\/doctor$)/ },
  { file: 'cli/commands.js', modules: /^cli\// },
  // what needs nothing of aws-cdk-lib, which takes longer to load than all of this: the engine and the commands need it
  {
    file: 'basis.js',
    modules: /^(?:internal\/text\/.*|internal\/warnings\/destination-requirements|analysis\/(?:symbolic\/(?:symbolic-string|reserved-characters)|checks\/violation|assembly\/assembly-error|report\/(?:blind-spots|findings)))$/,
  },
  { file: 'errors.js', modules: /^internal\/(?:errors|warnings)\// },
  { file: 'simulator.js', modules: /^simulator\/private\// },
  { file: 'engine.js', modules: /^analysis\// },
  { file: 'proof.js', modules: /^proof\/private\/(?:run-proof|prove-app|given-acknowledgements|report)$/ },
  // what few apps use, without what every replication looks at
  {
    file: 'operations.js',
    modules: /^(?:(?:jobs|canary|functions|monitoring|events|simulator)\/(?!(?:private\/(?:send-events|event-types|collect-rules|metrics|monitored-rule)|replication-metrics)$)|internal\/(?:input\/(?:cron|run-days|schedule)|topology\/mismatch)$)/,
    compiled: true,
  },
  { file: 'constructs.js', modules: /^/, compiled: true },
];

export function bundleOf(module: string): Bundle {
  return BUNDLES.find(({ modules }) => modules.test(module))!;
}
