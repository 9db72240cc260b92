import { main, memory } from '../row';
import type { Case, Row, Rows, Setting } from '../row';
import type { Measurement, Validation, VariantName } from '../sample/sample';
import { differences, ratios } from '../statistics';
import { beyond, ofBefore, over } from '../targets';

/** The target for one replication in milliseconds, over what it took when that was set. */
const OWN_COST = 65 / 126;

/** Apps of many replications, built and synthesized. */
export const SYNTHESIS: Rows = {
  'default-path': (setting) => besideL2(setting, {
    title: 'construct and synth with the proof, beside hand-written L2s with a plugin that does nothing',
    validation: 'proof',
    beside: 'idle',
    limit: 1.25,
  }),

  'proof-off': (setting) => besideL2(setting, {
    title: 'construct and synth without the proof, beside hand-written L2s',
    validation: 'none',
    beside: 'none',
    limit: 1.08,
  }),

  'monitoring': ({ quick }) => {
    const sizes = quick ? [1, 20] : [1, 10, 200];
    const judged = sizes[sizes.length - 1];
    const pairs = sizes.map((size) => [synthesis('library, monitored', size, 'proof'), synthesis('library', size, 'proof')]);
    return {
      title: 'construct and synth with the proof and with monitoring, beside the same without monitoring',
      cases: pairs.flat(),
      targets: pairs.map(([monitored, without], index) =>
        over(monitored.label, without.label, main, sizes[index] === judged ? 1.25 : undefined)),
    };
  },

  'own-cost': () => {
    const [library, l2] = [synthesis('library', 1, 'proof'), synthesis('L2', 1, 'none')];
    const labels = [library.label, l2.label] as const;
    return {
      title: 'what the library adds to a process with one replication: require, construct, synth with the proof',
      rounds: 9,
      cases: [library, l2],
      targets: [
        beyond(...labels, 'main thread', allPhases),
        {
          what: 'what the library adds, of what it was',
          limit: OWN_COST,
          figures: (results) => {
            const { here, before } = results.of(labels, allPhases, differences);
            return before && ratios(here, before);
          },
        },
      ],
    };
  },

  'by-hand': ({ quick }) => {
    const size = quick ? 10 : 200;
    const [library, ...others] = (['library', 'L2', 'L1', 'L2 replicationRules'] as const)
      .map((variant) => synthesis(variant, size, 'none'));
    return {
      title: 'construct and synth without the proof, beside other ways to write it',
      cases: [library, ...others],
      targets: [
        ...others.map(({ label }) => over(library.label, label, main, label.startsWith('L1') ? 2.5 : undefined)),
        {
          what: 'helper resources',
          limit: 0,
          unit: '',
          figures: (results) => results.here(library.label, ({ counts }) => counts.helpers),
        },
      ],
    };
  },

  'built-in-validation': ({ quick }) => {
    const size = quick ? 2 : 50;
    const [none, proof, builtIn] = (['none', 'proof', 'built-in'] as const).map((validation): Case => ({
      ...synthesis('library', size, validation),
      label: `library, N = ${size}, ${validation}`,
      onlyThis: true,
    }));
    return {
      title: 'what the proof adds to construct and synth, beside what CDK\'s own validation adds',
      rounds: 3,
      cases: [none, proof, builtIn],
      targets: [
        {
          what: 'the proof over CDK\'s own validation',
          limit: 0.2,
          figures: (results) => {
            const without = results.here(none.label, main);
            const [ours, theirs] = [proof, builtIn].map(({ label }) => differences(results.here(label, main), without));
            return ratios(ours, theirs);
          },
        },
      ],
    };
  },
};

interface Comparison {
  readonly title: string;
  readonly validation: Validation;
  /** What the L2s are validated with. */
  readonly beside: Validation;
  /** For N = 200. */
  readonly limit: number;
}

function besideL2({ quick }: Setting, { title, validation, beside, limit }: Comparison): Omit<Row, 'name'> {
  const sizes = quick ? [1, 20] : [1, 50, 200, 500];
  const judged = quick ? 20 : 200;
  const label = (variant: string, size: number) => `${variant}, N = ${size}`;
  return {
    title,
    cases: sizes.flatMap((size) => [
      synthesis('library', size, validation),
      ...(beside === 'idle' ? [{ ...synthesis('L2', size, beside), label: label('L2 and idle plugin', size) }] : []),
      synthesis('L2', size, 'none'),
    ]),
    targets: sizes.flatMap((size) => [
      ...(beside === 'idle' ? [
        over(label('library', size), label('L2 and idle plugin', size), main, size === judged ? limit : undefined),
        over(label('L2 and idle plugin', size), label('L2', size)),
      ] : []),
      over(label('library', size), label('L2', size), main, size === judged && beside === 'none' ? limit : undefined),
      ...(size === judged ? [
        ofBefore(label('library', size), 'main thread', main),
        ofBefore(label('library', size), 'memory', memory),
      ] : []),
    ]),
  };
}

function synthesis(variant: VariantName, size: number, validation: Validation): Case {
  return {
    label: `${variant}, N = ${size}`,
    sample: { kind: 'synthesis', variant, size, validation },
    onlyThis: variant !== 'library',
  };
}

function allPhases({ phases }: Measurement): number {
  return Object.values(phases).reduce((sum, cost) => sum + cost.main, 0);
}
