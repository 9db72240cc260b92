import { moveAcross } from './buckets';
import type { Variant } from './variant';
import type { Json, World } from './world';
import { ACCOUNT, document, keyPolicy, nestInDst, ruleOf, stack } from './world';

const DENY = document({ Sid: 'No', Effect: 'Deny', Principal: '*', Action: 's3:Replicate*', Resource: 'arn:aws:s3:::dst-bucket/*' });
const DENYING_POLICY = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'dst-bucket', PolicyDocument: DENY } };
const NEVER = { 'Fn::Equals': ['a', 'b'] };
const ALWAYS = { 'Fn::Equals': ['a', 'a'] };

/** The destination in a nested stack, read through its outputs. */
export function nestDestination(world: World, parent: Json = {}, nested: Json = {}): void {
  const { dst, files } = world;
  const { Key, Bucket } = dst.Resources;
  dst.Resources = {};
  nestInDst(world, { Key, Bucket }, parent);
  Object.assign(files['Nested.template.json'], { Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } }, ...nested });
  dst.Outputs.KeyArn.Value = { 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] };
}

/** What the condition of its own leaves out, and what says so. */
const LEFT_OUT: Readonly<Record<string, readonly [where: 'src' | 'dst', id: string, names: RegExp]>> = {
  'the destination bucket': ['dst', 'Bucket', /DestinationKnown.* would be Dst\/Bucket, .*its condition "Never" does not hold/],
  'the key of the replicas': ['dst', 'Key', /ReplicaKeyKnown.* would be Dst\/Key, .*its condition "Never" does not hold/],
  'the key of the source': ['src', 'Key', /SourceKeyKnown.* would be Src\/Key, .*its condition "Never" does not hold/],
  'the role': ['src', 'Role', /RoleKnown.* would be Src\/Role, .*its condition "Never" does not hold/],
};

