import type { Key } from '../../../src/analysis/model/deployment-model';
import { explainImpossibleArn, mayHaveArn } from '../../../src/analysis/s3/key-arn';
import { opaqueId, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

const UUID = '11111111-2222-3333-4444-555555555555';
const MULTI_REGION = `mrk-${'1'.repeat(32)}`;
const OPEN = unknownValue('Docs.Open');
const arnOf = (id: string) => `arn:aws:kms:eu-west-1:111111111111:key/${id}`;

test.each([
  arnOf(UUID), arnOf(MULTI_REGION), arnOf(UUID.toUpperCase()), arnOf(OPEN), arnOf(`mrk-${OPEN}`), arnOf(opaqueId('Docs.Key')),
  `arn:aws-us-gov:kms:us-gov-west-1:111111111111:key/${UUID}`, `arn:aws-eusc:kms:eusc-de-east-1:111111111111:key/${UUID}`,
  `arn:aws:kms:${OPEN}:${OPEN}:key/${UUID}`, `arn:${OPEN}:kms:eu-west-1:111111111111:key/${UUID}`,
  `arn:aws-cn:kms:cn-north-1:111111111111:key/${UUID}`, 'arn:aws:kms:eu-west-1:111111111111:alias/CHANGE-ME', OPEN,
])('a key may have the ARN %j', (arn) => {
  expect(explainImpossibleArn(arn)).toBeUndefined();
});

test.each<[string, string]>([
  [arnOf('CHANGE-ME'), 'the id "CHANGE-ME" is neither a UUID nor mrk- and 32 hexadecimal digits'],
  [arnOf('mrk-1234'), 'the id "mrk-1234" is neither'],
  ['arn:aws:kms:eu-west-1:ACCOUNT:alias/data', '"ACCOUNT" is no account id of twelve digits'],
  [`arn:aws:kms:REGION:111111111111:key/${UUID}`, '"REGION" is no Region'],
  ['arn:aws:kms:REGION:ACCOUNT:key/ID', '"REGION" is no Region, and "ACCOUNT" is no account id of twelve digits, and the id "ID" is'],
  [`arn:aws:kms:cn-north-1:111111111111:key/${UUID}`, 'the partition of "cn-north-1" is "aws-cn" and not "aws"'],
  ['arn:aws-cn:kms:eu-west-1:111111111111:alias/data', 'the partition of "eu-west-1" is "aws" and not "aws-cn"'],
  ['arn:aws:s3:::bucket', 'it is no ARN of a key'],
])('no key has the ARN %j', (arn, expected) => {
  expect(explainImpossibleArn(arn)).toContain(expected);
});

test.each<[Key['kind'], string, boolean]>([
  ['single-Region', UUID, true],
  ['single-Region', MULTI_REGION, false],
  ['single-Region', `mrk-${OPEN}`, false],
  ['single-Region', OPEN, true],
  ['single-Region', 'CHANGE-ME', false],
  ['multi-Region primary', MULTI_REGION, true],
  ['multi-Region primary', UUID, false],
  ['multi-Region primary', OPEN, true],
  ['multi-Region primary', `mr${OPEN}`, true],
  ['multi-Region replica', UUID, false],
  ['undecided', UUID, true],
  ['undecided', MULTI_REGION, true],
])('a %s key may have the id %j: %s', (kind, id, expected) => {
  expect(mayHaveArn({ kind } as Key, arnOf(id))).toBe(expected);
});

test('a value of which nothing is known may be the ARN of any key', () => {
  expect(mayHaveArn({ kind: 'multi-Region primary' } as Key, OPEN)).toBe(true);
});
