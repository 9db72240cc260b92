import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import * as graphs from '../../../src/analysis/assembly/resource-graph';
import * as documents from '../../../src/analysis/iam/parse-document';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import * as references from '../../../src/analysis/resolve/references';
import * as stackReferences from '../../../src/analysis/resolve/stack-references';
import { StackScope } from '../../../src/analysis/resolve/stack-scope';
import * as json from '../../../src/analysis/symbolic/json-members';
import * as patterns from '../../../src/analysis/symbolic/pattern';
import * as unification from '../../../src/analysis/symbolic/unify';
import { sources } from './templates';

const SIZE = 24;
/** Roles of a stack, and policies on roles that are imported by name. */
const EACH = 4;

/** What takes the time of a model, by the function that does it once; all stacks but one have no part in it. */
const OPERATIONS = {
  'documents parsed': () => jest.spyOn(documents, 'parseDocument'),
  'graphs of resources made': () => jest.spyOn(graphs, 'buildResourceGraph'),
  'stacks searched for references': () => jest.spyOn(stackReferences, 'collectStackReferences'),
  'texts compared': () => jest.spyOn(patterns, 'equal'),
  'texts unified': () => jest.spyOn(unification, 'unifies'),
} as const;

/** What grows with the app: to look at the name of each role, and at the roles of each policy. */
const GROWING = {
  'values resolved': () => jest.spyOn(StackScope.prototype, 'resolve'),
  'references resolved': () => jest.spyOn(references, 'resolveReference'),
  'parts of files parsed': () => jest.spyOn(json, 'parseJson'),
} as const;

const unrelated = (name: string, account: string) => ({
  Resources: Object.fromEntries(Array.from({ length: EACH }, (_, index) => [
    [`Role${index}`, { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: policy('sts:AssumeRole') } }],
    [`Own${index}`, attached(`${name}-own-${index}`, { Ref: `Role${index}` })],
    [`Loose${index}`, attached(`${name}-loose-${index}`, `imported-${account}-${name}-${index}`)],
    [`Queue${index}`, { Type: 'AWS::SQS::Queue', Properties: { Tags: [{ Key: 'a', Value: { Ref: 'AWS::Region' } }] } }],
  ] as const).flat()),
});

function policy(action: string) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: { 'Fn::GetAtt': ['Queue0', 'Arn'] } }] };
}

function attached(name: string, role: unknown) {
  return { Type: 'AWS::IAM::Policy', Properties: { PolicyName: name, Roles: [role], PolicyDocument: policy('sqs:SendMessage') } };
}

/** An app with one stack that replicates, and others in a chain. */
function createApp(size: number, environment: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'scaling-'));
  const names = Array.from({ length: size }, (_, index) => `Stack${index}`);
  const write = (name: string, content: object) => writeFileSync(join(directory, name), JSON.stringify(content));
  const describeStack = (name: string, dependencies: readonly string[]) => ({
    type: 'aws:cloudformation:stack', environment, properties: { templateFile: `${name}.template.json` }, dependencies,
  });
  write('manifest.json', {
    version: '99.0.0',
    artifacts: Object.fromEntries([
      ['Source', describeStack('Source', [])],
      ...names.map((name, index) => [name, describeStack(name, index === 0 ? [] : [names[index - 1]])]),
    ]),
  });
  write('Source.template.json', sources(1).template);
  names.forEach((name) => write(`${name}.template.json`, unrelated(name, environment.slice(-3))));
  return directory;
}

function count<T extends string>(directory: string, operations: Readonly<Record<T, () => jest.SpyInstance>>) {
  const spies = (Object.keys(operations) as T[]).map((name) => [name, operations[name]()] as const);
  const { findings } = prove(buildModel(readAssembly(directory)));
  const counts = Object.fromEntries(spies.map(([name, spy]) => [name, spy.mock.calls.length])) as Record<T, number>;
  spies.forEach(([, spy]) => spy.mockRestore());
  return { counts, findings: findings.length };
}

describe.each([
  ['of one account', 'aws://111111111111/eu-west-1'],
  ['of any account', 'aws://unknown-account/unknown-region'],
])('twice as many stacks %s without a part in a replication', (_what, environment) => {
  const [once, twice] = [SIZE, 2 * SIZE].map((size) => createApp(size, environment));
  const [fixed, fixedTwice] = [once, twice].map((directory) => count(directory, OPERATIONS));
  const [growing, growingTwice] = [once, twice].map((directory) => count(directory, GROWING));

  test('change nothing that is found', () => {
    expect(fixedTwice.findings).toBe(fixed.findings);
  });

  test.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])('take no more %s', (operation) => {
    expect(fixedTwice.counts[operation]).toBe(fixed.counts[operation]);
  });

  test.each(Object.keys(GROWING) as (keyof typeof GROWING)[])('take at most twice the %s', (operation) => {
    expect(growingTwice.counts[operation]).toBeLessThanOrEqual(growing.counts[operation] * 2.1);
  });
});
