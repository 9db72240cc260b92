import { present } from '../../../src/analysis/iam/request';
import { ActionContext } from '../../../src/analysis/s3/action-keys';

const BASE = new Map([['s3:prefix', present('a/')]]);

test('what a request carries is not touched', () => {
  expect(new ActionContext(BASE, 's3:ReplicateObject').get('s3:prefix')).toEqual([['a/']]);
});

test.each([
  ['s3:GetReplicationConfiguration', 's3:max-keys'],
  ['s3:ReplicateObject', 's3:existingobjecttag/team'],
  ['s3:ReplicateObject', 's3:x-amz-acl'],
  ['s3:ReplicateObject', 'kms:viaservice'],
  ['s3:ReplicateObject', 'aws:requesttag/team'],
  ['kms:Encrypt', 's3:tlsversion'],
  ['kms:Encrypt', 'kms:grantoperations'],
  ['kms:Encrypt', 'kms:recipientattestation:imagesha384'],
  ['sts:AssumeRole', 's3:prefix'],
  ['s3:ReplicateObject', 'dstbucket'],
  ['kms:Encrypt', 'aws::region'],
])('a request for %s never has %s', (action, key) => {
  expect(new ActionContext(new Map(), action).get(key)).toEqual([undefined]);
});

test.each([
  ['s3:ListBucket', 's3:prefix'],
  ['s3:GetObjectVersionTagging', 's3:existingobjecttag/team'],
  ['s3:ReplicateObject', 's3:authtype'],
  ['s3:ReplicateObject', 'aws:resourcetag/team'],
  ['sts:AssumeRole', 'aws:requesttag/team'],
  ['s3:ReplicateObject', 'nonsense:nonsense'],
])('of a request for %s nothing is known of %s', (action, key) => {
  expect(new ActionContext(new Map(), action).get(key)).toBeUndefined();
});

test('a request for KMS has a pair of the encryption context that S3 does not add, or has it not', () => {
  expect(new ActionContext(new Map(), 'kms:Encrypt').get('kms:encryptioncontext:team')).toEqual([undefined, [expect.any(String)]]);
});
