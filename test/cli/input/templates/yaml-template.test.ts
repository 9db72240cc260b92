import { readYaml } from '../../../../src/cli/input/templates/yaml-template';

const read = (text: string) => readYaml(text, (each) => each).value;

/** Each short form, and the long form that it stands for. */
const SHORT_FORMS: readonly (readonly [string, unknown])[] = [
  ['!Ref Bucket', { Ref: 'Bucket' }],
  ['!Condition IsProduction', { Condition: 'IsProduction' }],
  ['!GetAtt Key.Arn', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['!GetAtt Nested.Outputs.KeyArn', { 'Fn::GetAtt': ['Nested', 'Outputs.KeyArn'] }],
  ['!GetAtt Key', { 'Fn::GetAtt': ['Key'] }],
  ['!GetAtt [Key, Arn]', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['!Sub "${A}/*"', { 'Fn::Sub': '${A}/*' }],
  ['!Sub ["${A}", {A: !Ref B}]', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
  ['!Join ["", [a, 1, true]]', { 'Fn::Join': ['', ['a', 1, true]] }],
  ['!If [C, !Ref A, !Ref AWS::NoValue]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
  ['!Equals [!Ref A, yes]', { 'Fn::Equals': [{ Ref: 'A' }, true] }],
  ['!And [!Condition A, !Not [!Condition B]]', { 'Fn::And': [{ Condition: 'A' }, { 'Fn::Not': [{ Condition: 'B' }] }] }],
  ['!Or [!Condition A]', { 'Fn::Or': [{ Condition: 'A' }] }],
  ['!Select [0, !Split [",", !Ref A]]', { 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'A' }] }] }],
  ['!FindInMap [M, !Ref "AWS::Region", K]', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'K'] }],
  ['!ImportValue Key', { 'Fn::ImportValue': 'Key' }],
  ['!Base64 text', { 'Fn::Base64': 'text' }],
  ['!Cidr [10.0.0.0/16, 2, 8]', { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }],
  ['!GetAZs ""', { 'Fn::GetAZs': '' }],
  ['!GetAZs', { 'Fn::GetAZs': '' }],
  ['!Transform {Name: AWS::Include}', { 'Fn::Transform': { Name: 'AWS::Include' } }],
  ['!Length [1, 2]', { 'Fn::Length': [1, 2] }],
  ['!ToJsonString {a: 1}', { 'Fn::ToJsonString': { a: 1 } }],
  ['!GetStackOutput {StackName: S, OutputName: O}', { 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O' } }],
  ['!Sub 012345678901', { 'Fn::Sub': '012345678901' }],
];

test.each(SHORT_FORMS)('%s', (text, value) => {
  expect(read(`a: ${text}`)).toEqual({ a: value });
});

/** What is written without quotes, and what CloudFormation takes it for. */
const SCALARS: readonly (readonly [string, unknown])[] = [
  ['2012-10-17', '2012-10-17'],
  ['012345678901', '012345678901'],
  ['"012345670123"', '012345670123'],
  ['!!str 012345670123', '012345670123'],
  ['111111111111', '111111111111'],
  ['15', 15],
  ['-1', -1],
  ['1.5', 1.5],
  ['1.10', '1.10'],
  ['1e3', '1e3'],
  ['0x1F', '0x1F'],
  ['.inf', '.inf'],
  ['Infinity', 'Infinity'],
  ['true', true],
  ['False', false],
  ['yes', true],
  ['On', true],
  ['OFF', false],
  ['No', false],
  ['"yes"', 'yes'],
  ['yEs', 'yEs'],
  ['y', 'y'],
  ['~', null],
  ['', null],
  ['"true"', 'true'],
  ["'15'", '15'],
  ['!!int 15', 15],
  ['! 15', '15'],
  ['|\n  two\n  lines\n', 'two\nlines\n'],
  ['>-\n  one\n  line\n', 'one line'],
  ['{}', {}],
  ['[]', []],
];

test.each(SCALARS)('%j', (text, value) => {
  expect(read(`a: ${text}`)).toEqual({ a: value });
});

test('keys are text', () => {
  expect(read('On: 1\nno: 2\n111111111111: 3\n2012-10-17: 4\n? \n: 5\n__proto__: {a: 1}')).toEqual(
    JSON.parse('{"On":1,"no":2,"111111111111":3,"2012-10-17":4,"":5,"__proto__":{"a":1}}'));
});

test('the name of a condition is text, where it is defined and where it is meant', () => {
  expect(read('Conditions: {No: !Equals [a, b]}\na: !If [No, no, NO]\nb: {Condition: No}')).toEqual({
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } }, a: { 'Fn::If': ['No', false, false] }, b: { Condition: 'No' },
  });
});