export const CONTAINER_VARIANTS: readonly Variant[] = [
  {
    title: 'the destination is in a nested stack',
    change: (world) => nestDestination(world),
    expected: 'works',
  },
  {
    title: 'the destination is in a nested stack that is never made',
    change: (world) => {
      nestDestination(world, { Condition: 'Never' });
      world.dst.Conditions = { Never: NEVER };
    },
    expected: 'fails',
  },
  {
    title: 'the destination is in a nested stack under a condition that holds',
    change: (world) => {
      nestDestination(world, { Condition: 'Always' });
      world.dst.Conditions = { Always: ALWAYS };
    },
    expected: 'works',
  },
  {
    title: 'the output of the nested stack is never made',
    change: (world) => {
      nestDestination(world);
      const nested = world.files['Nested.template.json'];
      nested.Conditions = { Never: NEVER };
      nested.Outputs.Arn.Condition = 'Never';
    },
    expected: 'fails',
  },
  {
    title: 'a nested stack that denies is never made',
    change: (world) => {
      nestInDst(world, { Policy: DENYING_POLICY }, { Condition: 'Never' });
      world.dst.Conditions = { Never: NEVER };
    },
    expected: 'works',
  },
  {
    title: 'a nested stack that denies is made under an open condition',
    change: (world) => {
      nestInDst(world, { Policy: DENYING_POLICY }, { Condition: 'Open' });
      world.dst.Parameters = { P: { Type: 'String' } };
      world.dst.Conditions = { Open: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } };
    },
    expected: 'doubt',
  },
  {
    title: 'a nested stack denies, whose parent condition is NOT of one that never holds',
    change: (world) => {
      nestInDst(world, { Policy: DENYING_POLICY }, { Condition: 'Holds' });
      world.dst.Conditions = { Never: NEVER, Holds: { 'Fn::Not': [{ Condition: 'Never' }] } };
    },
    expected: 'fails',
  },
  {
    title: 'the bucket policy of the destination is never made, and would have denied',
    change: ({ dst }) => {
      dst.Conditions = { Never: NEVER };
      dst.Resources.Policy = { ...DENYING_POLICY, Condition: 'Never' };
    },
    expected: 'works',
  },
  {
    title: 'the policy of the role is never made',
    change: ({ src }) => {
      src.Conditions = { Never: NEVER };
      src.Resources.Pol.Condition = 'Never';
      delete src.Resources.Bucket.DependsOn;
    },
    expected: 'fails',
    names: /ReplicateObject.* statement "Write" of the identity policy Src\/Pol would, but the condition "Never" leaves it out/,
  },
  {
    title: 'the bucket policy of a destination in another account is never made',
    change: (world) => {
      moveAcross(world);
      world.dst.Conditions = { Never: NEVER };
      world.dst.Resources.Policy.Condition = 'Never';
    },
    expected: 'fails',
    names: /ReplicateObject.* statement number 1 of the bucket policy Dst\/Policy would, but the condition "Never" leaves it out/,
  },
  {
    title: 'the bucket policies of a destination in another account are of another bucket, and never made',
    change: (world) => {
      moveAcross(world);
      world.dst.Conditions = { Never: NEVER };
      Object.assign(world.dst.Resources.Policy, { Condition: 'Never' }).Properties.Bucket = 'elsewhere';
    },
    expected: 'fails',
    names: /ReplicateObject(?!.*leaves it out)/,
  },
  ...Object.entries(LEFT_OUT).map(([title, [where, id, names]]): Variant => ({
    title: `${title} is never made`,
    change: (world) => {
      world[where].Conditions = { Never: NEVER };
      world[where].Resources[id].Condition = 'Never';
    },
    expected: 'doubt',
    names,
  })),
  ...([
    ['nothing', { Ref: 'AWS::NoValue' }],
    ['less', { Sid: 'Less', Effect: 'Allow', Action: 's3:ReplicateObject', Resource: 'arn:aws:s3:::dst-bucket/a/*' }],
  ] as const).map(([title, otherwise]): Variant => ({
    title: `a condition leaves out the statement by which the role may write, and puts ${title} in its place`,
    change: (world) => {
      world.src.Conditions = { Never: NEVER };
      const { PolicyDocument } = world.src.Resources.Pol.Properties;
      PolicyDocument.Statement = PolicyDocument.Statement.map((each: Json) =>
        (each.Sid === 'Write' ? { 'Fn::If': ['Never', each, otherwise] } : each));
    },
    expected: 'fails',
    names: /ReplicateObject.* statement "Write" of the identity policy Src\/Pol would, but the condition "Never" leaves it out/,
  })),
  {
    title: 'the statement by which the role may write is for where a condition does not hold, and it holds',
    change: ({ src }) => {
      src.Conditions = { Always: ALWAYS };
      const { PolicyDocument } = src.Resources.Pol.Properties;
      PolicyDocument.Statement = PolicyDocument.Statement.map((each: Json) =>
        (each.Sid === 'Write' ? { 'Fn::If': ['Always', { Ref: 'AWS::NoValue' }, each] } : each));
    },
    expected: 'fails',
    names: /ReplicateObject.* but the condition "Always" leaves it out/,
  },
  {
    title: 'a condition leaves out a statement that is not valid',
    change: ({ src }) => {
      src.Conditions = { Never: NEVER };
      src.Resources.Pol.Properties.PolicyDocument.Statement.push({ 'Fn::If': ['Never', { Effect: 'Allow' }, { Ref: 'AWS::NoValue' }] });
    },
    expected: 'works',
  },
  {
    title: 'the trust policy admits S3 by a statement that a condition leaves out',
    change: ({ src }) => {
      src.Conditions = { Never: NEVER };
      const { AssumeRolePolicyDocument: trust } = src.Resources.Role.Properties;
      const batch = { ...trust.Statement[0], Principal: { Service: 'batchoperations.s3.amazonaws.com' } };
      trust.Statement = [batch, { 'Fn::If': ['Never', trust.Statement[0], { Ref: 'AWS::NoValue' }] }];
    },
    expected: 'fails',
    names: /AssumeRole.* but the condition "Never" leaves it out/,
  },
  {
    title: 'a nested stack whose template is not given receives the key',
    change: (world) => {
      nestInDst(world, {}, { Properties: { Parameters: { K: { 'Fn::GetAtt': ['Key', 'Arn'] } } } });
      delete world.files['Nested.template.json'];
    },
    expected: 'undecided',
  },
  {
    title: 'a nested stack whose template is not given receives the name of the bucket as text',
    change: (world) => {
      nestInDst(world, {}, { Properties: { Parameters: { B: 'dst-bucket' } } });
      delete world.files['Nested.template.json'];
    },
    expected: 'undecided',
  },
  {
    title: 'a nested stack whose template is not given receives nothing of the replication',
    change: (world) => {
      nestInDst(world, {}, { Properties: { Parameters: { B: 'something-else' } } });
      delete world.files['Nested.template.json'];
    },
    expected: 'works',
  },
  {
    title: 'a macro in a resource of the source',
    change: ({ src }) => {
      src.Resources.Bucket.Properties['Fn::Transform'] = { Name: 'Mine', Parameters: {} };
    },
    expected: 'undecided',
  },
  {
    title: 'a macro deep in the policy of the role',
    change: ({ src }) => {
      src.Resources.Pol.Properties.PolicyDocument.Statement.push({ 'Fn::Transform': { Name: 'Mine' } });
    },
    expected: 'undecided',
  },
  {
    title: 'an include beside the statements of the key policy',
    change: ({ dst }) => {
      dst.Resources.Key.Properties.KeyPolicy['Fn::Transform'] = { Name: 'AWS::Include', Parameters: { Location: 's3://a/b' } };
    },
    expected: 'undecided',
  },
  {
    title: 'a macro in a stack that has no part in the replication',
    change: ({ manifest, files }) => {
      manifest.artifacts.Else = stack('Else.template.json', 'us-west-2', []);
      files['Else.template.json'] = { Transform: 'Mine', Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
    },
    expected: 'works',
  },
  {
    title: 'the loops of AWS::LanguageExtensions are known',
    change: ({ dst }) => {
      const { Bucket } = dst.Resources;
      delete dst.Resources.Bucket;
      dst.Transform = 'AWS::LanguageExtensions';
      Bucket.Properties.BucketName = { 'Fn::Sub': '${Name}-bucket' };
      dst.Resources['Fn::ForEach::Buckets'] = ['Name', ['dst', 'another'], { 'Bucket${Name}': Bucket }];
    },
    expected: 'works',
  },
  {
    title: 'a loop leaves the destination out',
    change: ({ dst }) => {
      const { Bucket } = dst.Resources;
      delete dst.Resources.Bucket;
      dst.Transform = 'AWS::LanguageExtensions';
      Bucket.Properties.BucketName = { 'Fn::Sub': '${Name}-bucket' };
      dst.Resources['Fn::ForEach::Buckets'] = ['Name', ['another'], { 'Bucket${Name}': Bucket }];
    },
    expected: 'doubt',
  },
  {
    title: 'Ref of a resource that is not there, in the key policy of the destination',
    change: ({ dst }) => {
      const statement = { Sid: 'More', Effect: 'Allow', Principal: { AWS: { 'Fn::GetAtt': ['Nobody', 'Arn'] } }, Action: 'kms:DescribeKey', Resource: '*' };
      dst.Resources.Key.Properties.KeyPolicy = keyPolicy(ACCOUNT, statement);
    },
    expected: 'fails',
  },
  {
    title: 'DependsOn of a resource that is not there',
    change: ({ src }) => {
      src.Resources.Bucket.DependsOn = ['Pol', 'Nobody'];
    },
    expected: 'fails',
  },
  {
    title: 'Fn::Join with three arguments',
    change: ({ src }) => {
      src.Resources.Role.Properties.RoleName = { 'Fn::Join': ['-', ['crr', 'role'], 'x'] };
    },
    expected: 'fails',
  },
  {
    title: 'Fn::Sub names a resource that is not there',
    change: ({ src }) => {
      src.Resources.Role.Properties.Description = { 'Fn::Sub': 'for ${Nobody}' };
    },
    expected: 'fails',
  },
  {
    title: 'Fn::Sub with a literal ${!Nobody}',
    change: ({ src }) => {
      src.Resources.Role.Properties.Description = { 'Fn::Sub': 'for ${!Nobody}' };
    },
    expected: 'works',
  },
  {
    title: 'the output that the source reads does not exist',
    change: ({ dst }) => {
      dst.Outputs = { Other: dst.Outputs.KeyArn };
    },
    expected: 'fails',
  },
  {
    title: 'the manifest gives the parameter that enables the rule',
    change: (world) => {
      ruleOf(world).Status = { Ref: 'Status' };
      world.src.Parameters = { Status: { Type: 'String', Default: 'Disabled' } };
      world.manifest.artifacts.Src.properties.parameters = { Status: 'Enabled' };
    },
    expected: 'works',
  },
  {
    title: 'the manifest gives the parameter that disables the only rule',
    change: (world) => {
      ruleOf(world).Status = { Ref: 'Status' };
      world.src.Parameters = { Status: { Type: 'String', Default: 'Enabled' } };
      world.manifest.artifacts.Src.properties.parameters = { Status: 'Disabled' };
    },
    expected: 'fails',
  },
  {
    title: 'names of members that objects inherit are data',
    change: ({ src }) => {
      src.Resources.constructor = { Type: 'AWS::SNS::Topic' };
      src.Resources.toString = { Type: 'AWS::SNS::Topic' };
    },
    expected: 'works',
  },
];
