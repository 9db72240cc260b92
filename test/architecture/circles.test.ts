import { findCircles, importGraph, readModules } from '../support/import-graph';

const MODULES = readModules('src', 'scripts');

/** Each makes the other, and both are public: a primary key makes its replicas, a replica knows its primary. */
const ALLOWED = [['src/key/multi-region-key.ts', 'src/key/replica-key.ts']];

test('no modules of src and scripts import each other, types included', () => {
  expect(findCircles(importGraph(MODULES))).toEqual(ALLOWED);
});

test('a circle that an import of a type closes is found', () => {
  const [lower, upper] = ['src/analysis/iam/request.ts', 'src/analysis/iam/authorizer.ts'];
  const text = `import type { Authorizer } from './authorizer';\n${MODULES.get(lower)}\nexport type Closed = Authorizer;\n`;
  const circles = findCircles(importGraph(new Map([...MODULES, [lower, text]])));
  expect(circles.filter((circle) => circle.includes(lower) && circle.includes(upper))).toHaveLength(1);
});
