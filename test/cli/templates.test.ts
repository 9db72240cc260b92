import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN } from '../../src/cli/colours';
import { graphCommand } from '../../src/cli/commands/graph';
import { proveCommand } from '../../src/cli/commands/prove';
import type { CommandResult } from '../../src/cli/commands/result';
import { simulateCommand } from '../../src/cli/commands/simulate';
import { temporaryAssemblies } from './example';
import { findFaults } from './schema';
import type { Placed } from './templates/hand-made-assembly';
import { writeHandMadeAssembly } from './templates/hand-made-assembly';

const directory = temporaryAssemblies();
const STYLE = { json: true, width: 100, colours: PLAIN, failOn: 'info' } as const;

interface Shape {
  readonly templates: readonly Placed[];
  readonly parameter?: readonly string[];
  readonly verdict: 'replicates' | 'fails' | 'undecided';
  /** Checks that have to be among the findings. */
  readonly checks?: readonly string[];
  /** The bucket that `simulate` is asked for, and what it answers. */
  readonly bucket: string;
  readonly status: string;
}

const at = (file: string, account = '111111111111', region = 'us-east-1'): Placed =>
  ({ file: join(__dirname, 'templates', file), account, region });
const PAIR = [at('pair/destination.yaml', '222222222222', 'eu-west-1'), at('pair/source.yaml')];
const BOUND = ['source.ReplicaKeyArn=destination.KeyArn', 'ReplicaBucketArn=destination.BucketArn', 'ReplicaAccount=222222222222'];

/** The shapes in which people write templates. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'two templates of two accounts, one with the outputs of the other': {
    templates: PAIR, parameter: BOUND, verdict: 'replicates', bucket: 'documents-111111111111', status: 'COMPLETED',
  },
  'two templates of two accounts, without values for parameters': {
    templates: PAIR, verdict: 'undecided', checks: ['DestinationKnown', 'ReplicaKeyKnown'], bucket: 'source/Bucket', status: 'UNDECIDED',
  },
  'a template of SAM': {
    templates: [at('sam.yaml')], verdict: 'replicates', bucket: 'invoices-111111111111', status: 'COMPLETED',
  },
  'parameters with and without defaults': {
    templates: [at('parameters.yaml')], parameter: ['parameters.Environment=prod'], verdict: 'replicates', bucket: 'reports-prod', status: 'NOT_ELIGIBLE',
  },
  'a parameter that is given what it does not take': {
    templates: [at('parameters.yaml')], parameter: ['Environment=test'], verdict: 'fails', checks: ['TemplateFormat'], bucket: 'Source', status: 'NOT_ELIGIBLE',
  },
  'a condition on the configuration, which a default switches off': {
    templates: [at('conditions.yaml')], verdict: 'undecided', checks: ['SwitchedByParameter'], bucket: 'ledger-prod', status: 'COMPLETED',
  },
  'a condition on the configuration, which a value switches on': {
    templates: [at('conditions.yaml')], parameter: ['Replicate=yes', 'Stage=prod'], verdict: 'replicates', bucket: 'ledger-prod', status: 'COMPLETED',
  },
  'mappings by account and Region': {
    templates: [at('mappings.yaml')], verdict: 'replicates', bucket: 'archive-production', status: 'NOT_ELIGIBLE',
  },
  'nested templates by relative path': {
    templates: [at('nested/main.yaml')], verdict: 'replicates', bucket: 'mails', status: 'COMPLETED',
  },
  'stack sets with a body and with a file': {
    templates: [at('stack-set/main.yaml')], verdict: 'replicates', checks: ['ReplicaKeyArn'], bucket: 'contracts', status: 'COMPLETED',
  },
  'a loop over buckets': {
    templates: [at('for-each.yaml')], verdict: 'replicates', bucket: 'shop-orders', status: 'NOT_ELIGIBLE',
  },
  'an include': {
    templates: [at('include.yaml')], verdict: 'undecided', checks: ['TemplateRewrittenByMacro'], bucket: 'minutes', status: 'COMPLETED',
  },
  'GovCloud': {
    templates: [at('govcloud.yaml', '012345678901', 'us-gov-west-1')], verdict: 'replicates', bucket: 'evidence', status: 'COMPLETED',
  },
};

const format = ({ file, account, region }: Placed) => `${file}@${account}/${region}`;
const parse = ({ lines }: CommandResult): any => JSON.parse(lines.join('\n'));

/** A report without what tells templates and assemblies apart: paths of files, and lines. */
function strip(value: any): any {
  return Array.isArray(value) ? value.map(strip)
    : typeof value !== 'object' || value === null ? value
      : Object.fromEntries(Object.entries(value)
        .filter(([name]) => !['template', 'line', 'assemblies', 'templates'].includes(name))
        .map(([name, member]) => [name, strip(member)]));
}

