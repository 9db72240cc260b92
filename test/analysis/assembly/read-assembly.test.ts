import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Stack, Stage } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AssemblyError } from '../../../src/analysis/assembly/assembly-error';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import { buildModel } from '../../../src/analysis/model/build-model';
import { artifact, createFolder, ENV, synthesize, writeAssembly } from './assemblies';

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

test('a stack has the properties of its manifest and its template', () => {
  const directory = synthesize((app) => {
    new Bucket(new Stack(new Stage(app, 'Prod', { env: ENV }), 'Docs'), 'Bucket');
  });
  const [stack, ...others] = readAssembly(directory);
  expect(others).toEqual([]);
  expect(stack).toMatchObject({ path: 'Prod/Docs', name: 'Prod-Docs', ...ENV, assembly: directory, dependencies: [] });
  expect(existsSync(stack.templatePath)).toBe(true);
  const [logicalId] = Object.keys(stack.template.Resources ?? {});
  expect(stack.constructPaths.get(logicalId)).toBe('Prod/Docs/Bucket/Resource');
});

test('an environment-agnostic stack has neither account nor Region', () => {
  const [stack] = readAssembly(synthesize((app) => {
    new Stack(app, 'Docs');
  }));
  expect(stack).not.toHaveProperty('account');
  expect(stack).not.toHaveProperty('region');
});

test('an assembly of any version of the schema is read', () => {
  expect(readAssembly(writeAssembly({ Docs: artifact() }, { 'Docs.template.json': '{}' }))).toMatchObject([{ path: 'Docs', template: {} }]);
});

test('a name that is no text is the text of it', () => {
  const assembly = writeAssembly({ Docs: artifact(undefined, { displayName: 7 }) }, { 'Docs.template.json': '{}' });
  expect(readAssembly(assembly)).toMatchObject([{ path: '7' }]);
});

describe('construct paths', () => {
  const metadata = { '/Docs/Bucket/Resource': [{ type: 'aws:cdk:logicalId', data: 'Bucket' }] };
  const template = JSON.stringify({
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Metadata: { 'aws:cdk:path': 'Docs/Elsewhere' } },
      Other: { Type: 'AWS::S3::Bucket', Metadata: { 'aws:cdk:path': 'Docs/Other/Resource' } },
    },
  });

  test('are those of the manifest, else of the template', () => {
    const [{ constructPaths }] = readAssembly(writeAssembly({ Docs: artifact(undefined, { metadata }) }, { 'Docs.template.json': template }));
    expect(['Bucket', 'Other', 'None'].map((id) => constructPaths.get(id))).toEqual(['Docs/Bucket/Resource', 'Docs/Other/Resource', undefined]);
  });

  test.each(['{', '[]', undefined])('are those of the template where the file beside the manifest cannot be read: %p', (file) => {
    const directory = writeAssembly({ Docs: artifact(undefined, { additionalMetadataFile: 'm.json' }) }, {
      'Docs.template.json': template, ...file === undefined ? {} : { 'm.json': file },
    });
    expect(readAssembly(directory)[0].constructPaths.get('Bucket')).toBe('Docs/Elsewhere');
  });

  test('are those of a file beside the manifest', () => {
    const directory = writeAssembly({ Docs: artifact(undefined, { additionalMetadataFile: 'm.json' }) }, {
      'Docs.template.json': '{"Resources":{"Bucket":{"Type":"AWS::S3::Bucket"}}}', 'm.json': JSON.stringify(metadata),
    });
    expect(readAssembly(directory)[0].constructPaths.get('Bucket')).toBe('Docs/Bucket/Resource');
  });
});

test.each([
  ['is missing', {}],
  ['is no JSON', { 'm.json': '{' }],
])('a file of metadata that %s says nothing', (_title, files) => {
  const template = JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } });
  const [{ constructPaths }] = readAssembly(writeAssembly(
    { Docs: artifact(undefined, { additionalMetadataFile: 'm.json' }) }, { 'Docs.template.json': template, ...files }));
  expect(constructPaths.get('Bucket')).toBeUndefined();
});

