import { switchReplicationsOn } from '../../../src/analysis/model/parameter-switches';
import { stackOf } from './templates';

const NONE = { Ref: 'AWS::NoValue' };
const RULES = { Role: 'r', Rules: [{ Status: 'Enabled' }] };

/** The parameters that switch the replication of a bucket in a nested stack, by what its parent passes. */
function switchesOf(passed: unknown): readonly string[] {
  const parent = stackOf('Parent', {
    Parameters: { Outer: { Type: 'String' }, Second: { Type: 'String' } },
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic' },
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { P: passed } } },
    },
  });
  const nested = stackOf('Parent/Nested', {
    Parameters: { P: { Type: 'String' } },
    Conditions: { On: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } },
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { ReplicationConfiguration: { 'Fn::If': ['On', RULES, NONE] } } } },
  }, { nestedIn: { path: 'Parent', logicalId: 'Nested' } });
  return [...switchReplicationsOn([parent, nested]).switches.values()].flat().map(({ parameter }) => parameter);
}

test.each<[string, unknown, readonly string[]]>([
  ['a parameter of the parent', { Ref: 'Outer' }, ['Outer']],
  ['two parameters of the parent', { 'Fn::Join': ['', [{ Ref: 'Outer' }, { Ref: 'Second' }]] }, ['Outer', 'Second']],
  ['a resource of the parent', { Ref: 'Topic' }, []],
  ['a text', 'yes', []],
  ['nothing', undefined, ['P']],
])('a nested stack that is passed %s', (_title, passed, expected) => {
  expect(switchesOf(passed)).toEqual(expected);
});

test('a parameter that is given an output is given, as what it is given', () => {
  const producer = stackOf('Producer', { Outputs: { Out: { Value: 'no' } } });
  const stack = stackOf('Docs', {
    Parameters: { P: { Type: 'String', Default: 'yes' } },
    Conditions: { On: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } },
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { ReplicationConfiguration: { 'Fn::If': ['On', RULES, NONE] } } } },
  }, { bound: new Map([['P', { assembly: producer.assembly, path: 'Producer', output: 'Out' }]]) });
  expect([...switchReplicationsOn([stack, producer]).switches.values()].flat())
    .toMatchObject([{ parameter: 'P', given: true, value: 'Producer.Out', on: false }]);
});
