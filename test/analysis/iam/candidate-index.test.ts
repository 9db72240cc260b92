import { listCallers, listResources } from '../../../src/analysis/iam/candidate-index';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import type { DocumentKind, Statement } from '../../../src/analysis/iam/policy-document';
import { createOrigin } from './cases';

const ROLE = 'arn:aws:iam::111122223333:role/replication';
const ACCOUNT = 'arn:aws:iam::111122223333:root';

function parse(statement: object, kind: DocumentKind = 'bucket policy'): Statement {
  const written = { Effect: 'Deny', Action: 's3:*', Resource: '*', ...statement };
  return parseDocument({ Version: '2012-10-17', Statement: written }, createOrigin(kind)).statements[0];
}

function where(Condition: object): object {
  return { Principal: '*', Condition };
}

test.each<[string, object, readonly string[] | undefined]>([
  ['a role', { Principal: { AWS: ROLE } }, [ROLE]],
  ['a role and an account', { Principal: { AWS: [ROLE, ACCOUNT] } }, undefined],
  ['a role and an account of S3', { Principal: { AWS: ROLE, CanonicalUser: 'a'.repeat(64) } }, undefined],
  ['everybody', { Principal: '*' }, undefined],
  ['everybody but a role', { NotPrincipal: { AWS: ROLE } }, undefined],
  ['a session', { Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/replication/session' } }, undefined],
  ['the id of a role', { Principal: { AWS: 'AROA1234567890123456' } }, undefined],
  ['a service', { Principal: { Service: 's3.amazonaws.com' } }, []],
  ['a role in a condition', where({ ArnEquals: { 'aws:PrincipalArn': ROLE } }), [ROLE]],
  ['a pattern in a condition', where({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/replication' } }), ['arn:aws:iam::']],
  ['whatever, in a condition', where({ StringLike: { 'aws:PrincipalArn': '*replication' } }), ['']],
  ['all but a role in a condition', where({ ArnNotEquals: { 'aws:PrincipalArn': ROLE } }), undefined],
  ['a role whatever its case', where({ StringEqualsIgnoreCase: { 'aws:PrincipalArn': ROLE } }), undefined],
  ['a date', where({ DateLessThan: { 'aws:PrincipalArn': '2030-01-01T00:00:00Z' } }), undefined],
  ['a variable in a condition', where({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:role/a' } }), undefined],
  ['another key', where({ ArnEquals: { 'aws:SourceArn': ROLE } }), undefined],
])('callers of a statement about %s', (_title, statement, callers) => {
  expect(listCallers(parse(statement))).toEqual(callers);
});

test.each<[string, object, DocumentKind, readonly string[] | undefined]>([
  ['resources', { Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b/*'] }, 'identity policy', ['arn:aws:s3:::a', 'arn:aws:s3:::b/']],
  ['every resource', {}, 'identity policy', ['']],
  ['every resource but one', { Resource: undefined, NotResource: 'arn:aws:s3:::a' }, 'identity policy', undefined],
  ['a variable', { Resource: 'arn:aws:s3:::${aws:PrincipalAccount}' }, 'identity policy', undefined],
  ['none', { Resource: undefined, Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }, 'trust policy', undefined],
])('resources of a statement about %s', (_title, statement, kind, resources) => {
  expect(listResources(parse(statement, kind))).toEqual(resources);
});
