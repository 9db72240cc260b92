import { identifyStatement } from '../../../src/analysis/iam/identify-statement';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import { createOrigin } from './cases';

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::documents/*' };
const TLS = { ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } };

function identify(...statements: readonly object[]): readonly string[] {
  const document = { Version: '2012-10-17', Statement: statements };
  return parseDocument(document, createOrigin('identity policy')).statements.map(identifyStatement);
}

test('a statement is identified by its Sid', () => {
  expect(identify({ Sid: 'Read', ...READ })).toEqual(['Read']);
});

test('a statement without a Sid is identified by its elements, not by its index', () => {
  const [read, tls] = identify(READ, TLS);
  expect(read).toMatch(/^#[0-9a-f]{8}$/);
  expect(tls).not.toBe(read);
  expect(identify(TLS, READ)).toEqual([tls, read]);
});

test.each([
  { title: 'Effect', other: { Effect: 'Deny' } },
  { title: 'Action', other: { Action: 's3:PutObject' } },
  { title: 'Resource', other: { Resource: '*' } },
])('a statement with another $title is another', ({ other }) => {
  expect(identify({ ...READ, ...other })).not.toEqual(identify(READ));
});
