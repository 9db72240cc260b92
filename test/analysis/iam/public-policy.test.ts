import { parseDocument } from '../../../src/analysis/iam/parse-document';
import { findPublicGrant } from '../../../src/analysis/iam/public-policy';
import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

const ORIGIN = {
  kind: 'bucket policy' as const,
  address: { assembly: '/app', stackPath: 'Docs', templatePath: '/app/Docs.template.json', logicalId: 'Policy' },
  propertyPath: 'Properties.PolicyDocument',
};
const EVERYBODY = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::docs/*' };
const OF_ROLE = { ...EVERYBODY, Principal: { AWS: 'arn:aws:iam::111111111111:role/reader' } };
const OPEN = unknownValue('Docs.Open');

function judge(...statements: readonly object[]) {
  return findPublicGrant(parseDocument({ Version: '2012-10-17', Statement: statements }, ORIGIN));
}

test.each<[string, object]>([
  ['a role', OF_ROLE],
  ['an account', { ...EVERYBODY, Principal: { AWS: '111111111111' } }],
  ['a service', { ...EVERYBODY, Principal: { Service: 'cloudtrail.amazonaws.com' } }],
  ['nobody, as it denies', { ...EVERYBODY, Effect: 'Deny' }],
])('a policy is not public that admits %s', (_title, statement) => {
  expect(judge(statement)).toBeUndefined();
});

test.each<[string, object]>([
  ['everybody', EVERYBODY],
  ['every AWS principal', { ...EVERYBODY, Principal: { AWS: '*' } }],
])('a policy is public that admits %s', (_title, statement) => {
  expect(judge(OF_ROLE, statement)).toMatchObject({ match: 'all', statement: { index: 1 } });
});

test('a statement that is public for sure comes before one that may be', () => {
  const perhaps = { ...EVERYBODY, Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } };
  expect(judge(perhaps)).toMatchObject({ match: 'unknown', statement: { index: 0 } });
  expect(judge(perhaps, EVERYBODY)).toMatchObject({ match: 'all', statement: { index: 1 } });
});

/** What keeps a statement for everybody from being public. */
const FIXED: readonly object[] = [
  { StringEquals: { 'aws:SourceVpc': 'vpc-91237329' } },
  { StringLike: { 'aws:SourceVpce': 'vpce-1' } },
  { StringEquals: { 'aws:sourcevpce': ['vpce-1', 'vpce-2'] } },
  { StringEqualsIgnoreCase: { 'aws:PrincipalAccount': '111111111111' } },
  { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:topic' } },
  { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-west-2:123456789012:accesspoint/*' } },
  { StringEquals: { 's3:DataAccessPointAccount': '123456789012' } },
  { 'ForAnyValue:StringEquals': { 'aws:PrincipalServiceNamesList': 'config.amazonaws.com' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.9', '10.0.0.0/8', '2001:db8::/32'] } },
  { StringEquals: { 'aws:PrincipalOrgID': OPEN } },
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 's3:prefix': '*' } },
];
const NOT_FIXED: readonly object[] = [
  { Bool: { 'aws:SecureTransport': 'true' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
  { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
  { StringLike: { 'aws:SourceVpc': 'vpc-*' } },
  { StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-?'] } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } },
  { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } },
  { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.9', '2001::/16'] } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.113.9' } },
  { StringEquals: { 'aws:SourceIp': '203.0.113.9' } },
  { Null: { 'aws:SourceVpc': 'false' } },
  { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
  { BoolIfExists: { 'aws:PrincipalIsAWSService': ['true', false] } },
  { StringNotEquals: { 'aws:PrincipalIsAWSService': 'true' } },
  { Null: { 'aws:PrincipalIsAWSService': 'false' } },
];
const OPEN_TO_DOUBT: readonly object[] = [
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/*' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' } },
  { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } },
  { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } },
  { 'ForAllValues:StringEquals': { 'aws:SourceVpc': 'vpc-1' } },
  { StringEquals: { 'aws:SourceOrgID': 'o-1' } },
  { Bool: { 'aws:PrincipalIsAWSService': 'True' } },
  { Bool: { 'aws:PrincipalIsAWSService': OPEN } },
  { StringEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:111111111111:key/1' } },
];

test.each<[string, string, object]>([
  ...FIXED.map((each): [string, string, object] => [JSON.stringify(each), 'not public', each]),
  ...NOT_FIXED.map((each): [string, string, object] => [JSON.stringify(each), 'all', each]),
  ...OPEN_TO_DOUBT.map((each): [string, string, object] => [JSON.stringify(each), 'unknown', each]),
])('everybody under %s: %s', (_title, expected, Condition) => {
  expect(judge({ ...EVERYBODY, Condition })?.match ?? 'not public').toBe(expected);
});

test('a policy variable that is no literal wildcard is no fixed value either', () => {
  expect(judge({ ...EVERYBODY, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111111111111:${aws:username}' } } })?.match).toBe('all');
});
