import { listAt } from '../../symbolic/json-members';
import { limitPolicies } from './policy-size';
import { property } from './property-schema';
import type { PropertyRules } from './property-schema';
import type { SchemaCheck } from './schema-check';
import { mayHave, reject } from './schema-check';
import { TAG_CHECKS } from './tag-schema';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const CHARACTERS: PropertyRules['characters'] = [/^[\w+=,.@-]*$/, 'letters, digits and +=,.@_-'];
const ROLE_NAME: PropertyRules = { characters: CHARACTERS, length: [1, 64] };
const POLICY_NAME: PropertyRules = { characters: CHARACTERS, length: [1, 128] };
const PATH: PropertyRules = { format: [/^\/(?:[!-~]*\/)?$/, 'a path, which begins and ends with a slash'], length: [1, 512] };
const POLICY_ARN: PropertyRules = { format: [/^arn:[^:]+:iam::[^:]*:policy\/./, 'the ARN of a managed policy'] };
const LIST: PropertyRules = { list: true };
const DOCUMENT: PropertyRules = { required: true, nested: true };

/** Characters of all inline policies of a role together. */
const INLINE_POLICIES = 10240;

/** The most to which the quota can be raised. */
const MAX_ATTACHED = 25;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export const ROLE_CHECKS: readonly SchemaCheck[] = [
  property('RoleName', ROLE_NAME),
  property('Path', PATH),
  property('AssumeRolePolicyDocument', DOCUMENT),
  limitPolicies(8192, 'AssumeRolePolicyDocument'),
  limitPolicies(INLINE_POLICIES, 'Policies', 'PolicyDocument'),
  reject((role) => listAt(role, 'ManagedPolicyArns').length > MAX_ATTACHED,
    `a role has at most ${MAX_ATTACHED} managed policies`, 'ManagedPolicyArns'),
  property('Policies', LIST),
  property('Policies.*', { members: ['PolicyDocument', 'PolicyName'] }),
  property('Policies.*.PolicyName', { ...POLICY_NAME, required: true }),
  property('Policies.*.PolicyDocument', DOCUMENT),
  property('ManagedPolicyArns', LIST),
  property('ManagedPolicyArns.*', POLICY_ARN),
  property('PermissionsBoundary', POLICY_ARN),
  property('MaxSessionDuration', { range: [3600, 43200] }),
  property('Description', { length: [0, 1000] }),
  ...TAG_CHECKS,
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html */
export const POLICY_CHECKS: readonly SchemaCheck[] = [
  property('PolicyName', { ...POLICY_NAME, required: true }),
  property('PolicyDocument', DOCUMENT),
  limitPolicies(INLINE_POLICIES, 'PolicyDocument'),
  property('Roles', LIST),
  property('Roles.*', ROLE_NAME),
  reject((policy) => !['Groups', 'Roles', 'Users'].some((element) => mayHave(policy, element)),
    'a policy needs Groups, Roles or Users', 'Roles'),
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html */
export const ROLE_POLICY_CHECKS: readonly SchemaCheck[] = [
  property('PolicyName', { ...POLICY_NAME, required: true }),
  property('RoleName', { ...ROLE_NAME, required: true }),
  limitPolicies(INLINE_POLICIES, 'PolicyDocument'),
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html */
export const MANAGED_POLICY_CHECKS: readonly SchemaCheck[] = [
  property('ManagedPolicyName', POLICY_NAME),
  property('Path', PATH),
  property('PolicyDocument', DOCUMENT),
  limitPolicies(6144, 'PolicyDocument'),
  property('Roles', LIST),
  property('Roles.*', ROLE_NAME),
  property('Description', { length: [0, 1000] }),
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html */
export const BUCKET_POLICY_CHECKS: readonly SchemaCheck[] = [
  property('Bucket', { required: true, characters: [/^[^:/]*$/, 'those of a name: it is no ARN'] }),
  property('PolicyDocument', DOCUMENT),
  limitPolicies(20480, 'PolicyDocument'),
];
