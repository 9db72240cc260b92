import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, OTHER_ACCOUNT, document } from './world';

const HOLDS = { 'Fn::Equals': ['a', 'a'] };

/** A description of the role, which replication does not need: CloudFormation refuses the template all the same. */
function describe(title: string, value: Json, more: Json = {}, resources: Json = {}): Variant {
  return {
    title: `${title}, in a description`,
    change: ({ src }) => {
      src.Resources.Role.Properties.Description = value;
      Object.assign(src, more);
      Object.assign(src.Resources, resources);
    },
    expected: 'fails',
  };
}

function condition(title: string, value: Json): Variant {
  return {
    title: `a condition that is ${title}`,
    change: ({ src }) => {
      src.Conditions = { Holds: HOLDS, Odd: value };
    },
    expected: 'fails',
  };
}

/** The source reads the output of the destination by a role, which this trust policy lets others assume. */
function readBy(trust: string, expected: Variant['expected'], Principal: Json, names?: RegExp): Variant {
  return {
    title: `the source reads an output by a role that trusts ${trust}`,
    change: ({ src, dst }: World) => {
      const AssumeRolePolicyDocument = Principal === undefined ? { Ref: 'Trust' }
        : document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
      dst.Parameters = { Trust: { Type: 'String' } };
      dst.Resources.Reader = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'reader', AssumeRolePolicyDocument } };
      src.Resources = JSON.parse(JSON.stringify(src.Resources)
        .replaceAll('"StackName":"Dst"', `"StackName":"Dst","RoleArn":"arn:aws:iam::${ACCOUNT}:role/reader"`));
    },
    expected,
    ...(names ? { names } : {}),
  };
}

const NOT_ADMITTED = /OutputReadable.*which does not let account 111111111111 assume it/;

export const FUNCTION_VARIANTS: readonly Variant[] = [
  describe('an attribute that the key does not have', { 'Fn::GetAtt': ['Key', 'Nope'] }),
  describe('an attribute of an alias, which has none', { 'Fn::GetAtt': ['Alias', 'Arn'] }, {}, {
    Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/source', TargetKeyId: { Ref: 'Key' } } },
  }),
  describe('an attribute that a managed policy does not have', { 'Fn::GetAtt': ['Managed', 'Arn'] }, {}, {
    Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document({ Effect: 'Deny', Action: '*', Resource: '*' }) } },
  }),
  describe('a mapping that is not there', { 'Fn::FindInMap': ['Map', 'a', 'b'] }),
  describe('a key that the mapping does not have', { 'Fn::FindInMap': ['Map', 'a', 'c'] }, { Mappings: { Map: { a: { b: 'x' } } } }),
  describe('a mapping without the Region of the stack', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'b'] }, { Mappings: { Map: { 'eu-north-1': { b: 'x' } } } }),
  describe('an item beyond the parts of a text', { 'Fn::Select': [3, { 'Fn::Split': ['-', 'a-b'] }] }),
  describe('an item beyond the list', { 'Fn::Select': ['3', ['a', 'b']] }),
  describe('a function of language extensions without their transform', { 'Fn::ToJsonString': { a: 1 } }),
  describe('a list of one thing that is none', { 'Fn::Join': [',', 5] }),
  describe('an output of another stack in the values of Fn::Sub', {
    'Fn::Sub': ['${A}', { A: { 'Fn::GetStackOutput': { StackName: 'Dst', Region: 'us-west-2', OutputName: 'KeyArn' } } }],
  }),
  condition('Fn::And of one', { 'Fn::And': [{ Condition: 'Holds' }] }),
  condition('Fn::Not of one that is not there', { 'Fn::Not': [{ Condition: 'Nope' }] }),
  condition('Fn::Not of a text', { 'Fn::Not': ['a'] }),
  condition('itself', { Condition: 'Odd' }),
  condition('about a resource', { 'Fn::Equals': [{ Ref: 'Key' }, 'a'] }),
  {
    title: 'an output of another stack as the value of an output',
    change: ({ src }) => {
      src.Outputs = { Out: { Value: { 'Fn::GetStackOutput': { StackName: 'Dst', Region: 'us-west-2', OutputName: 'KeyArn' } } } };
    },
    expected: 'fails',
  },
  {
    title: 'an output of the destination is looked for in another Region',
    change: ({ src }) => {
      src.Resources = JSON.parse(JSON.stringify(src.Resources).replaceAll('"Region":"us-west-2"', '"Region":"us-east-1"'));
    },
    expected: 'undecided',
    names: /is in 111111111111 and us-west-2/,
  },
  readBy('its account, by the id', 'works', { AWS: ACCOUNT }),
  readBy('a user of its account', 'works', { AWS: `arn:aws:iam::${ACCOUNT}:user/deployer` }),
  readBy('everybody', 'works', '*'),
  readBy('another account', 'fails', { AWS: OTHER_ACCOUNT }, NOT_ADMITTED),
  readBy('a role that was deleted', 'fails', { AWS: 'AROAEXAMPLE1234567890' }, NOT_ADMITTED),
  readBy('whom deployment decides', 'undecided', undefined, /OutputReadable.*which may not let account 111111111111 assume it/),
  {
    title: 'a mapping that is there',
    change: ({ src }) => {
      src.Mappings = { Map: { a: { b: 'crr-role' } } };
      src.Resources.Role.Properties.RoleName = { 'Fn::FindInMap': ['Map', 'a', 'b'] };
    },
    expected: 'works',
  },
  {
    title: 'policies of one name under a condition and its opposite',
    change: ({ src }) => {
      src.Parameters = { P: { Type: 'String' } };
      src.Conditions = { Open: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] }, Closed: { 'Fn::Not': [{ Condition: 'Open' }] } };
      src.Resources.Other = { ...src.Resources.Pol, Condition: 'Closed' };
      src.Resources.Pol.Condition = 'Open';
      delete src.Resources.Bucket.DependsOn;
    },
    expected: 'works',
  },
];
