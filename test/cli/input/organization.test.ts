import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { listBlindSpots } from '../../../src/analysis/report/blind-spots';
import { readOrganization, requireAccountsOfLevels } from '../../../src/cli/input/organization';

const folder = mkdtempSync(join(tmpdir(), 'organization-'));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const ALLOW = file('allow.json', { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
const DENY = file('deny.json', { Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' } });

test('nothing is said of an organization', () => {
  expect(readOrganization({})).toBeUndefined();
});

test('files of one option are one level, further options the next ones', () => {
  const found = readOrganization({ organization: 'o-exampleorg1', scp: [`${ALLOW},${ALLOW}`, `111111111111=${ALLOW}`], rcp: [DENY] });
  expect(found).toMatchObject({
    id: 'o-exampleorg1',
    servicePolicies: [{ documents: [{}, {}] }, { account: '111111111111', documents: [{ origin: { kind: 'service control policy' } }] }],
    resourcePolicies: [{ documents: [{ statements: [{ effect: 'Deny' }] }] }],
  });
});

test.each<[string, Parameters<typeof readOrganization>[0], string, string]>([
  ['an id that is none', { organization: 'mine' }, 'Usage', '--organization is "mine"'],
  ['no file', { scp: ['111111111111='] }, 'Usage', 'give FILE[,FILE]'],
  ['a file that is missing', { scp: [join(folder, 'gone.json')] }, 'PolicyFileUnreadable', 'of --scp cannot be read'],
  ['a file that is not JSON', { rcp: [file('text.json', '{')] }, 'PolicyFileInvalid', 'of --rcp is not JSON'],
  ['a file without a policy', { scp: [file('other.json', { a: 1 })] }, 'PolicyFileInvalid', 'is no service control policy'],
  ['a policy of another kind', { scp: [DENY] }, 'PolicyFileInvalid', 'Principal'],
])('fails for %s', (_title, options, code, message) => {
  const error = expect.objectContaining({ code, message: expect.stringContaining(message) });
  expect(() => readOrganization(options)).toThrow(error);
});

test('what is given is no blind spot any more', () => {
  const model = buildModel([]);
  const given = { ...model, organization: readOrganization({ scp: [ALLOW], rcp: [DENY] }) };
  expect(listBlindSpots(model).length - listBlindSpots(given).length).toBe(2);
  expect(listBlindSpots({ ...model, organization: readOrganization({ organization: 'o-exampleorg1' }) })).toEqual(listBlindSpots(model));
});

describe('policies of one account', () => {
  const [scp, rcp] = [{ scp: [`333333333333=${ALLOW}`] }, { rcp: [`333333333333=${DENY}`] }].map(readOrganization);
  const stack = (account: string | undefined, template: object = {}): StackTemplate =>
    ({ path: 'Stack', name: 'Stack', account, template, dependencies: [] }) as never;

  test.each([['--scp', scp], ['--rcp', rcp]])('fail for an account in which there is nothing: %s', (option, organization) => {
    expect(() => requireAccountsOfLevels(organization, [stack('111111111111'), stack('222222222222')]))
      .toThrow(`${option} is for the account 333333333333, in which there is nothing of what is read; correct the id`);
  });

  test.each([
    ['a stack is in', [stack('111111111111'), stack('333333333333')]],
    ['a stack may be in', [stack(undefined)]],
    ['a template names', [stack('111111111111', { Resources: { A: { Bucket: { Account: '333333333333' } } } })]],
  ])('are taken for an account that %s', (_title, stacks) => {
    expect(() => [scp, rcp, undefined].forEach((each) => requireAccountsOfLevels(each, stacks))).not.toThrow();
  });
});
