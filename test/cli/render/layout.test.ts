import { opaqueId } from '../../../src/analysis/symbolic/symbolic-string';
import { formatCount, formatLabelled, toPrintable, limitWidth, wrap } from '../../../src/cli/render/layout';

test.each([
  ['a narrow terminal', 20, 40],
  ['a usual terminal', 80, 80],
  ['a wide terminal', 300, 120],
  ['a file', undefined, 100],
])('%s has a readable width', (_title, columns, width) => {
  expect(limitWidth(columns)).toBe(width);
});

test('breaks text at spaces', () => {
  expect(wrap('the role may not encrypt', 12)).toEqual(['the role may', 'not encrypt']);
});

test('keeps a word that is wider than the column', () => {
  expect(wrap('see https://docs.aws.amazon.com/ there', 10)).toEqual(['see', 'https://docs.aws.amazon.com/', 'there']);
});

test('keeps the lines of a statement, so that it can be copied', () => {
  const statement = JSON.stringify({ Effect: 'Allow', Action: ['kms:Encrypt', 'kms:GenerateDataKey'] }, undefined, 2);
  expect(wrap(`add this:\n${statement}`, 10)).toEqual(['add this:', ...statement.split('\n')]);
});

test('puts a label before the first line only', () => {
  expect(formatLabelled('fix', 'allow kms:Encrypt on the key', { indent: 2, labelWidth: 5, width: 20 }))
    .toEqual(['  fix  allow', '       kms:Encrypt', '       on the key']);
});

test('shows a generated name in angle brackets', () => {
  expect(toPrintable(`key/${opaqueId('Documents.Key')}`)).toBe('key/<Documents.Key>');
});

test('writes nothing that a terminal would obey', () => {
  expect(toPrintable('a\u001b[31mb\u009bc\nd')).toBe('a\uFFFD[31mb\uFFFDc\nd');
});

test.each([[0, '0 rules'], [1, '1 rule'], [2, '2 rules']])('counts %d', (count, text) => {
  expect(formatCount(count, 'rule')).toBe(text);
});
