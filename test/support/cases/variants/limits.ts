import { nestDestination } from './containers';
import type { Variant } from './variant';
import type { Json } from './world';
import { ACCOUNT, addStatement, document } from './world';

const PARAMETER = { Key: 'Bucket', Value: { Ref: 'Bucket' } };

/** Types of which the assembly has no content, with how they receive the bucket. */
const CONTAINERS: ReadonlyArray<readonly [type: string, properties: object]> = [
  ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', { ProductName: 'p', ProvisioningParameters: [PARAMETER] }],
  ['AWS::Serverless::Application', { Location: 'https://example.com/a', Parameters: { Bucket: { Ref: 'Bucket' } } }],
  ['Company::S3::Guard::MODULE', { Bucket: { Ref: 'Bucket' } }],
  ['Vendor::Storage::Guard', { Bucket: { Ref: 'Bucket' }, Delete: 'never' }],
];

/** Parameters of the nested stack of the destination, and what its parent passes. */
const NESTED: ReadonlyArray<readonly [title: string, given: object, passed: object, to: Variant['expected']]> = [
  ['gets its parameter', { P: { Type: 'String' } }, { P: 'a' }, 'works'],
  ['has a default for its parameter', { P: { Type: 'String', Default: 'a' } }, {}, 'works'],
  ['does not get its parameter', { P: { Type: 'String' } }, {}, 'fails'],
  ['gets a parameter that it does not have', {}, { P: 'a' }, 'fails'],
];

/** Parameters of the stack of the destination. */
const PARAMETERS: ReadonlyArray<readonly [title: string, parameter: Json, expected: Variant['expected']]> = [
  ['gets its value at deployment', { Type: 'String' }, 'works'],
  ['has a default among its allowed values', { Type: 'String', AllowedValues: [true, 'b'], Default: 'true' }, 'works'],
  ['has a default that is not allowed', { Type: 'String', AllowedValues: ['a', 'b'], Default: 'c' }, 'fails'],
  ['has a default that is shorter than allowed', { Type: 'String', MinLength: '3', Default: 'a' }, 'fails'],
  ['has a default of another form than allowed', { Type: 'String', AllowedPattern: '[0-9]+', Default: 'a' }, 'fails'],
  ['has a default of the allowed form', { Type: 'String', AllowedPattern: '^[a-z-]{1,63}$', Default: 'a-b' }, 'works'],
  ['is a number with a default that is not allowed', { Type: 'Number', AllowedValues: [1, 2], Default: 3 }, 'fails'],
  ['is a number with a default that is allowed', { Type: 'Number', AllowedValues: ['1.0', 2], Default: '1' }, 'works'],
  ['is a number with a default that is none', { Type: 'Number', Default: 'a' }, 'fails'],
  ['is a number with a default that is too large', { Type: 'Number', MaxValue: 3, Default: 5 }, 'fails'],
  ['has an element that does not exist', { Type: 'String', Pattern: 'a' }, 'fails'],
  ['has a type that does not exist', { Type: 'Text' }, 'fails'],
  ['is a list of subnets', { Type: 'List<AWS::EC2::Subnet::Id>' }, 'works'],
];

/** What a long policy denies: all but these objects. */
const ALL_BUT: ReadonlyArray<readonly [resource: string, expected: Variant['expected']]> = [
  ['arn:aws:s3:::dst-bucket/*', 'works'],
  ['arn:aws:s3:::elsewhere/*', 'fails'],
];

