import * as fc from 'fast-check';
import type { Policies } from '../../../src/analysis/iam/authorization';
import { Authorizer } from '../../../src/analysis/iam/authorizer';
import type { Decision } from '../../../src/analysis/iam/decision';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import type { PolicyDocument, Statement } from '../../../src/analysis/iam/policy-document';
import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import { assertProperty } from '../../support/assert-property';
import { authorize, buildPolicies, buildRequest, createOrigin, readCaseFiles } from './cases';
import type { Case } from './cases';

const CASES: readonly Case[] = readCaseFiles().flatMap(({ cases, defaults }) =>
  cases.map((each) => ({ ...defaults, ...each })));

const A_CASE = fc.constantFrom(...CASES);

/** From worst to best. */
const OUTCOMES: readonly Decision['outcome'][] = ['denied', 'partly', 'undecided', 'allowed'];

function rank(each: Case, policies: Policies): number {
  return OUTCOMES.indexOf(new Authorizer().authorize({ request: buildRequest(each), policies }).outcome);
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
  assertProperty(fc.property(A_CASE, DENY, (each, deny) => {
    const policies = buildPolicies(each);
    const more = withIdentity(policies, (document) => ({
      ...document,
      statements: [...document.statements, statement(deny)],
    }));
    expect(rank(each, more)).toBeLessThanOrEqual(rank(each, policies));
  }), { numRuns: 500 });
});

test('an Allow of everything in the identity policies never makes an outcome worse', () => {
  assertProperty(fc.property(A_CASE, (each) => {
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
    const [request, policies] = [buildRequest(each), buildPolicies(each)];
    const upper = { ...request, action: request.action.toUpperCase() };
    expect(new Authorizer().authorize({ request: upper, policies }).outcome).toBe(authorize(each).outcome);
  }
});

test('an undecided outcome names what it depends on, and no other does', () => {
  const silent = CASES.filter((each) => {
    const { outcome, unknowns } = authorize(each);
    return outcome === 'undecided' ? unknowns.length === 0 : unknowns.length > 0;
  });
  expect(silent.map(({ title }) => title)).toEqual([]);
});

const NAME = fc.string({ unit: fc.constantFrom('a', 's3', 'arn:aws:s3:::b', '*', '?', '${', '}', ':', '/', ' ') });

const ELEMENTS: readonly { readonly element: string; readonly parts: (part: string) => object }[] = [
  { element: 'Action', parts: (part) => ({ Action: part }) },
  { element: 'NotAction', parts: (part) => ({ NotAction: part }) },
  { element: 'Resource', parts: (part) => ({ Resource: part }) },
  { element: 'NotResource', parts: (part) => ({ NotResource: part }) },
  { element: 'Principal', parts: (part) => ({ Principal: { AWS: part } }) },
  { element: 'StringLike', parts: (part) => ({ Condition: { StringLike: { 'aws:A': part } } }) },
  { element: 'StringNotEquals', parts: (part) => ({ Condition: { StringNotEquals: { 'aws:A': part } } }) },
  { element: 'ArnLike', parts: (part) => ({ Condition: { ArnLike: { 'aws:A': part } } }) },
];

describe.each(['Allow', 'Deny'])('%s', (Effect) => {
  test.each(ELEMENTS)('an unknown value of $element leaves the outcome undecided, whatever its name', ({ parts }) => {
    assertProperty(fc.property(NAME, (name) => {
      const policy = [{ Effect, Principal: '*', ...parts(unknownValue(name)) }];
      const each = { policy, identity: Effect === 'Deny' ? [{}] : undefined, context: { 'aws:a': 'arn:aws:iam::1:role/a' } };
      expect(authorize(each).outcome).toBe('undecided');
    }), { numRuns: 50 });
  });
});

/** What is decided where there may be more than the certain policy of the resource. */
function withMore(each: Case): Decision {
  const policies = buildPolicies(each);
  const resource = { ...policies.resource!, opaque: 'another policy' };
  return new Authorizer().authorize({ request: buildRequest(each), policies: { ...policies, resource } });
}

const WITH_POLICY = CASES.filter((each) => each.policy !== undefined)
  .map((each) => ({ each, certain: authorize(each) }));

test('an explicit deny does not depend on further statements that may be there', () => {
  const denied = WITH_POLICY.filter(({ certain }) => certain.cause === 'explicit deny');
  expect(denied.length).toBeGreaterThan(10);
  for (const { each, certain } of denied) {
    expect(withMore(each)).toMatchObject({ outcome: certain.outcome, cause: certain.cause });
  }
});

test('an allowed request is undecided where there may be further statements, which may deny it', () => {
  const allowed = WITH_POLICY.filter(({ certain }) => certain.outcome === 'allowed');
  expect(allowed.length).toBeGreaterThan(10);
  for (const { each } of allowed) {
    expect(withMore(each)).toMatchObject({ outcome: 'undecided', unknowns: ['another policy'] });
  }
});
