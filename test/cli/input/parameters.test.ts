import { overrideParameters } from '../../../src/analysis/assembly/parameter-overrides';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import { parseParameters, requireParameters } from '../../../src/cli/input/parameters';

const stacks = () => readAssembly('test/cases/adv-A56-manifest-parameter-disables');

test.each([
  ['Src.St=Enabled', { stack: 'Src', name: 'St', value: 'Enabled' }],
  ['Stage/a.b.St=x=y', { stack: 'Stage/a.b', name: 'St', value: 'x=y' }],
  ['St=a.b', { name: 'St', value: 'a.b' }],
  ['Src.St=', { stack: 'Src', name: 'St', value: '' }],
])('%s', (written, expected) => {
  expect(parseParameters([written])).toEqual([expected]);
});

test.each([
  ['another form', ['Src.Enabled'], /Src\.Enabled.*give \[STACK\.\]NAME=VALUE/],
  ['a name that no parameter has', ['Src.a-b=c'], /Src\.a-b=c/],
  ['a parameter given twice', ['Src.St=a', 'Src.St=b'], /twice/],
])('refuses %s', (_title, written, message) => {
  expect(() => parseParameters(written)).toThrow(message);
});

test.each([
  ['a stack that is not there', 'Nobody.St=a', /"Nobody", which no assembly and no template has/],
  ['a parameter that is not there', 'Src.Nothing=a', /no parameter Nothing/],
  ['a parameter of a stack without any', 'Dst.Nothing=a', /Dst\.Nothing, but the stack has no parameter Nothing/],
])('refuses %s', (_title, written, message) => {
  expect(() => requireParameters(stacks(), parseParameters([written]))).toThrow(message);
});

test.each(['Src.St=a', 'Src.St='])('takes %s, which the stack has', (written) => {
  expect(() => requireParameters(stacks(), parseParameters([written]))).not.toThrow();
});

test('refuses the name of several stacks', () => {
  const [stack] = stacks();
  const named = [{ ...stack, path: 'One', name: 'Same' }, { ...stack, path: 'Two', name: 'Same' }];
  expect(() => requireParameters(named, parseParameters(['Same.St=a']))).toThrow(/One, Two/);
});

test('overrides the manifest', () => {
  const manifest = new Map([['St', 'Disabled']]);
  expect(overrideParameters(manifest, parseParameters(['Src.St=Enabled', 'Other.St=no']), { path: 'Src', name: 'src' }))
    .toEqual(new Map([['St', 'Enabled']]));
});

test('what is given to one stack comes before what is given to all', () => {
  const given = parseParameters(['Src.St=Enabled', 'St=Disabled']);
  expect(overrideParameters(new Map(), given, { path: 'Src', name: 'src' })).toEqual(new Map([['St', 'Enabled']]));
  expect(overrideParameters(new Map(), given, { path: 'Dst', name: 'dst' })).toEqual(new Map([['St', 'Disabled']]));
});
