import type { App, AppProps } from 'aws-cdk-lib';
import { CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import { buildModel } from '../../../src/analysis/model/build-model';
import { artifact, ENV, synthesize, writeAssembly } from './assemblies';

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

describe('nested stacks', () => {
  const nested = (app: App) => {
    const parent = new Stack(app, 'Parent', { env: ENV });
    const key = new Key(parent, 'Key');
    const inner = new NestedStack(parent, 'Inner');
    const bucket = new Bucket(inner, 'Bucket', { encryptionKey: key });
    new Bucket(new NestedStack(inner, 'Deep'), 'Bucket', { encryptionKey: key });
    new CfnOutput(parent, 'Arn', { value: bucket.bucketArn });
  };

  test.each<[string, AppProps]>([
    ['in the manifest', {}],
    ['in the template', { context: { 'aws:cdk:disable-logicalId-metadata': true, 'aws:cdk:enable-path-metadata': true } }],
  ])('have the paths of their constructs, with the paths of resources %s', (_title, props) => {
    const built: Stack[] = [];
    const directory = synthesize((app) => {
      const parent = new Stack(new Stage(app, 'Prod'), 'Parent', { stackName: 'other', env: ENV });
      // two resources of nested stacks with one logical id
      const [a, x] = [new NestedStack(parent, 'A'), new NestedStack(new Construct(parent, 'X'), 'N')];
      built.push(parent, a, new NestedStack(new Construct(a, 'X'), 'N'), x);
      built.forEach((stack) => new Bucket(stack, 'Bucket'));
    }, props);
    expect(readAssembly(directory).map(({ path }) => path)).toEqual(built.map(({ node: { path } }) => path));
  });

  test.each<[string, AppProps]>([
    ['by its upload', {}],
    ['by the metadata of its resource', { context: { 'aws:cdk:enable-asset-metadata': true } }],
  ])('a template is found %s, at any depth', (_title, props) => {
    const directory = synthesize(nested, props);
    const stacks = readAssembly(directory);
    expect(stacks.map(({ path }) => path)).toEqual(['Parent', 'Parent/Inner', 'Parent/Inner/Deep']);
    expect(stacks.map(({ nestedIn }) => nestedIn?.path)).toEqual([undefined, 'Parent', 'Parent/Inner']);
    expect(stacks.slice(1)).toMatchObject([ENV, ENV]);
  });

  test('each has the construct paths of its own resources', () => {
    const paths = readAssembly(synthesize(nested)).map(({ template, constructPaths }) =>
      Object.keys(template.Resources ?? {}).flatMap((id) => constructPaths.get(id) ?? []));
    expect(paths[0]).toContain('Parent/Key/Resource');
    expect(paths.slice(1)).toEqual([
      ['Parent/Inner/Bucket/Resource', 'Parent/Inner/Deep.NestedStack/Deep.NestedStackResource'],
      ['Parent/Inner/Deep/Bucket/Resource'],
    ]);
  });

  test('values pass between parent and child', () => {
    const model = buildModel(readAssembly(synthesize(nested)));
    const [key] = model.keys;
    expect(model.buckets.map(({ encryption }) => encryption?.keyId)).toEqual([key.arn, key.arn]);
  });

  test('assets that are not files of the assembly are ignored', () => {
    const assets = (name: string) => ({ type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } });
    const made = { source: { executable: ['make'] }, destinations: {} };
    const directory = writeAssembly({ Docs: artifact(undefined, { dependencies: ['One', 'Two'] }), One: assets('one'), Two: assets('two') }, {
      'Docs.template.json': JSON.stringify({ Resources: { N: { Type: 'AWS::CloudFormation::Stack' } } }),
      'one.assets.json': JSON.stringify({ version: '99.0.0', files: { made, kept: { source: { path: 'a.json' }, destinations: { here: {} } } } }),
      'two.assets.json': JSON.stringify({ version: '99.0.0' }),
    });
    expect(readAssembly(directory)).toHaveLength(1);
  });

  test('one whose template is not in the assembly is ignored', () => {
    const template = JSON.stringify({
      Resources: {
        Named: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'gone.nested.template.json' } },
        Bare: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/t.json' } },
      },
    });
    expect(readAssembly(writeAssembly({ Docs: artifact() }, { 'Docs.template.json': template }))).toHaveLength(1);
  });

  test('one without metadata in the manifest is named by its logical id', () => {
    const template = JSON.stringify({
      Resources: { Named: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'n.nested.template.json' } } },
    });
    const directory = writeAssembly({ Docs: artifact() }, { 'Docs.template.json': template, 'n.nested.template.json': '{}' });
    expect(readAssembly(directory).map(({ path }) => path)).toEqual(['Docs', 'Docs/Named']);
  });
});

describe('what nests without end is no assembly', () => {
  const nesting = (...files: readonly string[]) => JSON.stringify({
    Resources: Object.fromEntries(files.map((file, index) =>
      [`N${index}`, { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': file } }])),
  });
  const level = (index: number) => `level-${index}.json`;

  /** Templates of which each nests the next one, so many times. */
  const levels = (count: number, times: number) => Object.fromEntries(Array.from({ length: count }, (_unused, index) =>
    [level(index), index === count - 1 ? '{}' : nesting(...Array.from({ length: times }, () => level(index + 1)))]));

  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['a template that nests itself', 'a.json', { 'a.json': nesting('a.json') }, 'the stack Docs/N0 is nested in itself'],
    ['two templates that nest each other', 'a.json', { 'a.json': nesting('b.json'), 'b.json': nesting('a.json') },
      'the stack Docs/N0/N0 is nested in itself'],
    ['a deep one', level(0), levels(60, 1), 'stacks are nested deeper than 50 levels'],
    ['many in many', level(0), levels(13, 2), 'more than 2500 stacks are nested in one'],
  ])('%s', (_title, first, files, problem) => {
    expect(() => readAssembly(writeAssembly({ Docs: artifact(first) }, files)))
      .toThrow(`AssemblyUnreadable: ${problem}, got `);
  });

  test('one template may be nested in several places', () => {
    const files = { 'a.json': nesting('b.json', 'b.json'), 'b.json': '{}' };
    expect(readAssembly(writeAssembly({ Docs: artifact('a.json') }, files))).toHaveLength(3);
  });
});

test('loops of a nested stack run over what its parent passes in so many words', () => {
  const Properties = { Parameters: { Names: 'A,B', Other: { Ref: 'AWS::Region' } } };
  const Metadata = { 'aws:asset:path': 'n.json' };
  const inner = {
    Transform: 'AWS::LanguageExtensions',
    Resources: {
      'Fn::ForEach::Known': ['X', { Ref: 'Names' }, { 'Bucket${X}': { Type: 'AWS::S3::Bucket' } }],
      'Fn::ForEach::Open': ['X', { Ref: 'Other' }, { 'Bucket${X}': { Type: 'AWS::S3::Bucket' } }],
    },
  };
  const directory = writeAssembly({ Docs: artifact() }, {
    'Docs.template.json': JSON.stringify({ Resources: { N: { Type: 'AWS::CloudFormation::Stack', Metadata, Properties } } }),
    'n.json': JSON.stringify(inner),
  });
  const [, nested] = readAssembly(directory);
  expect(Object.keys(nested.template.Resources ?? {})).toEqual(['BucketA', 'BucketB']);
  expect(nested.unreadable).toEqual([]);
});
