import { Resolver } from '../../../src/analysis/resolve/resolver';
import { stackOf } from '../model/templates';

const YES = { 'Fn::Equals': ['a', 'a'] };
const NO = { 'Fn::Equals': ['a', 'b'] };
const UNKNOWN = { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] };

function evaluate(condition: unknown): boolean | undefined {
  const stack = stackOf('Docs', {
    Parameters: { Open: { Type: 'String' }, Given: { Type: 'String', Default: 'true' } },
    Conditions: { Tested: condition, Yes: YES, No: NO, Unknown: UNKNOWN, Loop: { Condition: 'Loop' } },
  });
  return new Resolver([stack]).evaluateCondition(stack, 'Tested');
}

test.each<[string, unknown, boolean | undefined]>([
  ['equal literals', YES, true],
  ['different literals', NO, false],
  ['a number and the same number as text', { 'Fn::Equals': [1, '1'] }, true],
  ['a Boolean and its text', { 'Fn::Equals': [{ Ref: 'Given' }, true] }, true],
  ['a parameter without default', UNKNOWN, undefined],
  ['a parameter without default and itself', { 'Fn::Equals': [{ Ref: 'Open' }, { Ref: 'Open' }] }, true],
  ['not', { 'Fn::Not': [YES] }, false],
  ['not of an unknown result', { 'Fn::Not': [UNKNOWN] }, undefined],
  ['and of two true ones', { 'Fn::And': [YES, { Condition: 'Yes' }] }, true],
  ['and with a false one', { 'Fn::And': [UNKNOWN, NO] }, false],
  ['and with an unknown result', { 'Fn::And': [YES, UNKNOWN] }, undefined],
  ['or of two false ones', { 'Fn::Or': [NO, { Condition: 'No' }] }, false],
  ['or with a true one', { 'Fn::Or': [UNKNOWN, YES] }, true],
  ['or with an unknown result', { 'Fn::Or': [NO, { Condition: 'Unknown' }] }, undefined],
  ['a condition that depends on itself', { Condition: 'Loop' }, undefined],
  ['a condition that does not exist', { Condition: 'Missing' }, undefined],
  ['a function that does not exist', { 'Fn::Xor': [YES, NO] }, undefined],
  ['a string', 'true', undefined],
  ['an empty object', {}, undefined],
])('%s', (_title, condition, expected) => {
  expect(evaluate(condition)).toBe(expected);
});
