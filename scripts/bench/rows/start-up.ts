import { javaScriptBytes } from '../package-size';
import { main, memory, wall } from '../row';
import type { Rows } from '../row';
import { measure } from '../sampler';
import { ratios } from '../statistics';
import { beyond, ofBefore } from '../targets';

const ROUNDS = 9;

/** What a common app names. */
const APP = [
  'EncryptedCrossRegionReplication', 'ReplicationSource', 'ReplicationDestination', 'ReplicationKeys', 'ReplicationFilter',
];

/** What is paid before anything is built or proven. */
export const START_UP: Rows = {
  'require': () => ({
    title: '`require` of the library, with the exports that an app uses, after the modules of aws-cdk-lib that it needs',
    rounds: ROUNDS,
    cases: [
      { label: 'as an app does', sample: { kind: 'require', exports: APP } },
      // the simulator too, which is for tests, and with it the engine
      { label: 'all exports', sample: { kind: 'require' } },
    ],
    targets: [
      ofBefore('as an app does', 'main thread', main, 0.3),
      ofBefore('as an app does', 'files', ({ counts }) => counts.files),
      ofBefore('as an app does', 'memory', memory),
      ofBefore('all exports', 'main thread', main),
    ],
  }),

  'command-line': ({ workspace, builds }) => {
    const directory = workspace.folder('example', (outdir) => {
      measure(builds[0], { kind: 'synthesis', variant: 'library', size: 1, validation: 'none', outdir }, workspace);
    });
    return {
      title: 'the command line, a program of its own',
      rounds: ROUNDS,
      cases: [
        { label: 'prove', sample: { kind: 'program', args: ['prove', directory] } },
        { label: '--version', sample: { kind: 'program', args: ['--version'] } },
        { label: 'node alone', sample: { kind: 'program' }, onlyThis: true },
      ],
      targets: [
        ofBefore('prove', 'wall', wall, 0.6),
        ofBefore('--version', 'wall', wall),
        beyond('--version', 'node alone', 'wall', wall),
        beyond('--version', 'node alone', 'main thread', main, 25),
      ],
    };
  },

  'package': ({ builds: [here, before] }) => ({
    title: 'JavaScript in the package and in what it bundles, without the bundles for Lambda and of the AWS SDK',
    cases: [],
    targets: [
      {
        what: 'JavaScript',
        unit: 'kB',
        figures: () => [javaScriptBytes(here.root) / 1000],
        before: () => before && [javaScriptBytes(before.root) / 1000],
      },
      {
        what: 'JavaScript, of what it was',
        limit: 0.35,
        figures: () => before && ratios([javaScriptBytes(here.root)], [javaScriptBytes(before.root)]),
      },
    ],
  }),
};
