import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '../../../src/analysis/assembly/read-template';
import {
  findResource, groupResources, listResources, readProperty, readWritten, replaceSections,
} from '../../../src/analysis/assembly/template-resources';

const TEMPLATE = {
  Parameters: { P: { Type: 'String' }, Q: 'none' },
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'copy', Path: { Ref: 'P' } }, DependsOn: 'Bucket', Condition: 7 },
    Bucket: { Type: 'AWS::S3::Bucket', Metadata: { 'aws:cdk:path': 'Docs/Bucket' }, Properties: { BucketName: 'docs' } },
    Plain: { Type: 'AWS::IAM::Role' },
    Second: { Type: 'AWS::S3::Bucket', Condition: 'C' },
  },
  Outputs: {},
};

function read(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'template-')), 'Docs.template.json');
  writeFileSync(file, text);
  return readTemplate(file, '/app/cdk.out');
}

const SLICED = read(JSON.stringify(TEMPLATE)).template;
/** That of a template which is read as a whole. */
const WHOLE = { ...SLICED };

describe.each([['sliced', SLICED], ['whole', WHOLE]])('a template that is %s', (_title, template) => {
  test('has sections without what CloudFormation does not take', () => {
    expect({ ...template }).toEqual({
      Parameters: { P: { Type: 'String' } },
      Resources: { ...TEMPLATE.Resources, Role: { ...TEMPLATE.Resources.Role, Condition: undefined } },
      Outputs: {},
    });
  });

  test('lists resources of types in their order', () => {
    expect(listResources(template, () => true)).toEqual(['Role', 'Bucket', 'Plain', 'Second']);
    expect(listResources(template, (type) => type === 'AWS::S3::Bucket')).toEqual(['Bucket', 'Second']);
    expect([...groupResources(template)].map(([type, logicalIds]) => [type, logicalIds()]))
      .toEqual([['AWS::IAM::Role', ['Role', 'Plain']], ['AWS::S3::Bucket', ['Bucket', 'Second']]]);
  });

  test('finds resources and their properties', () => {
    const [role, bucket, plain, second] = ['Role', 'Bucket', 'Plain', 'Second'].map((id) => findResource(template, id)!);
    expect([role, bucket, plain, second].map((each) => ['RoleName', 'Path', 'BucketName'].map((name) => readProperty(each, name))))
      .toEqual([['copy', { Ref: 'P' }, undefined], [undefined, undefined, 'docs'], [undefined, undefined, undefined], [undefined, undefined, undefined]]);
    expect([role.Properties, role.DependsOn, role.Condition]).toEqual([TEMPLATE.Resources.Role.Properties, 'Bucket', undefined]);
    expect([bucket.Metadata, second.Condition, plain.Condition]).toEqual([{ 'aws:cdk:path': 'Docs/Bucket' }, 'C', undefined]);
    expect(readProperty(role, 'RoleName')).toBe('copy');
    expect(findResource(template, 'constructor')).toBe(undefined);
  });

  test('takes other sections', () => {
    const other = replaceSections(template, { Parameters: {} });
    expect(other.Parameters).toEqual({});
    expect(findResource(other, 'Bucket')?.Type).toBe('AWS::S3::Bucket');
    expect(template.Parameters).toEqual({ P: { Type: 'String' } });
  });
});

test('what is written is all of the file', () => {
  expect(readWritten({ template: SLICED })).toEqual(TEMPLATE);
  expect(readWritten({ template: {}, written: { a: 1 } })).toEqual({ a: 1 });
  expect(readWritten({ template: { Outputs: {} } })).toEqual({ Outputs: {} });
});

test('names may be written with codes', () => {
  const { template } = read('{"Resources":{"R\\u006fle":{"Type":"AWS::IAM::Role","Properties":{"Role\\u004eame":"copy"}}}}');
  expect(readProperty(findResource(template, 'Role')!, 'RoleName')).toBe('copy');
});

test('of two resources with one logical id the last one is found', () => {
  const { template } = read('{"Resources":{"A":{"Type":"AWS::S3::Bucket"},"A":{"Type":"AWS::IAM::Role"}}}');
  expect(findResource(template, 'A')?.Type).toBe('AWS::IAM::Role');
});

test.each([{}, read('{}').template])('a template without resources has none: %p', (template) => {
  expect(listResources(template, () => true)).toEqual([]);
  expect([...groupResources(template)]).toEqual([]);
  expect(findResource(template, 'A')).toBe(undefined);
});

test('what is no JSON inside of a resource is found when the resource is read', () => {
  const { template } = read('{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"Tags":[1 2]}}}}');
  expect(() => findResource(template, 'A')?.Properties).toThrow(/the template Docs\.template\.json is not readable as JSON/);
});

test('a name may have escaped characters', () => {
  const { template } = read('{"Resources":{"Buck\\/et":{"Type":"AWS::S3::Bucket"}}}');
  expect(listResources(template, () => true)).toEqual(['Buck/et']);
});

test('a large template is read in parts, and at once after a quarter of it', () => {
  const Tags = [{ Key: 'k', Value: 'x'.repeat(0x4000) }];
  const names = [...'ABCDEFGH'];
  const resources = Object.fromEntries(names.map((name) => [name, { Type: 'AWS::S3::Bucket', Properties: { Tags } }]));
  const { template } = read(JSON.stringify({
    Parameters: TEMPLATE.Parameters,
    Resources: { ...resources, Plain: { Type: 'AWS::S3::Bucket' } },
    Outputs: {},
  }));
  const parse = jest.spyOn(JSON, 'parse');
  const [a, b, c, d, plain] = [...'ABCD', 'Plain'].map((name) => findResource(template, name)!);
  expect([plain, a].map((each) => readProperty(each, 'Other'))).toEqual([undefined, undefined]);
  expect(template.Parameters).toEqual({ P: { Type: 'String' } });
  expect([a.Properties, ...[b, c].map((each) => readProperty(each, 'Tags')), d.Properties, template.Outputs])
    .toEqual([{ Tags }, Tags, Tags, { Tags }, {}]);
  const lengths = parse.mock.calls.map(([text]) => Math.round(text.length / 0x4000));
  parse.mockRestore();
  expect(lengths).toEqual([0, 1, 1, names.length]);
});
