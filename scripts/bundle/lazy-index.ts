import { bundleOf } from '../../test/support/bundles';

/**
 * The index that jsii compiled, with exports that load their module when they are used: an app uses few of them.
 *
 * The list of names stays, since Node.js reads from it what can be imported by name.
 */
export function writeLazyIndex(compiled: string): string {
  const modules = new Map([...compiled.matchAll(/^var (\w+) = require\("\.\/(.+)"\);$/gm)].map(([, name, module]) => [name, module]));
  const exported = [...compiled.matchAll(/^Object\.defineProperty\(exports, "(\w+)", .*return (\w+)\.\w+; \} \}\);$/gm)]
    .map(([, name, variable]) => [name, modules.get(variable)] as const);
  const names = exported.map(([name]) => name);
  const listed = /^exports\.[\w. =]+ = void 0;$/m.exec(compiled)?.[0] ?? '';
  const missing = names.filter((name) => !new RegExp(`exports\\.${name} =`).test(listed));
  if (exported.length === 0 || missing.length > 0 || exported.some(([, module]) => module === undefined)
    || listed.split('=').length - 1 !== names.length) {
    throw new Error('jsii compiles the index in another form: see scripts/bundle/lazy-index.ts');
  }
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    listed,
    'const lazily = (name, module, file) => Object.defineProperty(exports, name, {',
    '  enumerable: true,',
    '  get: () => require(file).load(module)[name],',
    '});',
    ...exported.map(([name, module]) => `lazily(${[name, module, `./${bundleOf(module!).file}`].map((each) => JSON.stringify(each)).join(', ')});`),
    '',
  ].join('\n');
}
