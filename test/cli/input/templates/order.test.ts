import type { StackTemplate } from '../../../../src/analysis/assembly/stack-template';
import { orderTemplates } from '../../../../src/cli/input/templates/order';

const PLACE = { account: '111111111111', region: 'eu-west-1' };

/** A stack that exports its name, and imports the names of others. */
function stack(path: string, imports: readonly string[] = [], more: Partial<StackTemplate> = {}): StackTemplate {
  return {
    path,
    name: path,
    ...PLACE,
    templatePath: `${path}.yaml`,
    assembly: '',
    standsAlone: path,
    dependencies: [],
    constructPaths: new Map(),
    template: {
      Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: imports.map((name) => ({ 'Fn::ImportValue': name })) } } },
      Outputs: { Name: { Value: path, Export: { Name: path } } },
    },
    ...more,
  };
}

function order(stacks: readonly StackTemplate[]): object {
  const given = stacks.filter(({ standsAlone }) => standsAlone !== undefined);
  return Object.fromEntries(orderTemplates(given, stacks));
}

test('each is deployed after those before it', () => {
  expect(order([stack('A'), stack('B'), stack('C')])).toEqual({ A: [], B: ['A'], C: ['A', 'B'] });
});

test('what one reads from another comes before', () => {
  expect(order([stack('A', ['C']), stack('B'), stack('C')])).toEqual({ B: [], C: ['B'], A: ['B', 'C'] });
});

test('also through others', () => {
  expect(order([stack('A', ['B']), stack('B', ['C']), stack('C')])).toEqual({ C: [], B: ['C'], A: ['C', 'B'] });
});

test('what nested stacks read counts for the outermost one', () => {
  const nested = stack('A/Nested', ['B'], { standsAlone: 'A', nestedIn: { path: 'A', logicalId: 'Nested' } });
  expect(order([stack('A'), nested, stack('B')])).toEqual({ B: [], A: ['B'] });
});

test('a circle is left to be found: none of its stacks is ordered by where it is given', () => {
  expect(order([stack('A', ['B']), stack('B', ['A']), stack('C', ['A'])])).toEqual({ A: [], B: [], C: ['A', 'B'] });
});

test('what is read from an assembly orders nothing among templates', () => {
  const inAssembly = stack('Z', [], { assembly: '/cdk.out', standsAlone: undefined });
  expect(order([inAssembly, stack('A', ['Z']), stack('B')])).toEqual({ A: [], B: ['A'] });
});