test('aliases and merges are expanded, and what stands in a map itself counts', () => {
  expect(read([
    'a: &a {x: 1, y: 2}', 'b: *a', 'c: {<<: *a, y: 3}', 'd: {<<: [{y: 4}, *a]}', '&k key: *k', '"<<": quoted',
  ].join('\n'))).toEqual({
    'a': { x: 1, y: 2 },
    'b': { x: 1, y: 2 },
    'c': { x: 1, y: 3 },
    'd': { x: 1, y: 4 },
    'key': 'key',
    '<<': 'quoted',
  });
});

test('an alias stands for the last anchor of its name before it', () => {
  expect(read('a: &a 1\nb: *a\nc: &a 2\nd: *a')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
});

test('text is escaped, keys and arguments too', () => {
  expect(readYaml('a: b\nc: "d"\ne: !Ref f\ng: 1', (text) => `<${text}>`).value)
    .toEqual({ '<a>': '<b>', '<c>': '<d>', '<e>': { Ref: '<f>' }, '<g>': 1 });
});

const BOMB = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]', ...['b', 'c', 'd', 'e', 'f'].map((name, index) =>
  `${name}: &${name} [${Array(10).fill(`*${'abcde'[index]}`).join(', ')}]`)].join('\n');

test.each([
  ['a key that is there twice', 'a: 1\nb:\n  c: 1\n  c: 2', 4, 'the key "c" is there twice'],
  ['a key that is there twice, once in quotes', 'a: 1\n"a": 2', 2, 'the key "a" is there twice'],
  ['an unknown tag', 'a: 1\nb: !Reff A', 2, 'CloudFormation has no tag !Reff'],
  ['a loop in short form', 'a: !ForEach []', 1, 'Fn::ForEach has no short form'],
  ['a tag of YAML that CloudFormation excludes', 'a: !!binary aGk=', 1, 'CloudFormation has no tag !!binary'],
  ['a key that is a list', '[a]: 1', 1, 'a key is no text'],
  ['an alias without anchor', 'a: 1\nb: *c', 2, 'there is no anchor for the alias *c'],
  ['an alias to what is around it', 'a:\n - &b [*b]', 2, 'it is nested deeper than 200 levels'],
  ['aliases of aliases of aliases', BOMB, 5, 'aliases stand for more than 100000 values'],
  ['a merge of a text', 'a: {<<: text}', 1, '"<<" merges maps, and this is none'],
  ['a merge of nothing', 'a:\n  <<:', 2, '"<<" merges maps, and this is none'],
  ['a merge of nothing in braces', 'a:\n {<<}', 2, '"<<" merges maps, and this is none'],
  ['several documents', 'a: 1\n---\nb: 2', 2, 'there is more than one document'],
  ['a tab', 'a:\n\tb: 1', 2, 'tabs are not allowed as indentation'],
  ['a list without end', 'a: 1\nb: [', 2, 'flow sequence'],
  ['lists in lists', `a: ${'['.repeat(3000)}`, 1, 'it is nested too deep'],
  ['an account that YAML 1.1 reads as an octal number', 'a:\n  b: 012345670123', 2, 'CloudFormation reads 012345670123 as the octal number 1402433619, put it in quotes'],
])('fails for %s, with the line', (_title, text, line, problem) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ line, problem: expect.stringContaining(problem) }));
});

const TEMPLATE = `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      Rules:
        - Id: one
        - Id: !Sub
            - a
            - { A: !Sub b }
  Role: &role
    Type: AWS::IAM::Role
  Copy: *role
`;

test.each([
  [[], 1],
  [['Resources'], 1],
  [['Resources', 'Bucket'], 2],
  [['Resources', 'Bucket', 'Properties', 'Rules', '1', 'Id'], 7],
  [['Resources', 'Bucket', 'Properties', 'Rules', '1', 'Id', 'Fn::Sub', '1', 'A', 'Fn::Sub'], 9],
  [['Resources', 'Bucket', 'Properties', 'Rules', '7', 'Id'], 5],
  [['Resources', 'Bucket', 'Properties', 'Nothing'], 4],
  [['Resources', 'Bucket', 'Type', 'Nothing'], 3],
  [['Resources', 'Copy', 'Type'], 11],
  [['Resources', 'BucketOfALoop', 'Properties'], 1],
])('%j is in line %d', (path, line) => {
  expect(readYaml(TEMPLATE, (each) => each).findLine(path)).toBe(line);
});

test('finds a line of what is empty', () => {
  expect(readYaml('', (each) => each).findLine(['Resources'])).toBe(1);
});
