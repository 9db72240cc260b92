import { readLeftOut, readStatements } from '../../../src/analysis/resolve/left-out-statements';
import { OpenStatement } from '../../../src/analysis/resolve/open-statements';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { at, listAt } from '../../../src/analysis/symbolic/json-members';
import { stackOf } from '../model/templates';

const STACK = stackOf('Docs', {
  Parameters: { P: { Type: 'String' } },
  Conditions: {
    Yes: { 'Fn::Equals': ['a', 'a'] },
    No: { 'Fn::Equals': ['a', 'b'] },
    Open: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
  },
});

/** The statements of a document, each with whether the condition `Open` has to hold for it. */
function statementsOf(Statement: unknown): readonly unknown[] {
  return listAt(new Resolver([STACK]).resolve(STACK, { Statement }), 'Statement').map((each) =>
    (OpenStatement.isOpenStatement(each) ? [each.value, ...each.premises.map((premise) => at(premise, 'holds'))] : each));
}

test.each<[string, unknown, readonly unknown[]]>([
  ['that deployment chooses', { 'Fn::If': ['Open', 'a', ['b', 'c']] }, [['a', true], ['b', false], ['c', false]]],
  ['that is chosen in the first branch of it', { 'Fn::If': ['Open', { 'Fn::If': ['Yes', 'a', 'b'] }, 'c'] }, [['a', true], ['c', false]]],
  ['that is chosen in the second branch of it', { 'Fn::If': ['Open', 'a', { 'Fn::If': ['No', 'b', 'c'] }] }, [['a', true], ['c', false]]],
  ['that is chosen around it', { 'Fn::If': ['No', 'a', { 'Fn::If': ['Open', 'b', 'c'] }] }, [['b', true], ['c', false]]],
  ['of which one is missing', ['a', { 'Fn::If': ['Open', 'b', { Ref: 'AWS::NoValue' }] }], [['a'], ['b', true]]],
  ['that is chosen', { 'Fn::If': ['Yes', ['a'], ['b']] }, ['a']],
])('statements of a branch %s', (_title, statement, expected) => {
  expect(statementsOf(statement)).toEqual(expected);
});

describe('statements that a condition leaves out', () => {
  const leftOut = { 'Fn::If': ['No', { Sid: 'B' }, { Ref: 'AWS::NoValue' }] };
  const document = { Statement: [{ Sid: 'A' }, leftOut] };
  const resolved = (value: unknown) => new Resolver([STACK]).resolve(STACK, value);

  test('are kept beside those that are there, with their place and condition', () => {
    expect(readStatements(resolved(document))).toEqual([{ Sid: 'A' }]);
    expect(readLeftOut(resolved(document))).toEqual([{ index: 1, condition: 'No', value: { Sid: 'B' } }]);
  });

  test('are no part of the text of a policy', () => {
    expect(resolved({ 'Fn::ToJsonString': document })).toBe('{"Statement":[{"Sid":"A"}]}');
  });

  test('are no part of a document that deployment may choose', () => {
    const chosen = resolved({ 'Fn::If': ['Open', document, { Statement: [{ Sid: 'C' }] }] });
    expect(listAt(chosen, 'Statement')).toMatchObject([
      { value: { Sid: 'A' }, premises: [{ holds: true }] }, { value: { Sid: 'C' }, premises: [{ holds: false }] },
    ]);
  });

  test('are none where there is a single value or all are there', () => {
    expect(readLeftOut(resolved({ Statement: leftOut }))).toEqual([]);
    expect(readLeftOut(resolved({ Statement: [{ 'Fn::If': ['Open', 'a', 'b'] }] }))).toEqual([]);
  });
});
