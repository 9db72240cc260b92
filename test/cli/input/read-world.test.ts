import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import type { WorldOptions } from '../../../src/cli/input/read-world';
import { readWorld } from '../../../src/cli/input/read-world';
import { temporaryAssemblies } from '../example';

const directory = temporaryAssemblies();

/** Writes a template, and returns the argument that names it. */
function given(name: string, template: string, place = ''): string {
  mkdirSync(dirname(directory(name)), { recursive: true });
  writeFileSync(directory(name), template);
  return directory(name) + place;
}

const IRELAND = '@222222222222/eu-west-1';
const KEY = 'Resources:\n  Key: {Type: AWS::KMS::Key}\nOutputs:\n  Arn: {Value: !GetAtt Key.Arn}\n';
const USER = 'Parameters:\n  KeyArn: {Type: String}\nResources:\n  Bucket: {Type: AWS::S3::Bucket}\n';

/** What a parameter of a stack resolves to, for a person. */
function parameter(inputs: readonly string[], options: WorldOptions, stack: string, name: string): string {
  const { stacks } = readWorld(inputs, options);
  return display(new Resolver(stacks).resolveReference(stacks.find(({ path }) => path === stack)!, name));
}

function paths(inputs: readonly string[], options?: WorldOptions): string[] {
  return readWorld(inputs, options).stacks.map(({ path, account, region }) => [path, account, region].join(' '));
}

test('a template is the stack of the name of its file', () => {
  expect(paths([given('key.yaml', KEY, IRELAND)])).toEqual(['key 222222222222 eu-west-1']);
});

test('a name, an account and a Region may be given', () => {
  expect(paths([`Keys=${given('key.yaml', KEY)}`], { account: '111111111111', region: 'us-east-1' })).toEqual(['Keys 111111111111 us-east-1']);
});

test('a template that is deployed twice is two stacks of one name', () => {
  const { stacks, templates } = readWorld([given('key.yaml', KEY, IRELAND), given('key.yaml', KEY, '@222222222222/eu-north-1'), given('b.yaml', KEY)]);
  expect(stacks.map(({ path, name }) => [path, name])).toEqual([
    ['key@222222222222/eu-west-1', 'key'], ['key@222222222222/eu-north-1', 'key'], ['b', 'b'],
  ]);
  expect(templates.map(({ path }) => path)).toEqual(stacks.map(({ path }) => path));
});

test.each(['', IRELAND])('fails for a stack that is given twice%s', (place) => {
  const argument = given('key.yaml', KEY, place);
  expect(() => readWorld([argument, argument])).toThrow(/is given twice; give one of them another name, as NAME=FILE/);
});

test('a name that no stack can have leaves the name of the stack undecided', () => {
  const name = 'Resources: {A: {Type: AWS::S3::Bucket}}\nParameters: {P: {Type: String}}';
  const { stacks } = readWorld([given('my_bucket.yaml', name)]);
  expect(display(stacks[0].name)).toBe('<AWS::StackName of my_bucket>');
});

test('templates without a place may go to different ones', () => {
  const { stacks } = readWorld([given('a.yaml', KEY), given('b.yaml', KEY)]);
  const resolver = new Resolver(stacks);
  expect(stacks.map((stack) => display(resolver.findEnvironment(stack).region))).toEqual(['<AWS::Region of a>', '<AWS::Region of b>']);
});

test.each([
  ['--account', { account: '1111' }, /the account "1111" of "--account 1111" is no id of 12 digits/],
  ['--region', { region: 'Ireland' }, /the Region "Ireland" of "--region Ireland" is none/],
])('fails for a wrong %s', (_name, options, message) => {
  expect(() => readWorld([given('a.yaml', KEY)], options)).toThrow(message);
});

test('a parameter without a value is undecided, and named', () => {
  expect(parameter([given('user.yaml', USER)], {}, 'user', 'KeyArn')).toBe('<user.KeyArn>');
});

