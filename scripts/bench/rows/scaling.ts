import { acknowledgedFindings, appOfSmallStacks, prefixes, rules, sourcesOfOneBucket } from '../generate/apps';
import type { GeneratedStack } from '../generate/assembly';
import { main } from '../row';
import type { Row, Rows, Setting } from '../row';
import type { Measurement } from '../sample/sample';
import { doubling, ofBefore } from '../targets';

/** The finding of a role that must not read tags; ids of findings are contract. */
const FINDING = 'ReplicationProof::ReadSourceTags';

/** What has to grow with the app, not with its square. */
export const SCALING: Rows = {
  'small-stacks': (setting) => scaling(setting, {
    title: 'small stacks in chains of ten, 1 replication',
    unit: 'stacks',
    sizes: setting.quick ? [100, 200] : [500, 1000, 2000],
    create: appOfSmallStacks,
  }),
  'sources': (setting) => scaling(setting, {
    title: 'sources that replicate into one bucket, whose policies name their roles',
    unit: 'sources',
    sizes: setting.quick ? [25, 50] : [50, 100, 200, 400],
    create: sourcesOfOneBucket,
  }),
  'prefixes': (setting) => scaling(setting, {
    title: 'prefixes of one replication, each with a rule and named in the role',
    unit: 'prefixes',
    sizes: setting.quick ? [25, 50] : [50, 100, 200, 400],
    create: prefixes,
  }),
  'rules': (setting) => scaling(setting, {
    title: 'rules of one replication, which differ by tag',
    unit: 'rules',
    sizes: setting.quick ? [25, 50] : [50, 100, 200, 400],
    create: rules,
  }),
  'acknowledgements': (setting) => scaling(setting, {
    title: 'the command `prove`: findings, each with an acknowledgement',
    unit: 'findings',
    sizes: setting.quick ? [25, 50] : [50, 100, 200, 400, 800],
    create: (size) => acknowledgedFindings(size, FINDING),
    command: true,
  }),
};

interface Scaling {
  readonly title: string;
  readonly unit: string;
  /** Each twice the one before. */
  readonly sizes: readonly number[];
  readonly create: (size: number) => Iterable<GeneratedStack>;
  /** The whole command, not the engine alone. */
  readonly command?: boolean;
}

function scaling({ workspace, quick }: Setting, { title, unit, sizes, create, command }: Scaling): Omit<Row, 'name'> {
  const labels = sizes.map((size) => `${size} ${unit}`);
  const kind = command ? 'command' : 'proof';
  return {
    title,
    // short ones differ much
    rounds: quick ? 2 : 5,
    cases: sizes.map((size, index) => ({
      label: labels[index],
      sample: { kind, directory: workspace.assembly(`${unit}-${size}`, () => create(size)) },
    })),
    targets: [
      ...labels.slice(1).map((label, index) => doubling(label, labels[index], command ? main : afterReading)),
      ofBefore(labels[labels.length - 1], 'main thread', main),
    ],
  };
}

/** Reading the files, which grows with them, would hide what grows faster. */
function afterReading({ phases: { building, proving } }: Measurement): number {
  return building.main + proving.main;
}
