import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import type { Key } from '../../../src/analysis/model/deployment-model';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { ACCOUNT, stackOf } from './templates';

type Resources = Readonly<Record<string, TemplateResource>>;

const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Mine', Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'kms:*', Resource: '*' }],
};

function keys(resources: Resources): readonly Key[] {
  return buildModel([stackOf('Docs', { Parameters: { Open: { Type: 'String' } }, Resources: resources })]).keys;
}

function key(properties: TemplateResource['Properties']): Key {
  return keys({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: POLICY, ...properties } } })[0];
}

test.each<[string, TemplateResource['Properties'], Partial<Key>]>([
  ['the defaults of KMS', {}, { kind: 'single-Region', spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT', enabled: true, aliases: [] }],
  ['a multi-Region primary', { MultiRegion: true }, { kind: 'multi-Region primary' }],
  ['spec and usage', { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }, { spec: 'RSA_2048', usage: 'SIGN_VERIFY' }],
  ['a disabled key', { Enabled: false }, { enabled: false }],
  ['a disabled key, as a text', { Enabled: 'false' }, { enabled: false }],
])('reads %s', (_title, properties, expected) => {
  expect(key(properties)).toMatchObject(expected);
});

test('whether a key is enabled may be unknown', () => {
  expect(display(String(key({ Enabled: { Ref: 'Open' } }).enabled))).toBe('<Docs.Open>');
});

describe('the policy', () => {
  test('is that of the template', () => {
    expect(key({}).policy.statements.map(({ sid }) => sid)).toEqual(['Mine']);
    expect(key({}).policy.origin).toMatchObject({ kind: 'key policy', propertyPath: 'Properties.KeyPolicy' });
  });

  test('of a key without one is the default of KMS, which gives access to the account', () => {
    const { policy } = key({ KeyPolicy: undefined });
    expect(policy.statements).toMatchObject([{ effect: 'Allow', principals: { aws: [`arn:aws:iam::${ACCOUNT}:root`] } }]);
    expect(policy.problems).toEqual([]);
  });
});

describe('a replica', () => {
  const primary = stackOf('Primary', {
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true, KeyPolicy: POLICY, KeySpec: 'SYMMETRIC_DEFAULT' } },
    },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  }, { region: 'us-east-1' });
  const replica = stackOf('Replica', {
    Resources: {
      Key: {
        Type: 'AWS::KMS::ReplicaKey',
        Properties: {
          KeyPolicy: POLICY,
          PrimaryKeyArn: { 'Fn::GetStackOutput': { StackName: 'Primary', OutputName: 'Arn', Region: 'us-east-1' } },
        },
      },
    },
  });

  test('has the id, spec and usage of its primary, and its own Region', () => {
    const model = buildModel([replica, primary]);
    const [first, second] = model.keys;
    expect(second).toMatchObject({
      kind: 'multi-Region replica',
      id: first.id,
      primaryArn: first.arn,
      region: 'eu-west-1',
      spec: 'SYMMETRIC_DEFAULT',
      usage: 'ENCRYPT_DECRYPT',
    });
    expect(second.arn).toBe(first.arn.replace('us-east-1', 'eu-west-1'));
    expect(model.findKey(second.arn)).toBe(second);
  });

  test('of a primary that is in no template has an unknown spec and usage', () => {
    const arn = `arn:aws:kms:us-east-1:${ACCOUNT}:key/mrk-1`;
    const [key1] = keys({ Key: { Type: 'AWS::KMS::ReplicaKey', Properties: { PrimaryKeyArn: arn, KeyPolicy: POLICY } } });
    expect([key1.id, display(key1.spec), display(key1.usage)]).toEqual(['mrk-1', `<spec of ${arn}>`, `<usage of ${arn}>`]);
  });

  test('without a primary is still a key', () => {
    expect(keys({ Key: { Type: 'AWS::KMS::ReplicaKey', Properties: { KeyPolicy: POLICY } } })).toMatchObject([{ primaryArn: '' }]);
  });
});

test.each([
  ['ARN', { 'Fn::GetAtt': ['Key', 'Arn'] }, ['alias/docs']],
  ['id', { Ref: 'Key' }, ['alias/docs']],
  ['nothing', undefined, []],
])('an alias belongs to the key whose %s it names', (_title, target, expected) => {
  const [found, other] = keys({
    Key: { Type: 'AWS::KMS::Key' },
    Other: { Type: 'AWS::KMS::Key' },
    Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/docs', TargetKeyId: target } },
  });
  expect([found.aliases, other.aliases]).toEqual([expected, []]);
});

test('a key may have several aliases', () => {
  const alias = (name: string): TemplateResource => ({ Type: 'AWS::KMS::Alias', Properties: { AliasName: name, TargetKeyId: { Ref: 'Key' } } });
  expect(keys({ Key: { Type: 'AWS::KMS::Key' }, A: alias('alias/a'), B: alias('alias/b') })[0].aliases).toEqual(['alias/a', 'alias/b']);
});

test('a key whose condition is unknown is conditional', () => {
  const stack = stackOf('Docs', {
    Conditions: { Unknown: { 'Fn::Equals': [{ Ref: 'Missing' }, 'b'] } },
    Resources: { Key: { Type: 'AWS::KMS::Key', Condition: 'Unknown' } },
  });
  expect(buildModel([stack]).keys).toMatchObject([{ conditional: true, policy: { problems: [] } }]);
});