test.each([
  ['of its stack', ['user.KeyArn=arn']],
  ['of every stack', ['KeyArn=arn']],
  ['of its stack before that of every stack', ['KeyArn=other', 'user.KeyArn=arn']],
  ['of its stack before the output that every stack gets', ['KeyArn=key.Arn', 'user.KeyArn=arn']],
])('a parameter has the value %s', (_title, written) => {
  expect(parameter([given('key.yaml', KEY), given('user.yaml', USER)], { parameter: written }, 'user', 'KeyArn')).toBe('arn');
});

test.each([
  ['of its stack', ['user.KeyArn=key.Arn']],
  ['of every stack', ['KeyArn=key.Arn']],
  ['of its stack before that of every stack', ['user.KeyArn=key.Arn', 'KeyArn=other.Arn']],
  ['of its stack before the value of every stack', ['user.KeyArn=key.Arn', 'KeyArn=arn']],
])('a parameter has the output %s', (_title, written) => {
  const inputs = [given('user.yaml', USER, IRELAND), given('key.yaml', KEY, IRELAND), given('other.yaml', KEY, IRELAND)];
  expect(parameter(inputs, { parameter: written }, 'user', 'KeyArn')).toBe('arn:aws:kms:eu-west-1:222222222222:key/<key.Key>');
});

test('who is given an output is deployed after who has it', () => {
  const { stacks } = readWorld([given('user.yaml', USER), given('key.yaml', KEY)], { parameter: ['KeyArn=key.Arn'] });
  expect(stacks.map(({ path, dependencies }) => [path, dependencies])).toEqual([['user', ['key']], ['key', []]]);
});

test('a value with a dot is a value where it names no stack', () => {
  expect(parameter([given('user.yaml', USER)], { parameter: ['KeyArn=example.com'] }, 'user', 'KeyArn')).toBe('example.com');
});

test('an output may be one of an assembly', () => {
  const manifest = {
    version: '48.0.0',
    artifacts: { Keys: { type: 'aws:cloudformation:stack', environment: 'aws://111111111111/eu-west-1', properties: { templateFile: 'Keys.json' } } },
  };
  given('out/manifest.json', JSON.stringify(manifest));
  given('out/Keys.json', JSON.stringify({ Resources: { Key: { Type: 'AWS::KMS::Key' } }, Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } } }));
  const inputs = [given('user.yaml', USER), directory('out')];
  expect(parameter(inputs, { parameter: ['user.KeyArn=Keys.Arn'] }, 'user', 'KeyArn')).toBe('arn:aws:kms:eu-west-1:111111111111:key/<Keys.Key>');
  const world = readWorld(inputs);
  expect([world.assemblies, world.templates.map(({ file }) => file)]).toEqual([[directory('out')], [directory('user.yaml')]]);
});

test.each([
  ['an output that is not there', ['KeyArn=key.Name'], /gives KeyArn the output key\.Name, but the stack has no output Name/],
  ['an output of a stack without any', ['KeyArn=user.Arn'], /the output user\.Arn, but the stack has no output Arn/],
  ['a parameter that no stack has', ['Nothing=a'], /names Nothing, but no stack has a parameter Nothing/],
  ['an output for a parameter that is not there', ['user.Nothing=key.Arn'], /names user\.Nothing, but the stack has no parameter Nothing/],
])('fails for %s', (_title, written, message) => {
  expect(() => readWorld([given('key.yaml', KEY), given('user.yaml', USER)], { parameter: written })).toThrow(
    expect.objectContaining({ code: 'ParameterUnknown', message: expect.stringMatching(message) }));
});

const outer = (url: string) => `Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ${url}}\n`;

test('nested templates are found from the folder of the template around them', () => {
  given('stacks/inner.yaml', outer('../key.yaml'));
  given('key.yaml', KEY);
  expect(paths([given('main.yaml', outer('stacks/inner.yaml'), IRELAND)])).toEqual([
    'main 222222222222 eu-west-1', 'main/Inner 222222222222 eu-west-1', 'main/Inner/Inner 222222222222 eu-west-1',
  ]);
});

