import { ActionElements, appliesTo, createTarget, expandAction, findNearestAction } from '../../../src/analysis/iam/known-actions';
import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

test.each([
  ['s3:replicateobject', ['s3:ReplicateObject']],
  ['s3:Replicate*', ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateObjectAnnotation', 's3:ReplicateTags']],
  ['kms:ReEncrypt?o', ['kms:ReEncryptTo']],
  ['s3:Nothing', []],
  ['s3:Nothing*', []],
  ['sqs:SendMessage', undefined],
  ['*', undefined],
  [unknownValue('action'), undefined],
])('%s stands for %p', (written, actions) => {
  expect(expandAction(written)?.map(({ action }) => action).sort()).toEqual(actions);
});

test.each([
  ['s3:ReplicationTags', 's3:ReplicateTags'],
  ['S3:ReplicatObject', 's3:ReplicateObject'],
  ['kms:Encript', 'kms:Encrypt'],
  ['kms:ReplicateObjects', 'kms:ReplicateKey'],
  ['s3:Xyzzy', undefined],
  [`s3:${'A'.repeat(1000)}`, undefined],
])('the nearest to %s is %s', (written, nearest) => {
  expect(findNearestAction(written)).toBe(nearest);
});

const BUCKET = 'arn:aws:s3:::bucket';

test.each([
  ['s3:ListBucket', BUCKET, true],
  ['s3:ListBucket', `${BUCKET}/*`, false],
  ['s3:ListBucket', `${BUCKET}*`, true],
  ['s3:ListBucket', `arn:aws:s3:::${unknownValue('name')}`, true],
  ['s3:GetObject', BUCKET, false],
  ['s3:GetObject', `${BUCKET}/*`, true],
  ['s3:GetObject', '*', true],
  ['s3:GetObject', 'arn:aws:*:::bucket', true],
  ['s3:GetObject', 'arn:aws:s3:us-east-1:111111111111:accesspoint/x/object/*', true],
  ['s3:ReplicateObject', 'arn:aws:s3:us-east-1:111111111111:accesspoint/x', false],
  ['s3:GetObject', 'arn:aws:sqs:us-east-1:111111111111:queue', false],
  ['kms:Encrypt', 'arn:aws:kms:us-east-1:111111111111:key/k', true],
  ['kms:Encrypt', 'arn:aws:kms:us-east-1:111111111111:alias/a', false],
  ['kms:Encrypt', 'arn:aws:kms:us-east-1:111111111111:*', true],
  ['kms:Encrypt', BUCKET, false],
  ['sqs:SendMessage', BUCKET, false],
  ['sqs:SendMessage', 'arn:aws:sqs:us-east-1:111111111111:queue', true],
  ['*', BUCKET, true],
  ['s3:Nothing', BUCKET, false],
])('%s on %s: %p', (action, resource, applies) => {
  expect(appliesTo(new ActionElements().get(action), createTarget(resource))).toBe(applies);
});