/** What CloudFormation limits, and resources whose content the assembly does not have. */
export const LIMIT_VARIANTS: readonly Variant[] = [
  ...ALL_BUT.map(([NotResource, expected]): Variant => ({
    title: `many statements that deny, one of them all but ${NotResource}`,
    change: (world) => {
      const deny = { Effect: 'Deny', Action: 's3:ReplicateObject' };
      Array.from({ length: 8 }, (_unused, index) => addStatement(world, { ...deny, Resource: `arn:aws:s3:::other-${index}/*` }));
      addStatement(world, { ...deny, NotResource });
    },
    expected,
  })),
  ...CONTAINERS.map(([Type, Properties]): Variant => ({
    title: `${Type} receives the source bucket`,
    change: ({ src }) => {
      src.Resources.Other = { Type, Properties };
    },
    expected: 'doubt',
    names: /ChangedByCustomResource/,
  })),
  {
    title: 'a resource of a third party receives nothing of the replication',
    change: ({ src }) => {
      src.Resources.Other = { Type: 'Vendor::Storage::Guard', Properties: { Name: 'other' } };
    },
    expected: 'works',
  },
  ...NESTED.map(([title, Parameters, passed, expected]): Variant => ({
    title: `the nested stack of the destination ${title}`,
    change: (world) => nestDestination(world, { Properties: { Parameters: passed } }, { Parameters }),
    expected,
  })),
  ...PARAMETERS.map(([title, parameter, expected]): Variant => ({
    title: `a parameter of the destination ${title}`,
    change: ({ dst }) => {
      dst.Parameters = { P: parameter };
    },
    expected,
  })),
  {
    title: 'the manifest gives a parameter a value that is not allowed',
    change: ({ dst, manifest }) => {
      dst.Parameters = { P: { Type: 'String', AllowedValues: ['a', 'b'] } };
      manifest.artifacts.Dst.properties.parameters = { P: 'c' };
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
  {
    title: 'a custom resource puts a replication without a role',
    change: ({ src }) => {
      const { ReplicationConfiguration, ...bucket } = src.Resources.Bucket.Properties;
      src.Resources.Bucket.Properties = bucket;
      const parameters = { Bucket: 'src-bucket', ReplicationConfiguration: { ...ReplicationConfiguration, Role: '' } };
      const Create = JSON.stringify({ service: 'S3', action: 'putBucketReplication', parameters });
      src.Resources.Put = { Type: 'Custom::AWS', Properties: { ServiceToken: 'arn:aws:lambda:us-east-1:111111111111:function:f', Create } };
    },
    expected: 'heard',
    names: /the role that the configuration names is not known/,
  },
  {
    title: 'two outputs of one stack export the same name',
    change: ({ dst }) => {
      dst.Outputs.One = { Value: 'a', Export: { Name: 'shared' } };
      dst.Outputs.Two = { Value: 'b', Export: { Name: 'shared' } };
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
  {
    title: 'the order of the role and the bucket is written in other letters than DependsOn',
    change: ({ src }) => {
      src.Resources.Bucket.Dependson = ['Pol'];
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
  {
    title: 'a template has a section that does not exist',
    change: ({ dst }) => {
      dst.Parameter = {};
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
  ...[50, 20].map((count): Variant => ({
    title: `two inline policies of the role with ${count} statements each`,
    change: ({ src }) => {
      for (const name of ['one', 'two']) {
        const given = Array.from({ length: count }, (_, index) => (
          { Effect: 'Deny', Action: 's3:GetObject', Resource: `arn:aws:s3:::${'x'.repeat(50)}-${index}/*` }));
        src.Resources[name] = { Type: 'AWS::IAM::Policy', Properties: { PolicyName: name, Roles: [{ Ref: 'Role' }], PolicyDocument: document(...given) } };
      }
    },
    ...(count === 50 ? { expected: 'fails', names: /inline policies.*together/ } : { expected: 'works' }),
  })),
  {
    title: 'the trust policy needs a quota of the account',
    change: ({ src }) => {
      const { Statement } = src.Resources.Role.Properties.AssumeRolePolicyDocument;
      const deny = { Effect: 'Deny', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'sts:AssumeRole' };
      Statement.push(...Array.from({ length: 25 }, (_, index) => ({ Sid: `D${index}`, ...deny })));
    },
    expected: 'undecided',
    names: /a quota of the account/,
  },
  {
    title: 'the role has 21 managed policies',
    change: ({ src }) => {
      src.Resources.Role.Properties.ManagedPolicyArns = Array.from({ length: 21 }, (_, index) => `arn:aws:iam::aws:policy/Policy${index}`);
    },
    expected: 'undecided',
    names: /a quota of the account/,
  },
  {
    title: 'a logical id has a dash',
    change: ({ dst }) => {
      dst.Resources['My-Topic'] = { Type: 'AWS::SNS::Topic' };
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
  {
    title: 'a template has more than 500 resources',
    change: ({ dst }) => {
      Array.from({ length: 500 }).forEach((_, index) => {
        dst.Resources[`Topic${index}`] = { Type: 'AWS::SNS::Topic' };
      });
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
];