test.each([
  'https://s3.amazonaws.com/bucket/key.yaml', 's3://bucket/key.yaml', '/key.yaml', 'nowhere.yaml', './folder', '!Ref AWS::StackName',
])('what a nested stack at %s has is not known', (url) => {
  expect(paths([given('main.yaml', outer(url))])).toHaveLength(1);
});

test('fails for a template that is nested in itself', () => {
  const argument = given('main.yaml', outer('main.yaml'));
  expect(() => readWorld([argument])).toThrow(expect.objectContaining({
    code: 'TemplateInvalid', message: expect.stringMatching(/main\.yaml: the stack main\/Inner is nested in itself; take the nested stack out/),
  }));
});

test('fails for a nested template that is broken, with its own line', () => {
  given('broken.yaml', 'Resources:\n  A: !Nothing b');
  const argument = given('main.yaml', outer('broken.yaml'));
  expect(() => readWorld([argument])).toThrow(/broken\.yaml:2: CloudFormation has no tag !Nothing/);
});

const set = (body: string) => `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackInstancesGroup: [{DeploymentTargets: {Accounts: ["333333333333"]}, Regions: [eu-west-1]}]
      ${body}
`;

test.each([
  ['a body in YAML', 'TemplateBody: "Resources: {A: {Type: !Sub b}}"'],
  ['a body in JSON', 'TemplateBody: \'{"Resources": {}}\''],
  ['a file', 'TemplateURL: key.yaml'],
])('a stack set has its stacks by %s', (_title, body) => {
  given('key.yaml', KEY);
  expect(paths([given('main.yaml', set(body))])).toContain('main/Set/333333333333/eu-west-1 333333333333 eu-west-1');
});

test.each([
  ['a broken body', 'TemplateBody: "["'], ['an address', 'TemplateURL: https://example.com/key.yaml'], ['a text as its body', 'TemplateBody: text'],
])('a stack set with %s has no stack that is known', (_title, body) => {
  expect(paths([given('main.yaml', set(body))])).toHaveLength(1);
});

test('names file and line of a resource or section, and nothing in an assembly', () => {
  const { locate } = readWorld([given('key.yaml', KEY)]);
  const address = { assembly: '', stackPath: 'key', templatePath: directory('key.yaml'), logicalId: 'Key' };
  expect([locate(address), locate(address, 'Type'), locate(address, 'Outputs.Arn.Value')].map((place) => place?.line)).toEqual([2, 2, 4]);
  expect(locate(address)?.file).toMatch(/key\.yaml$/);
  expect(locate({ ...address, assembly: '/cdk.out' })).toBeUndefined();
  expect(locate({ ...address, templatePath: '/nowhere' })).toBeUndefined();
});

test.each<[string, WorldOptions, string]>([
  ['an account', { account: '111111111111' }, '--account 111111111111 would not be used'],
  ['a Region', { region: 'us-east-1' }, '--region us-east-1 would not be used'],
  ['both', { account: '111111111111', region: 'us-east-1' }, '--account 111111111111 and --region us-east-1 would not be used'],
])('fails for %s that no template takes', (_title, options, message) => {
  expect(() => readWorld([given('key.yaml', KEY, IRELAND)], options)).toThrow(message);
  expect(() => readWorld([directory('cdk.out')], options)).toThrow(message);
});

test('an account and a Region are those of the templates that have none', () => {
  expect(paths([given('key.yaml', KEY, IRELAND), given('b.yaml', KEY)], { account: '111111111111', region: 'us-east-1' }))
    .toEqual(['key 222222222222 eu-west-1', 'b 111111111111 us-east-1']);
});

test('fails for an input that is an empty text, such as a variable that is not set', () => {
  expect(() => readWorld([''])).toThrow(/an input is an empty text; give a folder/);
});

test('the name of a stack that is given twice is shown as it was given', () => {
  const argument = given('key.yaml', KEY);
  expect(() => readWorld([argument, argument])).toThrow(/the stack key is given twice;/);
});
