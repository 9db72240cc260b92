import { Authorizer } from '../../../src/analysis/iam/authorizer';
import type { Decision } from '../../../src/analysis/iam/decision';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import type { PolicyDocument } from '../../../src/analysis/iam/policy-document';
import type { Case, CaseSituation } from './cases';
import { authorize, buildPolicies, buildRequest, createOrigin, readCaseFiles } from './cases';

const files = readCaseFiles();

/** What a case names of a decision. */
function summary({ expect: wanted, ...situation }: Case): object {
  const { outcome, cause, missing, statement, unknowns, nearMisses } = authorize(situation);
  const named = typeof wanted === 'string' ? { outcome: wanted } : wanted;
  const all = {
    outcome,
    cause,
    missing,
    sid: statement?.sid,
    unknowns,
    mismatch: nearMisses[0]?.mismatch,
    nearMisses: nearMisses.map((miss) => miss.statement.sid),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in named));
}

describe.each(files)('$name: $about', ({ cases, defaults }) => {
  test('the file has cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases)('$title', (each) => {
    const whole = { ...defaults, ...each };
    const wanted = typeof each.expect === 'string' ? { outcome: each.expect } : each.expect;
    expect(summary(whole)).toEqual(wanted);
  });
});

/** Statements that would allow and deny everything, but for the callers and resources that they are about. */
function addOthers(document: PolicyDocument): PolicyDocument {
  const { kind } = document.origin;
  const named = kind.endsWith('bucket policy') || kind === 'key policy' || kind === 'trust policy';
  const others = Array.from({ length: 6 }, (_unused, index) => ({
    Effect: index % 2 === 0 ? 'Allow' : 'Deny',
    ...(named && { Principal: { AWS: `arn:aws:iam::999999999999:role/other-${index}` } }),
    Action: '*',
    ...(kind === 'trust policy' ? {} : { Resource: `arn:aws:sqs:eu-west-1:999999999999:other-${index}` }),
  }));
  const { statements } = parseDocument({ Version: '2012-10-17', Statement: others }, createOrigin(kind));
  return { ...document, statements: [...statements, ...document.statements] };
}

function outline({ outcome, cause, missing, statement, unknowns }: Decision): object {
  return { outcome, cause, missing, sid: statement?.sid, unknowns };
}

function decideBesideOthers(situation: CaseSituation): Decision {
  const policies = buildPolicies(situation);
  const { identity, boundary, resource } = policies;
  return new Authorizer().authorize({
    request: buildRequest(situation),
    policies: {
      ...policies,
      identity: identity?.map(addOthers),
      boundary: boundary && addOthers(boundary),
      resource: resource && addOthers(resource),
    },
  });
}

const ALL = files.flatMap(({ name, cases, defaults }) =>
  cases.map((each) => ({ name, title: each.title, situation: { ...defaults, ...each } })))
  // a resource of which nothing is known may be any of the others
  .filter(({ situation: { resource = 'arn:' } }) => resource.startsWith('arn:'));

test.each(ALL)(
  'statements about others change nothing: $name: $title', ({ situation }) => {
    expect(outline(decideBesideOthers(situation))).toEqual(outline(authorize(situation)));
  });

test('there are at least 150 cases, and no title occurs twice in a file', () => {
  const titles = files.flatMap(({ name, cases }) => cases.map(({ title }) => `${name}: ${title}`));
  expect(titles.length).toBeGreaterThanOrEqual(150);
  expect(new Set(titles).size).toBe(titles.length);
});

test('every case names the page of AWS, or the fact, that it rests on', () => {
  const sources = files.flatMap(({ cases }) => cases.map(({ see }) => see));
  expect(sources.filter((see) => !/^https:\/\/docs\.aws\.amazon\.com\/|^fact \d/.test(see))).toEqual([]);
});
