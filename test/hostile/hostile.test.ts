import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { listMutants, synthesizeFiles } from '../support/hostile/assemblies';
import { proveMutant, runCommand } from '../support/hostile/run-hostile';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('no node of any other type ends in a defect, nor with an unexplained 0, in any file', () => {
  const mutants = synthesizeFiles('minimal', folder).flatMap(listMutants).filter(({ file: { kind } }) => kind !== 'other');
  // always the same ones
  const sample = fc.sample(fc.constantFrom(...mutants), { seed: 7, numRuns: 80 });
  expect(sample.map((mutant) => proveMutant(mutant, false))
    .filter(({ defect, code, why }) => defect !== undefined || (code === 0 && why === undefined))).toEqual([]);
}, 300_000);

type Json = Readonly<Record<string, unknown>>;

let count = 0;

function writeAssembly(template: unknown, manifest?: unknown): string {
  count += 1;
  const directory = join(folder, `assembly-${count}`);
  mkdirSync(directory);
  writeFileSync(join(directory, 'manifest.json'), typeof manifest === 'string' ? manifest : JSON.stringify(manifest ?? {
    version: '36.0.0',
    artifacts: {
      Docs: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://111111111111/eu-west-1',
        properties: { templateFile: 'Docs.template.json' },
      },
    },
  }));
  if (template !== undefined) {
    writeFileSync(join(directory, 'Docs.template.json'), typeof template === 'string' ? template : JSON.stringify(template));
  }
  return directory;
}

const bucket = (properties: Json): Json => ({ Type: 'AWS::S3::Bucket', Properties: properties });

/** A bucket that replicates, with something of the template in the ARN of its destination. */
const replicating = (arn: unknown): Json => bucket({
  VersioningConfiguration: { Status: 'Enabled' },
  ReplicationConfiguration: { Role: 'arn:aws:iam::111111111111:role/r', Rules: [{ Status: 'Enabled', Destination: { Bucket: arn } }] },
});

const chain = (length: number, link: (index: number) => unknown): Json =>
  Object.fromEntries(Array.from({ length }, (_unused, index) => [`L${index}`, link(index)]));

const nest = (depth: number): unknown => Array.from({ length: depth }).reduce((inner) => ({ 'Fn::Join': ['', [inner]] }), 'x');

const TEMPLATES: ReadonlyArray<readonly [title: string, template: unknown]> = [
  ['a chain of 5,000 conditions', {
    Conditions: chain(5000, (index) => ({ Condition: `L${index + 1}` })),
    Resources: { Source: { ...replicating('arn:aws:s3:::b'), Condition: 'L0' } },
  }],
  ['a circle of conditions', {
    Conditions: { A: { Condition: 'B' }, B: { 'Fn::Not': [{ Condition: 'A' }] } },
    Resources: { Source: { ...replicating('arn:aws:s3:::b'), Condition: 'A' } },
  }],
  ['a chain of 3,000 buckets, each named by the next', {
    Resources: { ...chain(3000, (index) => bucket({ BucketName: { Ref: `L${index + 1}` } })), Source: replicating({ 'Fn::GetAtt': ['L0', 'Arn'] }) },
  }],
  ['names that double with each of 60 buckets', {
    Resources: {
      ...chain(60, (index) => bucket({ BucketName: { 'Fn::Join': ['', [{ Ref: `L${index + 1}` }, { Ref: `L${index + 1}` }]] } })),
      L60: bucket({ BucketName: 'documents' }),
      Source: replicating({ 'Fn::GetAtt': ['L0', 'Arn'] }),
    },
  }],
  ['outputs that read each other', {
    Resources: { Source: replicating({ 'Fn::ImportValue': 'L0' }) },
    Outputs: chain(2000, (index) => ({ Value: { 'Fn::ImportValue': `L${index + 1}` }, Export: { Name: `L${index}` } })),
  }],
  ['functions in functions, 150 deep', { Resources: { Source: replicating(nest(70)) } }],
  ['functions in functions, 5,000 deep', `{"Resources":{"Source":${'{"Fn::Join":["",['.repeat(5000)}"x"${']]}'.repeat(5000)}}}`],
  ['a substitution that is never closed', { Resources: { Source: replicating({ 'Fn::Sub': '${'.repeat(20_000) }) } }],
  ['a large substitution', { Resources: { Source: replicating({ 'Fn::Sub': '${AWS::Region}'.repeat(20_000) }) } }],
  ['members whose names JavaScript knows', { Resources: { Source: replicating({ Ref: { toString: 1, valueOf: 2 } }), A: bucket({ BucketName: { 'Fn::GetAtt': [{ toString: 1 }, 'x'] } }) } }],
  ['resources that are none', { Resources: { A: null, B: [], C: 'x', Source: replicating('arn:aws:s3:::b') } }],
  ['sections of other types', { Resources: { Source: replicating('arn:aws:s3:::b') }, Outputs: [], Conditions: 'x', Mappings: 5, Parameters: null }],
  ['a stack nested in itself', {
    Resources: {
      Source: replicating('arn:aws:s3:::b'),
      Me: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'Docs.template.json' }, Properties: { TemplateURL: 'x' } },
    },
  }],
  ['a template that is a list', []],
  ['no template', undefined],
];

test.each(TEMPLATES)('a coded end in bounded time, and never 0: %s', (_title, template) => {
  const directory = writeAssembly(template);
  const outcomes = [
    runCommand('prove', directory),
    runCommand('graph', directory),
    runCommand('simulate', directory, '--bucket', 'Source', '--key', 'a'),
  ];
  expect(outcomes.map(({ defect }) => defect)).toEqual([undefined, undefined, undefined]);
  expect(outcomes[0].code).not.toBe(0);
  expect(Math.max(...outcomes.map(({ milliseconds }) => milliseconds))).toBeLessThan(20_000);
}, 90_000);

test.each<[string, string]>([
  ['an empty object', '{}'],
  ['a list', '[]'],
  ['null', 'null'],
  ['bytes', '\u0089PNG\r\n\u001a\u0000'],
  ['artifacts of another type', '{"version": "36.0.0", "artifacts": 5}'],
  ['an artifact that is none', '{"version": "36.0.0", "artifacts": {"A": null}}'],
])('a manifest that is %s ends with 2', (_title, manifest) => {
  expect(runCommand('prove', writeAssembly(undefined, manifest))).toMatchObject({ code: 2 });
});
