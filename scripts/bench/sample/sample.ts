/** One measurement, made in a process of its own. */
export type Sample = ProofSample | ParseSample | CommandSample | SynthesisSample | RequireSample | ProgramSample;

/** The engine on an assembly: reading, building the model, proving; its modules are loaded before. */
export interface ProofSample {
  readonly kind: 'proof';
  readonly directory: string;
}

/** What nothing that reads the templates can go below. */
export interface ParseSample {
  readonly kind: 'parse';
  readonly directory: string;
}

/** The function behind the command `prove`, acknowledgements and output included. */
export interface CommandSample {
  readonly kind: 'command';
  readonly directory: string;
}

/** An app from its first construct to the end of `synth`; the modules of aws-cdk-lib are loaded before. */
export interface SynthesisSample {
  readonly kind: 'synthesis';
  readonly variant: VariantName;
  readonly size: number;
  readonly validation: Validation;
  /** Where the assembly is to stay; without it the folder is removed. */
  readonly outdir?: string;
}

export type VariantName =
  'library' | 'library, two destinations' | 'library, monitored' | 'L2' | 'L1' | 'L2 replicationRules';

/**
 * The plugins of a synthesis: `proof` is the library's default; `idle` is a plugin that does nothing, for which CDK
 * does what it does for every plugin; `built-in` is CDK's own, which is off in all others as it takes longest of all.
 */
export type Validation = 'none' | 'proof' | 'idle' | 'built-in';

/** Loading the library after the modules of aws-cdk-lib that it needs. */
export interface RequireSample {
  readonly kind: 'require';
  /** Names of exports that are used; all without it. */
  readonly exports?: readonly string[];
}

/** The command line as a program; without arguments an empty script, which is what node itself takes. */
export interface ProgramSample {
  readonly kind: 'program';
  readonly args?: readonly string[];
}

/** Milliseconds. */
export interface Cost {
  readonly wall: number;
  /** CPU time of the main thread; of the process where the system does not tell. */
  readonly main: number;
  /** CPU time of all threads: garbage collection and compilation run in others. */
  readonly cpu: number;
}

export interface Measurement extends Cost {
  /** The largest resident set of the process, in MB. */
  readonly memory: number;
  /** Parts of the whole. */
  readonly phases: Readonly<Record<string, Cost>>;
  /** What was measured, so that a reader sees that two builds did the same. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What the process of a sample gets as its argument. */
export interface Job {
  /** The root of the build to measure. */
  readonly root: string;
  readonly sample: Sample;
}