test('declarations that are not objects are ignored', () => {
  const template = { Resources: { A: null, B: [], C: { Type: 'AWS::S3::Bucket' } }, Outputs: 'none', Mappings: { M: 1 } };
  const [stack] = readAssembly(writeAssembly({ Docs: artifact() }, { 'Docs.template.json': JSON.stringify(template) }));
  expect(stack.template).toEqual({ Resources: { C: { Type: 'AWS::S3::Bucket' } }, Mappings: { M: 1 } });
  expect(stack.unreadable).toEqual(['A', 'B']);
});

describe('dependencies', () => {
  const dependencies = (build: (app: App) => void) =>
    Object.fromEntries(readAssembly(synthesize(build)).map((stack) => [stack.path, stack.dependencies]));

  /** Other languages and older versions may order stages, which this CDK does not. */
  const staged = (before: readonly string[], others: object) => {
    const stage = { type: 'cdk:cloud-assembly', properties: { directoryName: 'stage' }, dependencies: before };
    const directory = writeAssembly({ ...others, Stage: stage }, { 'Docs.template.json': '{}' });
    const artifacts = { Docs: artifact('../Docs.template.json') };
    mkdirSync(join(directory, 'stage'));
    writeFileSync(join(directory, 'stage', 'manifest.json'), JSON.stringify({ version: '99.0.0', artifacts }));
    return directory;
  };

  test('are those of the manifest', () => {
    expect(dependencies((app) => {
      const [a, b, c] = ['A', 'B', 'C'].map((id) => new Stack(app, id));
      c.addStackDependency(b);
      b.addStackDependency(a);
    })).toEqual({ A: [], B: ['A'], C: ['B'] });
  });

  test('order stacks, and ids those that have the same', () => {
    const artifacts = { C: artifact(), B: artifact(undefined, { dependencies: ['C'] }), A: artifact(undefined, { dependencies: ['C'] }), D: artifact() };
    expect(readAssembly(writeAssembly(artifacts, { 'Docs.template.json': '{}' })).map(({ path }) => path)).toEqual(['C', 'D', 'A', 'B']);
  });

  test('of a stack on a stage are all stacks of the stage', () => {
    const directory = staged([], { Last: artifact(undefined, { dependencies: ['Stage'] }) });
    expect(readAssembly(directory)).toMatchObject([{ path: 'Last', dependencies: ['Docs'] }, { path: 'Docs', dependencies: [] }]);
  });

  test('of a stage on a stack are those of all its stacks', () => {
    const directory = staged(['First'], { First: artifact() });
    expect(readAssembly(directory)).toMatchObject([{ path: 'First', dependencies: [] }, { path: 'Docs', dependencies: ['First'] }]);
  });
});

