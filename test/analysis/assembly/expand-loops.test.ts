import type { ParameterValues } from '../../../src/analysis/assembly/expand-loops';
import { expandLoops } from '../../../src/analysis/assembly/expand-loops';
import type { JsonObject } from '../../../src/analysis/symbolic/json-members';

const BUCKET = { Type: 'AWS::S3::Bucket' };

function expanded(section: object, more: object = {}, parameters: ParameterValues = new Map()): unknown {
  const template = { Transform: 'AWS::LanguageExtensions', ...more, Resources: section };
  return expandLoops(template, parameters).Resources;
}

function loopOver(collection: unknown): object {
  return { 'Fn::ForEach::Buckets': ['Name', collection, { '${Name}Bucket': BUCKET }] };
}

describe('the transform for language extensions', () => {
  const section = loopOver(['A', 'B']);
  const resources = { ABucket: BUCKET, BBucket: BUCKET };

  test.each<[string, object, unknown]>([
    ['is named as text', { Transform: 'AWS::LanguageExtensions' }, resources],
    ['is one of a list', { Transform: ['AWS::SecretsManager-2020-07-23', 'AWS::LanguageExtensions'] }, resources],
    ['is absent', { Transform: undefined }, section],
    ['is another macro', { Transform: 'AWS::Include' }, section],
  ])('%s', (_title, more, expected) => {
    expect(expanded(section, more)).toEqual(expected);
  });

  test('leaves a template without loops as it is', () => {
    const template: JsonObject = { Transform: 'AWS::LanguageExtensions', Resources: { Bucket: BUCKET } };
    expect(expandLoops(template, new Map())).toBe(template);
  });
});

describe('a loop is expanded over', () => {
  const Parameters = {
    Names: { Type: 'CommaDelimitedList', Default: 'A, B' },
    Open: { Type: 'CommaDelimitedList' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<CommaDelimitedList>', Default: '/names' },
    Odd: 'no parameter',
  };
  const Mappings = { Names: { Of: { Docs: ['A', 'B'], Numbers: [1, 2], One: 'A' } } };

  test.each<[string, unknown, readonly string[]]>([
    ['a list', ['A', 'B'], ['A', 'B']],
    ['no item', [], []],
    ['the default of a parameter', { Ref: 'Names' }, ['A', 'B']],
    ['the value that a parameter is given', { Ref: 'Given' }, ['X', 'Y']],
    ['the value that is given in the place of a default', { Ref: 'Both' }, ['Z']],
    ['items and the items of a parameter', ['C', { Ref: 'Names' }], ['C', 'A', 'B']],
    ['a list of a mapping', { 'Fn::FindInMap': ['Names', 'Of', 'Docs'] }, ['A', 'B']],
    ['numbers of a mapping', { 'Fn::FindInMap': ['Names', 'Of', 'Numbers'] }, ['1', '2']],
  ])('%s', (_title, collection, names) => {
    const given = new Map([['Given', 'X,Y'], ['Both', 'Z']]);
    const parameters = { ...Parameters, Given: { Type: 'CommaDelimitedList' }, Both: { Type: 'CommaDelimitedList', Default: 'A' } };
    expect(expanded(loopOver(collection), { Parameters: parameters, Mappings }, given))
      .toEqual(Object.fromEntries(names.map((name) => [`${name}Bucket`, BUCKET])));
  });

  test.each<[string, unknown]>([
    ['a parameter without value', { Ref: 'Open' }],
    ['a parameter of Systems Manager', { Ref: 'Stored' }],
    ['a parameter that is no object', { Ref: 'Odd' }],
    ['a parameter that the template does not have', { Ref: 'Missing' }],
    ['a member of every object', { Ref: 'constructor' }],
    ['a reference that is no text', { Ref: ['Names'] }],
    ['a list with an item that is not known', ['A', { Ref: 'Open' }]],
    ['a list with a number', [1]],
    ['a mapping that the template does not have', { 'Fn::FindInMap': ['Other', 'Of', 'Docs'] }],
    ['a key that the mapping does not have', { 'Fn::FindInMap': ['Names', 'Of', 'toString'] }],
    ['a key that is not known', { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'Docs'] }],
    ['a key of a value', { 'Fn::FindInMap': ['Names', 'Of', 'One', 'length'] }],
    ['a value of a mapping that is no list', { 'Fn::FindInMap': ['Names', 'Of', 'One'] }],
    ['another function', { 'Fn::Split': [',', 'A,B'] }],
    ['two members', { Ref: 'Names', Other: 1 }],
    ['text', 'A,B'],
    ['nothing', undefined],
  ])('and stays as it is over %s', (_title, collection) => {
    expect(expanded(loopOver(collection), { Parameters, Mappings })).toEqual(loopOver(collection));
  });

  test('a parameter where the template has none', () => {
    expect(expanded(loopOver({ Ref: 'Names' }), { Parameters: 'none' })).toEqual(loopOver({ Ref: 'Names' }));
  });
});

