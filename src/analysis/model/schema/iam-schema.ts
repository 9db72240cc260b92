import { at, isObject, listAt } from '../../symbolic/json-members';
import { INLINE_POLICIES, limitPolicies, measureDocument } from './policy-size';
import { property } from './property-schema';
import type { PropertyRules } from './property-schema';
import type { SchemaCheck } from './schema-check';
import { doubt, mayHave, reject } from './schema-check';
import { TAG_CHECKS } from './tag-schema';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const CHARACTERS: PropertyRules['characters'] = [/^[\w+=,.@-]*$/, 'letters, digits and +=,.@_-'];
const ROLE_NAME: PropertyRules = { characters: CHARACTERS, length: [1, 64] };
const POLICY_NAME: PropertyRules = { characters: CHARACTERS, length: [1, 128] };
const PATH: PropertyRules = { format: [/^\/(?:[!-~]*\/)?$/, 'a path, which begins and ends with a slash'], length: [1, 512] };
const POLICY_ARN: PropertyRules = { format: [/^arn:[^:]+:iam::[^:]*:policy\/./, 'the ARN of a managed policy'] };
const LIST: PropertyRules = { list: true };
const DOCUMENT: PropertyRules = { required: true, nested: true };

/** The most to which the quota can be raised, which is lower by default. */
const MAX_ATTACHED = 25;
const USUALLY_ATTACHED = 20;
const MAX_TRUST = 8192;
const USUAL_TRUST = 2048;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export const ROLE_CHECKS: readonly SchemaCheck[] = [
  property('RoleName', ROLE_NAME),
  property('Path', PATH),
  property('AssumeRolePolicyDocument', DOCUMENT),
  limitPolicies(MAX_TRUST, 'AssumeRolePolicyDocument'),
  doubt((role) => [at(role, 'AssumeRolePolicyDocument')].filter(isObject)
    .some((document) => isBetween(measureDocument(document), USUAL_TRUST, MAX_TRUST)),
  `the trust policy has more than ${USUAL_TRUST} characters, which a quota of the account has to allow`, 'AssumeRolePolicyDocument'),
  limitPolicies(INLINE_POLICIES, 'Policies', 'PolicyDocument'),
  reject((role) => listAt(role, 'ManagedPolicyArns').length > MAX_ATTACHED,
    `a role has at most ${MAX_ATTACHED} managed policies`, 'ManagedPolicyArns'),
  doubt((role) => isBetween(listAt(role, 'ManagedPolicyArns').length, USUALLY_ATTACHED, MAX_ATTACHED),
    `there are more than ${USUALLY_ATTACHED} managed policies, which a quota of the account has to allow`, 'ManagedPolicyArns'),
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

/** More than the one, and not more than the other. */
function isBetween(value: number, more: number, most: number): boolean {
  return value > more && value <= most;
}