describe('fails for a folder that', () => {
  test.each<[string, () => string, RegExp]>([
    ['does not exist', () => join(createFolder(), 'missing'), /^AssemblyUnreadable: the folder does not exist, got ".*missing"; give the folder that `cdk synth` writes, usually cdk\.out$/],
    ['is a file', () => join(writeAssembly({}), 'manifest.json'), /this is a file/],
    ['has no manifest', createFolder, /the folder has no manifest\.json/],
    ['has a manifest that is no JSON', () => withManifest('{'), /the manifest cannot be read \(.*\), got ".*"; synthesize the app again/],
    ['has a manifest that is a list', () => withManifest('[]'), /the manifest cannot be read \(it is no manifest of a cloud assembly\)/],
    ['has a manifest without a version', () => withManifest('{"artifacts":{}}'), /\(it is no manifest of a cloud assembly\)/],
    ['has a manifest of another shape', () => withManifest('{"version":"99.0.0","artifacts":{"A":null}}'),
      /\(it is no manifest of a cloud assembly\)/],
    ['has an artifact whose dependencies are no list', () => withManifest('{"version":"99.0.0","artifacts":{"A":{"dependencies":"B"}}}'),
      /\(it is no manifest of a cloud assembly\)/],
    ['has an artifact that depends on one that is not there', () => writeAssembly({ Docs: artifact(undefined, { dependencies: ['Gone'] }) }),
      /the artifact Docs depends on Gone, which is not there/],
    ['has artifacts that depend on each other', () => writeAssembly({ A: artifact(undefined, { dependencies: ['B'] }), B: artifact(undefined, { dependencies: ['A'] }) }),
      /artifacts depend on each other/],
    ['has a stack without a template', () => writeAssembly({ Docs: artifact(undefined, { properties: {} }) }), /\(it is no manifest of a cloud assembly\)/],
    ['has no artifact', () => withManifest('{"version":"99.0.0"}'), /the assembly has no stack/],
    ['has an artifact without properties', () => writeAssembly({ Tree: { type: 'cdk:tree' } }), /the assembly has no stack/],
    ['has an artifact whose environment is none', () => writeAssembly({ Docs: artifact(undefined, { environment: 'nowhere' }) }),
      /the manifest cannot be read \(\w*Error: Unable to parse environment/],
    ['has a manifest that is nested without end', () => withManifest(`{"version":"99.0.0","a":${'['.repeat(300)}${']'.repeat(300)}}`),
      /the manifest cannot be read \(nested deeper than 200 levels\)/],
    ['has an artifact that depends on what is not there', () => writeAssembly({ Docs: artifact(undefined, { dependencies: ['Other'] }) }),
      /\(Error: the artifact Docs depends on Other, which is not there\)/],
    ['has artifacts that depend on each other', () => writeAssembly({ A: artifact(undefined, { dependencies: ['B'] }), B: artifact(undefined, { dependencies: ['A'] }) }),
      /\(Error: artifacts depend on each other\)/],
    ['has dependencies that are no ids', () => writeAssembly({ Docs: artifact(undefined, { dependencies: [1] }) }), /\(it is no manifest of a cloud assembly\)/],
    ['has dependencies that are no list', () => writeAssembly({ Docs: artifact(undefined, { dependencies: 'A' }) }), /\(it is no manifest of a cloud assembly\)/],
    ['has a stack without a template', () => writeAssembly({ Docs: artifact('') }), /\(it is no manifest of a cloud assembly\)/],
    ['has no stack', () => writeAssembly({}), /the assembly has no stack/],
    ['lacks a template', () => writeAssembly({ Docs: artifact() }), /the template Docs\.template\.json is missing/],
    ['has a template in YAML', () => writeAssembly({ Docs: artifact('Docs.template.yaml') }, { 'Docs.template.yaml': 'Resources: {}' }),
      /the template Docs\.template\.yaml is not readable as JSON \(.*\), got ".*"; synthesize the app again with `cdk synth`, which writes JSON/],
    ['has a template that is a list', () => writeAssembly({ Docs: artifact() }, { 'Docs.template.json': '[]' }), /is not a JSON object/],
    ['has a template that is null', () => writeAssembly({ Docs: artifact() }, { 'Docs.template.json': 'null' }), /is not a JSON object/],
  ])('%s', (_title, directory, message) => {
    const caught = error(directory());
    expect(AssemblyError.isAssemblyError(caught)).toBe(true);
    expect(caught).toMatchObject({ name: 'AssemblyUnreadable', code: 'AssemblyUnreadable', message: expect.stringMatching(message) });
  });

  function withManifest(text: string): string {
    const directory = createFolder();
    writeFileSync(join(directory, 'manifest.json'), text);
    return directory;
  }

  function error(directory: string): unknown {
    try {
      return readAssembly(directory);
    } catch (caught) {
      return caught;
    }
  }

  test.each([new Error('x'), 'text', null])('other values are not AssemblyErrors: %p', (other) => {
    expect(AssemblyError.isAssemblyError(other)).toBe(false);
  });
});

describe.each([
  ['strong', { '@aws-cdk/core:defaultCrossStackReferences': 'strong' }],
  ['weak', { '@aws-cdk/core:defaultCrossStackReferences': 'weak' }],
  ['both', { '@aws-cdk/core:defaultCrossStackReferences': 'both' }],
])('an app of plain constructs in two Regions with %s references', (_mode, context) => {
  const directory = () => synthesize((app) => {
    const replica = new Stack(app, 'Replica', { env: { ...ENV, region: 'eu-west-1' }, crossRegionReferences: true });
    const source = new Stack(app, 'Source', { env: ENV, crossRegionReferences: true });
    const key = new Key(replica, 'Key');
    const copy = new Bucket(replica, 'Bucket', { encryptionKey: key, versioned: true });
    const role = new Role(source, 'Role', { assumedBy: new ServicePrincipal('s3.amazonaws.com') });
    new CfnBucket(source, 'Bucket', {
      versioningConfiguration: { status: 'Enabled' },
      replicationConfiguration: {
        role: role.roleArn,
        rules: [{ status: 'Enabled', destination: { bucket: copy.bucketArn, encryptionConfiguration: { replicaKmsKeyId: key.keyArn } } }],
      },
    });
  }, { context });

  test('has the destination, the key and the role of its rule', () => {
    const model = buildModel(readAssembly(directory()));
    const [{ rules: [{ destination }], roleArn }] = model.replications;
    expect(model.findBucket(destination.bucketArn)?.address.stackPath).toBe('Replica');
    expect(model.findKey(destination.keyId ?? '')?.address.stackPath).toBe('Replica');
    expect(model.findRole(roleArn)?.address.constructPath).toBe('Source/Role/Resource');
  });
});

test('the templates of a folder are all read', () => {
  const directory = synthesize((app) => {
    ['A', 'B', 'C'].forEach((id) => new Stack(app, id));
  });
  expect(readAssembly(directory)).toHaveLength(readdirSync(directory).filter((file) => file.endsWith('.template.json')).length);
});

test('the manifest gives values to parameters', () => {
  const properties = { templateFile: 'Docs.template.json', parameters: { Name: 'docs', Count: 3 } };
  const [stack] = readAssembly(writeAssembly({ Docs: artifact(undefined, { properties }) }, { 'Docs.template.json': '{}' }));
  expect([...stack.parameters ?? []]).toEqual([['Name', 'docs'], ['Count', '3']]);
});

test('loops run over values of the manifest, and over those that override them', () => {
  const template = JSON.stringify({
    Transform: 'AWS::LanguageExtensions',
    Resources: { 'Fn::ForEach::Buckets': ['X', { Ref: 'Names' }, { 'Bucket${X}': { Type: 'AWS::S3::Bucket' } }] },
  });
  const properties = { templateFile: 'Docs.template.json', parameters: { Names: 'A,B' } };
  const directory = writeAssembly({ Docs: artifact(undefined, { properties }) }, { 'Docs.template.json': template });
  const names = [[], [{ stack: 'Docs', name: 'Names', value: 'C' }]]
    .map((overrides) => Object.keys(readAssembly(directory, overrides)[0].template.Resources ?? {}));
  expect(names).toEqual([['BucketA', 'BucketB'], ['BucketC']]);
});

test('elements of another type are left out', () => {
  const template = {
    Transform: 'T',
    Resources: { A: { Type: 'AWS::S3::Bucket', Metadata: 'none', Condition: ['C'], DeletionPolicy: 'Retain' } },
    Parameters: { P: 'none', Q: { Type: 'String' } },
    Outputs: { O: 'none', R: { Value: 'x', Export: 'name', Condition: 1 }, S: { Value: 'y', Export: { Name: 'n' }, Condition: 'C' } },
  };
  const [stack] = readAssembly(writeAssembly({ Docs: artifact() }, { 'Docs.template.json': JSON.stringify(template) }));
  expect(stack.template).toEqual({
    Transform: 'T',
    Resources: { A: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' } },
    Parameters: { Q: { Type: 'String' } },
    Outputs: { R: { Value: 'x' }, S: { Value: 'y', Export: { Name: 'n' }, Condition: 'C' } },
  });
});
