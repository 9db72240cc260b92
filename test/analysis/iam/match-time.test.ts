import { matchTime } from '../../../src/analysis/iam/match-time';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import type { KeyState } from '../../../src/analysis/iam/request';
import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

const ORIGIN = {
  kind: 'identity policy' as const,
  address: { assembly: '/app', stackPath: 'Docs', templatePath: '/app/Docs.template.json', logicalId: 'Policy' },
  propertyPath: 'Properties.PolicyDocument',
};
const OVER = '2020-01-01T00:00:00Z';
const TO_COME = '2999-01-01T00:00:00Z';

function match(operator: string, values: string | readonly string[], key = 'aws:CurrentTime', state: KeyState = 'unknown') {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: { [operator]: { [key]: values } } };
  return matchTime(parseDocument({ Version: '2012-10-17', Statement: statement }, ORIGIN).statements[0].conditions[0], state);
}

test.each<[string, string | readonly string[], string | undefined]>([
  ['DateLessThan', OVER, 'none'],
  ['DateLessThanEquals', OVER, 'none'],
  ['DateLessThanIfExists', OVER, 'none'],
  ['DateEquals', OVER, 'none'],
  ['DateNotEquals', OVER, 'all'],
  ['DateGreaterThan', OVER, 'all'],
  ['DateGreaterThanEquals', '2020-01-01', 'all'],
  ['DateGreaterThan', '1577836800', 'all'],
  ['DateLessThan', [OVER, TO_COME], 'unknown'],
  ['DateNotEquals', [OVER, TO_COME], 'unknown'],
  ['DateLessThan', TO_COME, 'unknown'],
  ['DateGreaterThan', TO_COME, 'unknown'],
  ['DateGreaterThan', '32472144000', 'unknown'],
  ['DateGreaterThan', 'soon', 'unknown'],
  ['DateGreaterThan', unknownValue('Docs.From'), 'unknown'],
  ['BinaryEquals', OVER, undefined],
  ['StringEquals', OVER, undefined],
])('%s %j: %s', (operator, values, expected) => {
  expect(match(operator, values)).toBe(expected);
});

test('a date that was over an hour ago may be over nowhere but here', () => {
  expect(match('DateLessThan', new Date(Date.now() - 3_600_000).toISOString())).toBe('unknown');
});

test('the time in seconds may be compared as a number', () => {
  expect(match('NumericLessThan', '1577836800', 'aws:EpochTime')).toBe('none');
});

test('a condition on another key is none on the time', () => {
  expect(match('DateLessThan', OVER, 's3:object-lock-retain-until-date')).toBeUndefined();
});

test.each<[KeyState, string | undefined]>([
  [[unknownValue('then')], 'none'],
  ['absent', undefined],
  ['unknown', undefined],
])('credentials issued at %j were not issued before a date that is over: %s', (state, expected) => {
  expect(match('DateLessThan', OVER, 'aws:TokenIssueTime', state)).toBe(expected);
});
