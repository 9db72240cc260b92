import { Resolver } from '../../../src/analysis/resolve/resolver';
import { stackOf } from '../model/templates';

const YES = { 'Fn::Equals': ['a', 'a'] };
const NO = { 'Fn::Equals': ['a', 'b'] };
const PERHAPS = { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] };

function decided(condition: unknown): boolean | undefined {
  const stack = stackOf('Docs', {
    Parameters: { Open: { Type: 'String' }, Given: { Type: 'String', Default: 'true' } },
    Conditions: { Tested: condition, Yes: YES, No: NO, Perhaps: PERHAPS, Loop: { Condition: 'Loop' } },
  });
  return new Resolver([stack]).evaluateCondition(stack, 'Tested');
}

test.each<[string, unknown, boolean | undefined]>([
  ['equal literals', YES, true],
  ['different literals', NO, false],
  ['a number and the same number as text', { 'Fn::Equals': [1, '1'] }, true],
  ['a Boolean and its text', { 'Fn::Equals': [{ Ref: 'Given' }, true] }, true],
  ['a parameter without default', PERHAPS, undefined],
  ['a parameter without default and itself', { 'Fn::Equals': [{ Ref: 'Open' }, { Ref: 'Open' }] }, true],
  ['not', { 'Fn::Not': [YES] }, false],
  ['not of what is undecided', { 'Fn::Not': [PERHAPS] }, undefined],
  ['and of two that hold', { 'Fn::And': [YES, { Condition: 'Yes' }] }, true],
  ['and, where one does not hold', { 'Fn::And': [PERHAPS, NO] }, false],
  ['and, where one is undecided', { 'Fn::And': [YES, PERHAPS] }, undefined],
  ['or of two that do not hold', { 'Fn::Or': [NO, { Condition: 'No' }] }, false],
  ['or, where one holds', { 'Fn::Or': [PERHAPS, YES] }, true],
  ['or, where one is undecided', { 'Fn::Or': [NO, { Condition: 'Perhaps' }] }, undefined],
  ['a condition that needs itself', { Condition: 'Loop' }, undefined],
  ['a condition that does not exist', { Condition: 'Missing' }, undefined],
  ['a function that does not exist', { 'Fn::Xor': [YES, NO] }, undefined],
  ['what is no condition', 'true', undefined],
  ['an empty object', {}, undefined],
])('%s', (_title, condition, expected) => {
  expect(decided(condition)).toBe(expected);
});
