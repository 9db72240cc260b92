import { resourceCycle, helperResources, strongReferences, unbackedReferences, unboundedStatements } from '../support/invariants';

const BUCKET = 'AWS::S3::Bucket';

// The invariants themselves: a check that finds nothing in a bad template would prove nothing in a good one.
describe('resource cycles', () => {
  test.each([
    ['Ref', { A: { Properties: { X: { Ref: 'B' } } }, B: { Properties: { X: [{ Ref: 'A' }] } } }],
    ['Fn::GetAtt', { A: { Properties: { X: { 'Fn::GetAtt': ['B', 'Arn'] } } }, B: { DependsOn: 'A' } }],
    ['Fn::GetAtt as a string', { A: { Properties: { X: { 'Fn::GetAtt': 'B.Arn' } } }, B: { DependsOn: ['A'] } }],
    ['Fn::Sub', { A: { Properties: { X: { 'Fn::Sub': '${B.Arn}/*' } } }, B: { DependsOn: ['A'] } }],
    ['DependsOn', { A: { DependsOn: ['B'] }, B: { DependsOn: 'A' } }],
  ])('are found through %s', (_name, resources) => {
    const entries = Object.entries(resources).map(([id, resource]) => [id, { Type: BUCKET, ...resource }]);
    const Resources = Object.fromEntries(entries);
    expect(resourceCycle({ Resources })).toEqual(['A', 'B']);
  });

  test('are not seen where resources wait for each other in one direction', () => {
    const Resources = { A: { Type: BUCKET, DependsOn: ['B', 'C'] }, B: { Type: BUCKET, DependsOn: 'C' }, C: { Type: BUCKET } };
    expect(resourceCycle({ Resources })).toEqual([]);
  });
});

test.each(['Custom::S3AutoDeleteObjects', 'AWS::CloudFormation::CustomResource', 'AWS::Lambda::Function'])(
  '%s is a helper resource',
  (Type) => {
    expect(helperResources({ Resources: { A: { Type }, B: { Type: BUCKET } } })).toEqual([`A: ${Type}`]);
  },
);

test('exports and imports are strong references', () => {
  const template = {
    Resources: { A: { Type: BUCKET, Properties: { X: { 'Fn::ImportValue': 'other' } } } },
    Outputs: { O: { Value: 1, Export: { Name: 'o' } }, P: { Value: 2 } },
  };
  expect(strongReferences(template)).toEqual(['export O', 'import "other"']);
});

test('a statement on everything is unbounded', () => {
  const statement = (Resource: unknown) => ({ Sid: 'S', Effect: 'Allow', Action: 'a', Resource });
  const policy = (resource: unknown) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Statement: [statement(resource)] } },
  });
  expect(unboundedStatements({ Resources: { A: policy('*'), B: policy(['arn', '*']), C: policy('arn:aws:s3:::b/*') } }))
    .toEqual(['A: S', 'B: S']);
});

describe('references between stacks', () => {
  const env = { account: '1', region: 'eu-west-1' };
  const producer = { ...env, path: 'P', name: 'P', dependencies: [], template: { Resources: {}, Outputs: { O: { Value: 1 } } } };
  const consumer = (dependencies: string[], OutputName = 'O', StackName = 'P') => ({
    ...env,
    path: 'C',
    name: 'C',
    dependencies,
    template: {
      Resources: { A: { Type: BUCKET, Properties: { 'Fn::GetStackOutput': { StackName, Region: 'eu-west-1', OutputName } } } },
    },
  });

  test.each([
    ['among the dependencies', consumer(['P']), []],
    ['not ordered', consumer([]), ['C -> P: not among the dependencies']],
    ['to an output that does not exist', consumer(['P'], 'X'), ['C -> P: no output X']],
    ['to a stack that does not exist', consumer(['P'], 'O', 'X'), ['C -> X: no such stack in eu-west-1']],
  ])('are judged: %s', (_name, stack, expected) => {
    expect(unbackedReferences([producer, stack])).toEqual(expected);
  });
});
