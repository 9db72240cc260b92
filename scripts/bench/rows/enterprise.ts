import { appWithImportedRoles, largeApp } from '../generate/apps';
import { main, memory, wall } from '../row';
import type { Case, Rows, Setting } from '../row';
import { measure } from '../sampler';
import { doubling, ofBefore, over } from '../targets';

/** Large apps with few replications. */
export const ENTERPRISE: Rows = {
  'loose-policies': (setting) => {
    const stacks = setting.quick ? 10 : 300;
    return {
      title: `${stacks} stacks of 400 resources, three policies each on roles imported by name, 3 replications`,
      rounds: 3,
      cases: [{ ...largeAppCase(setting, 'proof', stacks, 3), slowBefore: true }],
      targets: [
        ofBefore('proof', 'wall', wall),
        ofBefore('proof', 'main thread', main, 1 / 200),
        ofBefore('proof', 'memory', memory, 1 / 4),
      ],
    };
  },

  'unrelated-stacks': (setting) => {
    const stacks = setting.quick ? 10 : 300;
    const proof = largeAppCase(setting, 'proof', stacks, 0);
    return {
      title: `${stacks} unrelated stacks of 400 resources, 3 replications`,
      rounds: 3,
      cases: [
        { ...proof, slowBefore: true },
        { label: 'JSON.parse of the templates', onlyThis: true, sample: { ...proof.sample, kind: 'parse' } },
      ],
      targets: [over('proof', 'JSON.parse of the templates', main, 1.5), ofBefore('proof', 'main thread', main)],
    };
  },

  'imported-roles': (setting) => {
    const stacks = setting.quick ? 5 : 60;
    const agnostic = `${stacks} stacks, any account`;
    return {
      title: `${stacks} stacks with 20 roles and 5 grants to imported roles each, 1 replication`,
      rounds: 3,
      cases: [
        ...[stacks, 2 * stacks].map((size) => importedRolesCase(setting, `${size} stacks`, size, false)),
        ...[stacks, 2 * stacks].map((size) => importedRolesCase(setting, `${size} stacks, any account`, size, true)),
      ],
      targets: [
        doubling(`${2 * stacks} stacks`, `${stacks} stacks`),
        doubling(`${2 * stacks} stacks, any account`, agnostic),
        ofBefore(`${stacks} stacks`, 'main thread', main),
        ofBefore(agnostic, 'main thread', main),
      ],
    };
  },

  'two-destinations': (setting) => {
    const size = setting.quick ? 20 : 200;
    const directory = setting.workspace.folder(`two-destinations-${size}`, (outdir) => {
      measure(setting.builds[0], {
        kind: 'synthesis', variant: 'library, two destinations', size, validation: 'none', outdir,
      }, setting.workspace);
    });
    return {
      title: `${size} replications with two destinations, as this library synthesizes them: the first proof of a process`,
      cases: [{ label: 'proof', sample: { kind: 'proof', directory } }],
      targets: [
        ofBefore('proof', 'wall', wall, 0.45),
        ofBefore('proof', 'main thread', main),
        ofBefore('proof', 'all threads', ({ cpu }) => cpu),
        ofBefore('proof', 'memory', memory),
      ],
    };
  },
};

function largeAppCase({ workspace }: Setting, label: string, stacks: number, loosePolicies: number) {
  const directory = workspace.assembly(`large-${stacks}-${loosePolicies}`, () => largeApp(stacks, loosePolicies));
  return { label, sample: { kind: 'proof', directory } } as const;
}

function importedRolesCase({ workspace }: Setting, label: string, stacks: number, agnostic: boolean): Case {
  const directory = workspace.assembly(`imported-roles-${stacks}-${agnostic}`, () => appWithImportedRoles(stacks, agnostic));
  return { label, sample: { kind: 'proof', directory } };
}
