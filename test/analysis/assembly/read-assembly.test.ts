import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AssemblyError } from '../../../src/analysis/assembly/assembly-error';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import { buildModel } from '../../../src/analysis/model/build-model';

const ENV = { account: '111111111111', region: 'us-east-1' };

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'assembly-'));
}

/** The folder of an app with these stacks. */
function synthesized(build: (app: App) => void, props: AppProps = {}): string {
  const app = new App({ outdir: folder(), analyticsReporting: false, ...props });
  build(app);
  return app.synth().directory;
}

function manifest(artifacts: object, files: Readonly<Record<string, string>> = {}): string {
  const directory = folder();
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ version: '99.0.0', artifacts }));
  Object.entries(files).forEach(([name, content]) => writeFileSync(join(directory, name), content));
  return directory;
}

const artifact = (templateFile = 'Docs.template.json', more: object = {}) => ({
  type: 'aws:cloudformation:stack', environment: 'aws://111111111111/eu-west-1', properties: { templateFile }, ...more,
});

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

test('a stack has what manifest and template say', () => {
  const directory = synthesized((app) => {
    new Bucket(new Stack(new Stage(app, 'Prod', { env: ENV }), 'Docs'), 'Bucket');
  });
  const [stack, ...others] = readAssembly(directory);
  expect(others).toEqual([]);
  expect(stack).toMatchObject({ path: 'Prod/Docs', name: 'Prod-Docs', ...ENV, assembly: directory, dependencies: [] });
  expect(existsSync(stack.templatePath)).toBe(true);
  const [logicalId] = Object.keys(stack.template.Resources ?? {});
  expect([...stack.constructPaths]).toEqual([[logicalId, 'Prod/Docs/Bucket/Resource']]);
});

test('an account and Region that deployment decides are absent', () => {
  const [stack] = readAssembly(synthesized((app) => {
    new Stack(app, 'Docs');
  }));
  expect(stack).not.toHaveProperty('account');
  expect(stack).not.toHaveProperty('region');
});

test('an assembly of any version of the schema is read', () => {
  expect(readAssembly(manifest({ Docs: artifact() }, { 'Docs.template.json': '{}' }))).toMatchObject([{ path: 'Docs', template: {} }]);
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
    const [{ constructPaths }] = readAssembly(manifest({ Docs: artifact(undefined, { metadata }) }, { 'Docs.template.json': template }));
    expect([...constructPaths]).toEqual([['Bucket', 'Docs/Bucket/Resource'], ['Other', 'Docs/Other/Resource']]);
  });

  test('are those of a file beside the manifest', () => {
    const directory = manifest({ Docs: artifact(undefined, { additionalMetadataFile: 'm.json' }) }, {
      'Docs.template.json': '{"Resources":{"Bucket":{}}}', 'm.json': JSON.stringify(metadata),
    });
    expect([...readAssembly(directory)[0].constructPaths]).toEqual([['Bucket', 'Docs/Bucket/Resource']]);
  });
});

test('declarations that are no objects are left out', () => {
  const template = { Resources: { A: null, B: [], C: { Type: 'AWS::S3::Bucket' } }, Outputs: 'none', Mappings: { M: 1 } };
  const [stack] = readAssembly(manifest({ Docs: artifact() }, { 'Docs.template.json': JSON.stringify(template) }));
  expect(stack.template).toEqual({ Resources: { C: { Type: 'AWS::S3::Bucket' } }, Outputs: 'none', Mappings: { M: 1 } });
});

