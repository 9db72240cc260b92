import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { CHECKS } from '../../../src/analysis/checks/catalogue';
import type { Level } from '../../../src/analysis/checks/violation';
import type { Finding } from '../../../src/analysis/report/findings';
import { applyAcknowledgements } from '../../../src/cli/acknowledged-result';
import type { Acknowledgement } from '../../../src/cli/input/acknowledgements';
import { renderJUnit } from '../../../src/cli/render/junit';
import { acknowledgement, address, finding, result } from '../fixtures';

function xml(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[] = [], failOn: Level = 'undecided'): string {
  return renderJUnit(applyAcknowledgements(result(...findings), acknowledgements), failOn).join('\n');
}

function parse(text: string): any {
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser({ ignoreAttributes: false, isArray: (name) => ['testsuite', 'testcase'].includes(name) }).parse(text).testsuites;
}

function caseOf(text: string, check: string): any {
  return parse(text).testsuite[0].testcase.find((each: any) => each['@_name'].startsWith(`${check}: `));
}

test('has a suite for each replication and a case for each check, of which those with findings fail', () => {
  const suites = parse(xml([finding(), finding({ detail: 'other' })]));
  expect([suites['@_tests'], suites['@_failures'], suites['@_errors']]).toEqual([String(CHECKS.length), '1', '0']);
  expect(suites.testsuite).toHaveLength(1);
  expect(suites.testsuite[0]).toMatchObject({ '@_name': 'Documents/Bucket/Resource', '@_failures': '1' });
  expect(suites.testsuite[0].testcase.filter((each: any) => each.failure)).toHaveLength(1);
});

test('a failure has all findings of the check', () => {
  const { failure } = caseOf(xml([finding(), finding({ detail: 'other' })]), 'EncryptReplica');
  expect([failure['@_message'], failure['@_type']]).toEqual(['the role may not encrypt replicas', 'fails']);
  expect(failure['#text']).toContain('error (fails) ReplicationProof::EncryptReplica[all-eu-west-1]\nthe role may not encrypt replicas\nat: ');
  expect(failure['#text']).toContain('ReplicationProof::EncryptReplica[other]');
});

test('a replication that is a finding itself has a suite too', () => {
  const absent = finding({ replication: address('Other/Bucket/Resource') });
  expect(parse(xml([absent])).testsuite.map((each: any) => each['@_name'])).toEqual(['Documents/Bucket/Resource', 'Other/Bucket/Resource']);
});

test.each([
  ['undecided', 'info', false],
  ['info', 'info', true],
  ['excess', 'info', false],
  ['excess', 'excess', true],
  ['fails', 'undecided', false],
] as const)('with the bar at %s, a finding of level %s fails its case: %s', (failOn, level, fails) => {
  const found = caseOf(xml([finding({ level })], [], failOn), 'EncryptReplica');
  expect([found.failure !== undefined, found['system-out'] !== undefined]).toEqual([fails, !fails]);
});

test('an acknowledged finding fails nothing, and its reason is in the output', () => {
  const found = caseOf(xml([finding()], [acknowledgement()]), 'EncryptReplica');
  expect(found.failure).toBeUndefined();
  expect(found['system-out']).toContain('acknowledged: the key is shared');
});

test('no text of a template begins or ends an element', () => {
  const hostile = '</failure>]]><x a="\u0000\u001b\uFFFE&';
  const place = address(hostile);
  const texts = { message: hostile, fix: hostile, propertyPath: hostile };
  const text = xml([finding({ ...texts, replication: place, address: place })]);
  parse(text);
  expect(text).not.toMatch(/<x|[\u0000\u001b\uFFFE]/);
});