test.each<[string, unknown]>([
  ['is no list', { Name: 'A' }],
  ['has no identifier', [1, ['A'], { '${Name}': BUCKET }]],
  ['has no body', ['Name', ['A']]],
  ['has more members than a template may have', ['Name', Array.from({ length: 10_001 }, (_unused, index) => `A${index}`), { '${Name}': BUCKET }]],
])('a loop that %s stays as it is', (_title, loop) => {
  expect(expanded({ 'Fn::ForEach::Loop': loop })).toEqual({ 'Fn::ForEach::Loop': loop });
});

test('the identifier is replaced in names and values', () => {
  const properties = {
    BucketName: { 'Fn::Sub': '${Name}-${AWS::Region}' },
    Tags: [{ Key: 'name', Value: { Ref: 'Name' } }, { Key: 'other', Value: { Ref: 'Other' } }],
    VersioningConfiguration: { Status: 'Enabled' },
    Count: 1,
    None: null,
  };
  expect(expanded({ 'Fn::ForEach::Buckets': ['Name', ['docs'], { 'Bucket${Name}': { ...BUCKET, Properties: properties } }] })).toEqual({
    Bucketdocs: {
      ...BUCKET,
      Properties: {
        ...properties,
        BucketName: { 'Fn::Sub': 'docs-${AWS::Region}' },
        Tags: [{ Key: 'name', Value: 'docs' }, { Key: 'other', Value: { Ref: 'Other' } }],
      },
    },
  });
});

test('`&{Name}` is the value without what a logical id may not have', () => {
  const body = { 'Bucket&{Name}': { ...BUCKET, Properties: { BucketName: '${Name}', Tags: '&{Other}' } } };
  expect(expanded({ 'Fn::ForEach::Buckets': ['Name', ['my-docs.eu'], body] })).toEqual({
    Bucketmydocseu: { ...BUCKET, Properties: { BucketName: 'my-docs.eu', Tags: '&{Other}' } },
  });
});

describe('a loop in a loop', () => {
  const inner = (collection: unknown) => ({
    'Fn::ForEach::Inner': ['Y', collection, { '${X}${Y}': { ...BUCKET, Properties: { BucketName: '${X}-${Y}' } } }],
  });

  test('is expanded for each item of the outer one', () => {
    expect(Object.keys(expanded({ 'Fn::ForEach::Outer': ['X', ['A', 'B'], inner(['C', 'D'])] }) as object)).toEqual(['AC', 'AD', 'BC', 'BD']);
  });

  test('may run over what the outer one chooses', () => {
    const Mappings = { Names: { A: { All: ['1', '2'] }, B: { All: ['3'] } } };
    const loops = { 'Fn::ForEach::Outer': ['X', ['A', 'B'], inner({ 'Fn::FindInMap': ['Names', { Ref: 'X' }, 'All'] })] };
    expect(Object.keys(expanded(loops, { Mappings }) as object)).toEqual(['A1', 'A2', 'B3']);
  });

  test('stays as it is over what is not known', () => {
    expect(Object.keys(expanded({ 'Fn::ForEach::Outer': ['X', ['A'], inner({ Ref: 'Open' })] }) as object)).toEqual(['Fn::ForEach::Inner']);
  });
});

test('properties, conditions and outputs may have loops', () => {
  const template = {
    Transform: 'AWS::LanguageExtensions',
    Conditions: { 'Fn::ForEach::C': ['X', ['A'], { 'Is${X}': { 'Fn::Equals': [{ Ref: 'P' }, { Ref: 'X' }] } }] },
    Resources: { Bucket: { ...BUCKET, Properties: { 'Fn::ForEach::P': ['X', ['Name'], { 'Bucket${X}': 'docs' }] } } },
    Outputs: { 'Fn::ForEach::O': ['X', ['A'], { 'Out${X}': { Value: { Ref: 'X' } } }] },
  };
  expect(expandLoops(template, new Map())).toMatchObject({
    Conditions: { IsA: { 'Fn::Equals': [{ Ref: 'P' }, 'A'] } },
    Resources: { Bucket: { Properties: { BucketName: 'docs' } } },
    Outputs: { OutA: { Value: 'A' } },
  });
});
