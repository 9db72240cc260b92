import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { CHECKS } from '../../../src/analysis/checks/catalogue';
import type { Finding } from '../../../src/analysis/report/findings';
import { applyAcknowledgements } from '../../../src/cli/acknowledged-result';
import type { Acknowledgement } from '../../../src/cli/input/acknowledgements';
import type { Locate } from '../../../src/cli/input/templates/locator';
import { createRelativeUri, renderSarif } from '../../../src/cli/render/sarif';
import { synthesizedExamples } from '../example';
import { acknowledgement, address, finding, result } from '../fixtures';
import { encryptedRules, synthesizeL1 } from '../replicating-app';
import { judge } from '../report/judged';
import { SARIF_SUBSET } from './sarif-subset';

const directory = synthesizedExamples('minimal');

function log(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[] = [],
  locate: Locate = () => undefined,
): any {
  const judged = applyAcknowledgements(result(...findings), acknowledgements);
  return JSON.parse(renderSarif(judged, { version: '1.2.3', locate }).join('\n'));
}

function results(...given: Parameters<typeof log>): any[] {
  return log(...given).runs[0].results;
}

function findFaults(document: unknown): unknown {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.validate(SARIF_SUBSET, document);
  return ajv.errors ?? [];
}

test('is what the schema says', () => {
  synthesizeL1(directory('l1'), encryptedRules);
  const { input, judged } = judge(directory('l1'));
  const document = JSON.parse(renderSarif(judged, { version: '1.2.3', locate: input.locate }).join('\n'));
  expect(document.runs[0].results.length).toBeGreaterThan(3);
  expect(findFaults(document)).toEqual([]);
  expect(findFaults(log([finding()], [acknowledgement()], () => ({ file: 'a.yaml', line: 3 })))).toEqual([]);
});

/** The whole schema, as a package for tests of Microsoft has it (MIT); of draft 4, which differs in two names alone. */
const WHOLE = join(__dirname, '../../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

test('is what the whole schema says', () => {
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(WHOLE, 'utf8'));
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(schema);
  const faults = (document: unknown) => (validate(document) ? [] : validate.errors);
  expect(faults(log([finding()], [acknowledgement()], () => ({ file: 'a.yaml', line: 3 })))).toEqual([]);
  expect(faults(log([finding(), finding({ severity: 'info' })]))).toEqual([]);
  expect(faults({ ...log([finding()]), version: '1.0.0' })).not.toEqual([]);
});

test('the schema finds what is wrong', () => {
  const document = log([finding()]);
  document.runs[0].results[0].level = 'fatal';
  document.runs[0].results[0].locations[0].physicalLocation.region = { startLine: 0 };
  expect(findFaults(document)).toHaveLength(2);
});

test('nothing found is a log without results', () => {
  expect(log([]).runs[0]).toMatchObject({ results: [], tool: { driver: { rules: [], semanticVersion: '1.2.3' } } });
});

test('names the rule, its page and its usual level once', () => {
  const { tool: { driver: { rules } }, results: found } = log([finding(), finding({ detail: 'other' }), finding({ check: 'AssumeRole' })]).runs[0];
  const { title, see } = CHECKS.find(({ id }) => id === 'EncryptReplica')!;
  expect(rules).toHaveLength(2);
  expect(rules).toContainEqual({ id: 'EncryptReplica', shortDescription: { text: title }, helpUri: see, defaultConfiguration: { level: 'error' } });
  for (const { ruleId, ruleIndex } of found) {
    expect(rules[ruleIndex].id).toBe(ruleId);
  }
});

test.each([['error', 'error'], ['warning', 'warning'], ['info', 'note']] as const)('a finding of severity %s has the level %s', (severity, level) => {
  expect(results([finding({ severity })])[0].level).toBe(level);
});

test('says what is wrong and what to change', () => {
  expect(results([finding()])[0].message.text).toBe('the role may not encrypt replicas\nFix: allow kms:Encrypt');
});

test('has a relative path, and the construct as the logical location', () => {
  const inProject = address('Documents/Role', { templatePath: resolve('cdk.out', 'My Stack.template.json') });
  expect(results([finding({ address: inProject })])[0].locations).toEqual([{
    physicalLocation: { artifactLocation: { uri: 'cdk.out/My%20Stack.template.json', uriBaseId: '%SRCROOT%' } },
    logicalLocations: [{ name: 'DocumentsRole', fullyQualifiedName: 'Documents/Role', kind: 'resource' }],
  }]);
});

test('has the line of a template that somebody wrote', () => {
  expect(results([finding()], [], () => ({ file: 'a.yaml', line: 12 }))[0].locations[0].physicalLocation.region).toEqual({ startLine: 12 });
});

test('an acknowledged finding is suppressed with its reason', () => {
  expect(results([finding()], [acknowledgement()])[0].suppressions).toEqual([{ kind: 'external', justification: 'the key is shared' }]);
  expect(results([finding()])[0].suppressions).toBeUndefined();
});

describe('a fingerprint', () => {
  const print = (overrides: Partial<Finding> = {}): string => results([finding(overrides)])[0].partialFingerprints['findingAndResource/v1'];

  test('survives another run in another folder, and another message', () => {
    const moved = address('Documents/Role/Policy/Resource', { assembly: '/elsewhere', templatePath: '/elsewhere/x.json' });
    expect(print({ address: moved, message: 'in other words' })).toBe(print());
  });

  test.each<[string, Partial<Finding>]>([
    ['another rule', { detail: 'other' }],
    ['another check', { check: 'AssumeRole' }],
    ['another resource', { address: address('Documents/Other') }],
    ['another property', { propertyPath: 'Properties.Other' }],
    ['another replication', { replication: address('Other/Bucket/Resource') }],
    ['an undecided one', { undecided: true }],
  ])('is another one for %s', (_title, overrides) => {
    expect(print(overrides)).not.toBe(print());
  });
});

test('a file outside of the current folder has a relative path too', () => {
  expect(createRelativeUri(join(process.cwd(), '..', 'a', 'b#c.json'))).toBe('../a/b%23c.json');
});
