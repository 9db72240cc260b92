import { createAwsManagedPolicy, nameAwsManagedPolicy } from '../../../src/analysis/iam/aws-managed-policies';

const ORIGIN = {
  kind: 'identity policy',
  address: { assembly: '', stackPath: 'Docs', templatePath: '', logicalId: 'Role' },
  propertyPath: 'Properties.ManagedPolicyArns.0',
} as const;

test.each<[string, readonly string[]]>([
  ['AmazonS3FullAccess', ['Allow']],
  ['PowerUserAccess', ['Allow']],
  ['AWSDenyAll', ['Deny']],
  ['service-role/AWSLambdaBasicExecutionRole', []],
  ['Another', []],
])('%s has the statements %j', (name, effects) => {
  expect(createAwsManagedPolicy(name, ORIGIN).statements.map(({ effect }) => effect)).toEqual(effects);
});

test('a policy that is not known may allow anything', () => {
  expect(createAwsManagedPolicy('Another', ORIGIN).unknownAllows).toBe('what the AWS managed policy Another allows is not known here');
  expect(createAwsManagedPolicy('AWSDenyAll', ORIGIN).unknownAllows).toBe(undefined);
});

test.each<[string, string | undefined]>([
  ['arn:aws:iam::aws:policy/service-role/A', 'service-role/A'],
  ['arn:aws-cn:iam::aws:policy/A', 'A'],
  ['arn:aws:iam::111111111111:policy/A', undefined],
])('the policy of AWS with the ARN %s is %s', (arn, name) => {
  expect(nameAwsManagedPolicy(arn)).toBe(name);
});
