import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { AssumedConditions } from '../../../src/analysis/model/assumed-conditions';
import { stackOf } from './templates';

const CONDITIONS = {
  On: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] },
  Or: { 'Fn::Or': [{ Condition: 'On' }, { 'Fn::Equals': [{ Ref: 'Q' }, 'yes'] }] },
  And: { 'Fn::And': [{ 'Fn::Equals': ['a', 'a'] }, { Condition: 'On' }, { Condition: 'Missing' }, {}, 'text'] },
  Foreign: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
};
const STACK = stackOf('Docs', {
  Parameters: { P: { Type: 'String', Default: 'no' }, Q: { Type: 'String', Default: 'no' } },
  Conditions: CONDITIONS,
});

function defaults([stack]: readonly StackTemplate[]): unknown {
  return Object.entries(stack.template.Parameters ?? {}).map(([name, { Default: value }]) => `${name}=${String(value)}`).join(' ');
}

test.each<[string, boolean, string]>([
  ['On', true, 'P=yes Q=no'],
  ['On', false, 'P=no Q=no'],
  ['And', true, 'P=yes Q=no'],
  ['And', false, 'P=no Q=no'],
  ['Or', true, 'P=no Q=no'],
  ['Or', false, 'P=no Q=no'],
  ['Foreign', true, 'P=no Q=no'],
  ['Missing', true, 'P=no Q=no'],
])('where %s is %s, parameters are %s', (condition, holds, expected) => {
  const assumed = new AssumedConditions([STACK]);
  expect(assumed.assume(STACK, condition, holds)).toBe(true);
  expect(defaults(assumed.apply())).toBe(expected);
});

test('a condition is what it is taken for', () => {
  const assumed = new AssumedConditions([STACK]);
  assumed.assume(STACK, 'Or', true);
  expect(assumed.apply()[0].template.Conditions).toEqual({ ...CONDITIONS, Or: { 'Fn::Equals': ['true', 'true'] } });
});

test('the contrary of what is assumed cannot be assumed', () => {
  const assumed = new AssumedConditions([STACK]);
  expect([['And', true], ['On', true], ['On', false]].map(([name, holds]) => assumed.assume(STACK, String(name), holds === true)))
    .toEqual([true, true, false]);
});

test('stacks of which nothing is assumed stay', () => {
  expect(new AssumedConditions([STACK]).apply()).toEqual([STACK]);
});
