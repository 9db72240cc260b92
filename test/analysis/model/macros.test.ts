import { buildModel } from '../../../src/analysis/model/build-model';
import { stackOf } from './templates';

const SAM = 'AWS::Serverless-2016-10-31';

test.each<[string, object, readonly string[]]>([
  ['none', {}, []],
  ['the transform for language extensions', { Transform: 'AWS::LanguageExtensions' }, []],
  ['one', { Transform: 'Mine' }, ['Mine']],
  ['several, each once', { Transform: ['Mine', 'AWS::LanguageExtensions', { Name: 'AWS::Include' }, 'Mine'] }, ['Mine', 'AWS::Include']],
  ['the one of SAM', { Transform: 'AWS::Serverless-2016-10-31' }, []],
  ['the one of SAM, which writes policies for a connector', { Transform: SAM, Resources: { A: { Type: 'AWS::Serverless::Connector' } } }, [SAM]],
  ['the one of SAM, which writes policies for connectors of a resource', { Transform: SAM, Resources: { A: { Type: 'AWS::S3::Bucket', Connectors: {} } } }, [SAM]],
  ['the one of SAM beside another', { Transform: [SAM, 'AWS::Include'] }, ['AWS::Include']],
  ['one of another shape', { Transform: { Other: 1 } }, ['{"Other":1}']],
  ['one in a resource', { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { 'Fn::Transform': { Name: 'AWS::Include' } } } } }, ['AWS::Include']],
  ['several in a resource', { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ 'Fn::Transform': [{ Name: 'A' }, 'B'] }] } } } }, ['A', 'B']],
  ['a loop over what is not known', { Resources: { 'Fn::ForEach::Buckets': ['X', { Ref: 'P' }, {}] } }, ['Fn::ForEach::Buckets']],
])('the macros of a template: %s', (_title, template, expected) => {
  const stack = stackOf('Docs', template);
  expect(buildModel([stack]).stacks[0].macros).toEqual(expected);
  expect(buildModel([{ ...stack, written: { ...template } }]).stacks[0].macros).toEqual(expected);
});

test('what is asked twice is the same', () => {
  const [stack] = buildModel([stackOf('Docs', { Resources: { A: { Type: 'AWS::S3::Bucket', DependsOn: 'Gone' } } })]).stacks;
  expect(stack.problems).toHaveLength(1);
  expect(stack.problems).toBe(stack.problems);
  expect(stack.macros).toBe(stack.macros);
  expect(stack.reads).toBe(stack.reads);
  expect(stack.formatProblems).toBe(stack.formatProblems);
});
