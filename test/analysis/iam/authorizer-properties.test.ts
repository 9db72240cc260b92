import * as fc from 'fast-check';
import { decide } from '../../../src/analysis/iam/authorize';
import type { Decision, Policies } from '../../../src/analysis/iam/decision';
import type { PolicyDocument, Statement } from '../../../src/analysis/iam/policy-document';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import { readCaseFiles, createOrigin, buildPolicies, buildRequest } from './cases';
import type { Case } from './cases';

const CASES: readonly Case[] = readCaseFiles().flatMap(({ cases, defaults }) =>
  cases.map((each) => ({ ...defaults, ...each })));

const A_CASE = fc.constantFrom(...CASES);

/** From worst to best. */
const OUTCOMES: readonly Decision['outcome'][] = ['denied', 'partly', 'undecided', 'allowed'];

function rank(each: Case, policies: Policies): number {
  return OUTCOMES.indexOf(decide(buildRequest(each), policies).outcome);
}

function statement(parts: object): Statement {
  const { statements } = parseDocument({ Version: '2012-10-17', Statement: parts }, createOrigin('identity policy'));
  return statements[0];
}

type Change = (document: PolicyDocument) => PolicyDocument;

function withIdentity({ identity, ...policies }: Policies, change: Change): Policies {
  return { ...policies, identity: identity?.map(change) };
}

const DENY = fc.record({
  Effect: fc.constant('Deny'),
  Action: fc.constantFrom('*', 's3:*', 's3:Replicate*', 'kms:*', 's3:GetObject'),
  Resource: fc.constantFrom('*', 'arn:aws:s3:::destination/*', 'arn:aws:s3:::destination/a*', 'arn:aws:s3:::source/*'),
  Condition: fc.constantFrom<object>(
    {},
    { Bool: { 'aws:SecureTransport': 'false' } },
    { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
    { StringEquals: { 'aws:PrincipalTag/team': 'finance' } },
  ),
});

test('another Deny never makes an outcome better', () => {
  fc.assert(fc.property(A_CASE, DENY, (each, deny) => {
    const policies = buildPolicies(each);
    const more = withIdentity(policies, (document) => ({
      ...document,
      statements: [...document.statements, statement(deny)],
    }));
    expect(rank(each, more)).toBeLessThanOrEqual(rank(each, policies));
  }), { numRuns: 500 });
});

test('an Allow of everything in the identity policies never makes an outcome worse', () => {
  fc.assert(fc.property(A_CASE, (each) => {
    const policies = buildPolicies(each);
    const more = withIdentity(policies, (document) => ({
      ...document,
      statements: [...document.statements, statement({ Effect: 'Allow', Action: '*', Resource: '*' })],
    }));
    expect(rank(each, more)).toBeGreaterThanOrEqual(rank(each, policies));
  }), { numRuns: 500 });
});

test('the order of statements does not matter to the outcome', () => {
  const reversed: Change = (document) =>
    ({ ...document, statements: [...document.statements].reverse() });
  for (const each of CASES) {
    const { resource, ...policies } = buildPolicies(each);
    const turned = { ...withIdentity(policies, reversed), resource: resource && reversed(resource) };
    expect(rank(each, turned)).toBe(rank(each, { ...policies, resource }));
  }
});

test('the case of the action does not matter to the outcome', () => {
  for (const each of CASES) {
    const request = buildRequest(each);
    const upper = decide({ ...request, action: request.action.toUpperCase() }, buildPolicies(each));
    expect(upper.outcome).toBe(decide(request, buildPolicies(each)).outcome);
  }
});

test('whatever is not decided says what it depends on', () => {
  const silent = CASES.filter((each) => {
    const { outcome, unknowns } = decide(buildRequest(each), buildPolicies(each));
    return outcome === 'undecided' ? unknowns.length === 0 : unknowns.length > 0;
  });
  expect(silent.map(({ title }) => title)).toEqual([]);
});

const NAME = fc.string({ unit: fc.constantFrom('a', 's3', 'arn:aws:s3:::b', '*', '?', '${', '}', ':', '/', ' ') });

const ELEMENTS: readonly { readonly element: string; readonly parts: (mark: string) => object }[] = [
  { element: 'Action', parts: (mark) => ({ Action: mark }) },
  { element: 'NotAction', parts: (mark) => ({ NotAction: mark }) },
  { element: 'Resource', parts: (mark) => ({ Resource: mark }) },
  { element: 'NotResource', parts: (mark) => ({ NotResource: mark }) },
  { element: 'Principal', parts: (mark) => ({ Principal: { AWS: mark } }) },
  { element: 'StringLike', parts: (mark) => ({ Condition: { StringLike: { 'aws:A': mark } } }) },
  { element: 'StringNotEquals', parts: (mark) => ({ Condition: { StringNotEquals: { 'aws:A': mark } } }) },
  { element: 'ArnLike', parts: (mark) => ({ Condition: { ArnLike: { 'aws:A': mark } } }) },
];

describe.each(['Allow', 'Deny'])('%s', (Effect) => {
  test.each(ELEMENTS)('a value of $element that deployment decides is never decided, whatever its name', ({ parts }) => {
    fc.assert(fc.property(NAME, (name) => {
      const policy = [{ Effect, Principal: '*', ...parts(unknownValue(name)) }];
      const each = { policy, identity: Effect === 'Deny' ? [{}] : undefined, context: { 'aws:a': 'arn:aws:iam::1:role/a' } };
      expect(decide(buildRequest(each), buildPolicies(each)).outcome).toBe('undecided');
    }), { numRuns: 50 });
  });
});

/** What is decided where there may be more than the certain policy of the resource. */
function withMore(each: Case): Decision {
  const policies = buildPolicies(each);
  return decide(buildRequest(each), { ...policies, resource: { ...policies.resource!, opaque: 'another policy' } });
}

const WITH_POLICY = CASES.filter((each) => each.policy !== undefined)
  .map((each) => ({ each, certain: decide(buildRequest(each), buildPolicies(each)) }));

test('what a policy denies for sure it denies whatever may stand beside it', () => {
  const denied = WITH_POLICY.filter(({ certain }) => certain.cause === 'explicit deny');
  expect(denied.length).toBeGreaterThan(10);
  for (const { each, certain } of denied) {
    expect(withMore(each)).toMatchObject({ outcome: certain.outcome, cause: certain.cause });
  }
});

test('what is allowed is undecided where the policy that may stand beside another perhaps denies', () => {
  const allowed = WITH_POLICY.filter(({ certain }) => certain.outcome === 'allowed');
  expect(allowed.length).toBeGreaterThan(10);
  for (const { each } of allowed) {
    expect(withMore(each)).toMatchObject({ outcome: 'undecided', unknowns: ['another policy'] });
  }
});