test.each([proveCommand, graphCommand])('fails for templates without replication: there is nothing to prove: %#', (command) => {
  expect(() => command([format(at('nested/stacks/storage.yaml'))], STYLE)).toThrow(/no bucket in .*storage\.yaml has a replication configuration/);
});

test('what a report says as text names the file from the current folder, and the line', () => {
  const { lines } = proveCommand([format(at('include.yaml'))], { ...STYLE, json: false });
  expect(lines.join('\n')).toMatch(/at +include\/Policy Properties\.PolicyDocument\.Statement\.3\n +in +test\/cli\/templates\/include\.yaml:60\n/);
});

describe.each(Object.entries(SHAPES))('%s', (title, { templates, parameter, verdict, checks = [], bucket, status }) => {
  const outdir = () => directory(title.replace(/\W/g, '-'));
  const given = templates.map(format);
  beforeAll(() => writeHandMadeAssembly(outdir(), templates));

  test('has the verdict, and the findings, of the hand-made assembly', () => {
    const [asTemplates, asAssembly] = [given, [outdir()]]
      .map((input) => parse(proveCommand(input, { ...STYLE, parameter })));
    expect(asTemplates).toMatchObject({ verdict });
    expect(asTemplates.findings.map(({ check }: any) => check)).toEqual(expect.arrayContaining([...checks]));
    expect(strip(asTemplates)).toEqual(strip(asAssembly));
    expect(findFaults('prove', asTemplates)).toEqual([]);
  });

  test('names a line of the file with every finding', () => {
    const { findings } = parse(proveCommand(given, { ...STYLE, parameter }));
    for (const { propertyPath, resource: { template, line, logicalId } } of findings) {
      const lines = readFileSync(template, 'utf8').split('\n').slice(0, line);
      // resources that a loop makes are nowhere
      const wanted = propertyPath.startsWith('Properties') && !/^Bucket[OR]/.test(logicalId) ? logicalId : '';
      expect(lines.join('\n')).toContain(wanted);
    }
  });

  test('is simulated as the hand-made assembly is', () => {
    const request = { bucket, key: 'a.csv', operation: 'put', tags: {}, parameters: parameter } as const;
    const [asTemplates, asAssembly] = [given, [outdir()]].map((input) => parse(simulateCommand(input, request, STYLE)));
    expect(asTemplates.outcomes.map((outcome: any) => outcome.status)).toEqual([status]);
    expect(strip(asTemplates)).toEqual(strip(asAssembly));
    expect(findFaults('simulate', asTemplates)).toEqual([]);
  });

  test('is drawn as the hand-made assembly is', () => {
    const [asTemplates, asAssembly] = [given, [outdir()]]
      .map((input) => parse(graphCommand(input, { ...STYLE, parameter })));
    expect(strip(asTemplates)).toEqual(strip(asAssembly));
    expect(findFaults('graph', asTemplates)).toEqual([]);
  });
});

test('a template without an account and a Region is undecided, and the report says what to give', () => {
  const { code, lines } = proveCommand([join(__dirname, 'templates', 'sam.yaml')], { ...STYLE, json: false });
  expect(code).toBe(3);
  expect(lines.join(' ').replace(/\s+/g, ' ')).toMatch(/fix say where \S+sam\.yaml is deployed: with --account and --region, or as \S+sam\.yaml@ACCOUNT\/REGION/);
});
