import { buildWorld } from '../../../src/proof/private/world/build-world';
import { readAssembly } from '../../../src/proof/private/world/read-assembly';
jest.mock('../../../src/proof/private/policy/parse-document', () => ({ parseDocument: (value: unknown, origin: unknown) => ({ origin, value, statements: [], problems: [] }) }), { virtual: true });
test('x', () => {
  for (const e of ['minimal', 'cross-account', 'two-way', 'pipeline-stage', 'xr']) {
    const stacks = readAssembly(`/tmp/B/${e}`);
    for (let i = 0; i < 3; i++) { const t = performance.now(); buildWorld(stacks); console.error(performance.now() - t); }
    const w = buildWorld(stacks);
    console.error(JSON.stringify(w, (k, v) => k === 'replication' ? undefined : k === 'place' ? v.constructPath ?? v.logicalId : v instanceof Map ? Object.fromEntries(v) : v instanceof Set ? [...v] : k === 'source' ? v.name : k === 'waitsFor' ? 0 : v, 1).replace(/\n {4,}/g, ' '));
  }
});
