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
