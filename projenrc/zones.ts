/**
 * Which folders of src may import which others.
 *
 * One table for the lint rule (`projenrc/lint.ts`), the diagram in ARCHITECTURE.md and the tests in
 * `test/architecture`.
 */
export interface Zone {
  /** The folder below src; of `analysis` and of src itself the files that stand in no folder. */
  readonly folder: string;
  readonly mayImport: readonly string[];
}

/** What everything may use, the engine too, and what uses nothing. */
const TEXT = ['internal/text'];

/** What everything but the engine may use. */
const MESSAGES = [...TEXT, 'internal/errors', 'internal/warnings'];

/** What every public constructor and method of the constructs and the simulator calls first. */
const INPUT = ['internal/input'];

/** The layers of the engine, from the lowest up: each may import those before it. */
const ENGINE = [
  'analysis/symbolic',
  'analysis/assembly',
  'analysis/resolve',
  'analysis/iam',
  'analysis/model',
  'analysis/s3',
  'analysis/checks',
  'analysis/report',
  'analysis',
];

const BUILDING_BLOCKS = ['internal/policy', 'internal/topology', 'internal/nag'];

const CONSTRUCTS = [
  'bucket', 'key', 'role', 'rules', 'source', 'destination', 'two-way', 'grants', 'events', 'monitoring',
];

const together = (folders: readonly string[], below: readonly string[]): Zone[] =>
  folders.map((folder) => ({ folder, mayImport: [...below, ...folders.filter((other) => other !== folder)] }));

export const ZONES: readonly Zone[] = [
  ...together(TEXT, []),
  ...together(['internal/errors', 'internal/warnings'], TEXT),
  ...ENGINE.map((folder, index) => ({ folder, mayImport: [...TEXT, ...ENGINE.slice(0, index)] })),
  ...together(INPUT, MESSAGES),
  { folder: 'simulator', mayImport: [...MESSAGES, ...INPUT, ...ENGINE] },
  { folder: 'proof', mayImport: [...MESSAGES, ...ENGINE] },
  ...together(BUILDING_BLOCKS, [...MESSAGES, ...INPUT]),
  ...together(CONSTRUCTS, [...MESSAGES, ...INPUT, ...BUILDING_BLOCKS]),
  // the Lambda functions of jobs and canaries
  { folder: 'functions', mayImport: [...MESSAGES, ...INPUT, ...BUILDING_BLOCKS] },
  // the front door and what it composes; it alone registers the proof. A job or a canary is of a whole replication
  ...together(['internal/compose', '', 'jobs', 'canary'], [...MESSAGES, ...INPUT, ...BUILDING_BLOCKS, ...CONSTRUCTS, 'functions', 'proof', 'simulator']),
  // what nothing imports: a program on top of the engine
  { folder: 'cli', mayImport: [...MESSAGES, ...INPUT, ...ENGINE, 'simulator', 'proof'] },
];

/** The zone of a file below src, by the longest folder that holds it; `undefined` for a folder that the table lacks. */
export function zoneOf(file: string): Zone | undefined {
  const folders = file.split('/').slice(0, -1);
  return folders.length === 0
    ? ZONES.find(({ folder }) => folder === '')
    : [...folders.keys()].reverse()
      .map((end) => ZONES.find(({ folder }) => folder === folders.slice(0, end + 1).join('/')))
      .find((zone) => zone !== undefined);
}