describe('dependencies', () => {
  const dependencies = (build: (app: App) => void) =>
    Object.fromEntries(readAssembly(synthesized(build)).map((stack) => [stack.path, stack.dependencies]));

  /** Other languages and older versions may order stages, which this CDK does not. */
  const staged = (before: readonly string[], others: object) => {
    const stage = { type: 'cdk:cloud-assembly', properties: { directoryName: 'stage' }, dependencies: before };
    const directory = manifest({ ...others, Stage: stage }, { 'Docs.template.json': '{}' });
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

  test('of a stack on a stage are all stacks of the stage', () => {
    const directory = staged([], { Last: artifact(undefined, { dependencies: ['Stage'] }) });
    expect(readAssembly(directory)).toMatchObject([{ path: 'Last', dependencies: ['Docs'] }, { path: 'Docs', dependencies: [] }]);
  });

  test('of a stage on a stack are those of all its stacks', () => {
    const directory = staged(['First'], { First: artifact() });
    expect(readAssembly(directory)).toMatchObject([{ path: 'First', dependencies: [] }, { path: 'Docs', dependencies: ['First'] }]);
  });
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
  ])('have the paths that CDK gives them, with paths of resources %s', (_title, props) => {
    const built: Stack[] = [];
    const directory = synthesized((app) => {
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
  ])('a template is found %s, as deep as it is', (_title, props) => {
    const directory = synthesized(nested, props);
    const stacks = readAssembly(directory);
    expect(stacks.map(({ path }) => path)).toEqual(['Parent', 'Parent/Inner', 'Parent/Inner/Deep']);
    expect(stacks.map(({ nestedIn }) => nestedIn?.path)).toEqual([undefined, 'Parent', 'Parent/Inner']);
    expect(stacks.slice(1)).toMatchObject([ENV, ENV]);
  });

  test('each has the construct paths of its own resources', () => {
    const paths = readAssembly(synthesized(nested)).map(({ constructPaths }) => [...constructPaths.values()]);
    expect(paths[0]).toContain('Parent/Key/Resource');
    expect(paths.slice(1)).toEqual([
      ['Parent/Inner/Bucket/Resource', 'Parent/Inner/Deep.NestedStack/Deep.NestedStackResource'],
      ['Parent/Inner/Deep/Bucket/Resource'],
    ]);
  });

  test('values pass between parent and child', () => {
    const model = buildModel(readAssembly(synthesized(nested)));
    const [key] = model.keys;
    expect(model.buckets.map(({ encryption }) => encryption?.keyId)).toEqual([key.arn, key.arn]);
  });

  test('uploads that are no files of the folder are passed over', () => {
    const assets = (name: string) => ({ type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } });
    const made = { source: { executable: ['make'] }, destinations: {} };
    const directory = manifest({ Docs: artifact(undefined, { dependencies: ['One', 'Two'] }), One: assets('one'), Two: assets('two') }, {
      'Docs.template.json': JSON.stringify({ Resources: { N: { Type: 'AWS::CloudFormation::Stack' } } }),
      'one.assets.json': JSON.stringify({ version: '99.0.0', files: { made } }),
      'two.assets.json': JSON.stringify({ version: '99.0.0' }),
    });
    expect(readAssembly(directory)).toHaveLength(1);
  });

  test('one whose template is elsewhere is left out', () => {
    const template = JSON.stringify({
      Resources: {
        Named: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'gone.nested.template.json' } },
        Bare: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/t.json' } },
      },
    });
    expect(readAssembly(manifest({ Docs: artifact() }, { 'Docs.template.json': template }))).toHaveLength(1);
  });

  test('one without metadata of the manifest is named by its logical id', () => {
    const template = JSON.stringify({
      Resources: { Named: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'n.nested.template.json' } } },
    });
    const directory = manifest({ Docs: artifact() }, { 'Docs.template.json': template, 'n.nested.template.json': '{}' });
    expect(readAssembly(directory).map(({ path }) => path)).toEqual(['Docs', 'Docs/Named']);
  });
});

describe('fails for a folder that', () => {
  test.each<[string, () => string, RegExp]>([
    ['does not exist', () => join(folder(), 'missing'), /^AssemblyUnreadable: the folder does not exist, got ".*missing"; give the folder that `cdk synth` writes, usually cdk\.out$/],
    ['is a file', () => join(manifest({}), 'manifest.json'), /this is a file/],
    ['has no manifest', folder, /the folder has no manifest\.json/],
    ['has a manifest that is no JSON', () => {
      const directory = folder();
      writeFileSync(join(directory, 'manifest.json'), '{');
      return directory;
    }, /the manifest cannot be read \(.*\), got ".*"; synthesize the app again/],
    ['has no stack', () => manifest({}), /the assembly has no stack/],
    ['lacks a template', () => manifest({ Docs: artifact() }), /the template Docs\.template\.json is not readable as JSON/],
    ['has a template in YAML', () => manifest({ Docs: artifact('Docs.template.yaml') }, { 'Docs.template.yaml': 'Resources: {}' }),
      /the template Docs\.template\.yaml is not readable as JSON \(.*\), got ".*"; synthesize the app again with `cdk synth`, which writes JSON/],
    ['has a template that is a list', () => manifest({ Docs: artifact() }, { 'Docs.template.json': '[]' }), /is not a JSON object/],
    ['has a template that is null', () => manifest({ Docs: artifact() }, { 'Docs.template.json': 'null' }), /is not a JSON object/],
  ])('%s', (_title, directory, message) => {
    const caught = error(directory());
    expect(AssemblyError.isAssemblyError(caught)).toBe(true);
    expect(caught).toMatchObject({ name: 'AssemblyUnreadable', code: 'AssemblyUnreadable', message: expect.stringMatching(message) });
  });

  function error(directory: string): unknown {
    try {
      return readAssembly(directory);
    } catch (caught) {
      return caught;
    }
  }

  test.each([new Error('x'), 'text', null])('other things are no such errors: %p', (other) => {
    expect(AssemblyError.isAssemblyError(other)).toBe(false);
  });
});

describe.each([
  ['strong', { '@aws-cdk/core:defaultCrossStackReferences': 'strong' }],
  ['weak', { '@aws-cdk/core:defaultCrossStackReferences': 'weak' }],
  ['both', { '@aws-cdk/core:defaultCrossStackReferences': 'both' }],
])('an app of plain constructs in two Regions with %s references', (_mode, context) => {
  const directory = () => synthesized((app) => {
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
  const directory = synthesized((app) => {
    ['A', 'B', 'C'].forEach((id) => new Stack(app, id));
  });
  expect(readAssembly(directory)).toHaveLength(readdirSync(directory).filter((file) => file.endsWith('.template.json')).length);
});
