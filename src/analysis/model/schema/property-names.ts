import { isObject } from '../../symbolic/json-members';
import { showValue } from '../../symbolic/symbolic-string';
import type { SchemaProblem } from '../inspection';

/**
 * The properties of the resources that replications need; CloudFormation refuses a template with others.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const PROPERTY_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::S3::Bucket', [
    'AbacStatus', 'AccelerateConfiguration', 'AccessControl', 'AnalyticsConfigurations', 'BucketEncryption', 'BucketName',
    'BucketNamePrefix', 'BucketNamespace', 'CorsConfiguration', 'IntelligentTieringConfigurations',
    'InventoryConfigurations', 'LifecycleConfiguration', 'LoggingConfiguration', 'MetadataConfiguration',
    'MetadataTableConfiguration', 'MetricsConfigurations', 'NotificationConfiguration', 'ObjectLockConfiguration',
    'ObjectLockEnabled', 'OwnershipControls', 'PublicAccessBlockConfiguration', 'ReplicationConfiguration', 'Tags',
    'VersioningConfiguration', 'WebsiteConfiguration',
  ]],
  ['AWS::S3::BucketPolicy', ['Bucket', 'PolicyDocument']],
  ['AWS::KMS::Key', [
    'BypassPolicyLockoutSafetyCheck', 'Description', 'Enabled', 'EnableKeyRotation', 'KeyPolicy', 'KeySpec', 'KeyUsage',
    'MultiRegion', 'Origin', 'PendingWindowInDays', 'RotationPeriodInDays', 'Tags',
  ]],
  ['AWS::KMS::ReplicaKey', ['Description', 'Enabled', 'KeyPolicy', 'PendingWindowInDays', 'PrimaryKeyArn', 'Tags']],
  ['AWS::KMS::Alias', ['AliasName', 'TargetKeyId']],
  ['AWS::IAM::Role', [
    'AssumeRolePolicyDocument', 'Description', 'ManagedPolicyArns', 'MaxSessionDuration', 'Path', 'PermissionsBoundary',
    'Policies', 'RoleName', 'Tags',
  ]],
  ['AWS::IAM::Policy', ['Groups', 'PolicyDocument', 'PolicyName', 'Roles', 'Users']],
  ['AWS::IAM::RolePolicy', ['PolicyDocument', 'PolicyName', 'RoleName']],
  ['AWS::IAM::ManagedPolicy', [
    'Description', 'Groups', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Users',
  ]],
]);

/** Members that stand for a function, as a macro, are replaced before CloudFormation looks at the names. */
export function findUnknownProperties(type: string, properties: unknown): readonly SchemaProblem[] {
  const known = PROPERTY_NAMES.get(type);
  return known === undefined || !isObject(properties) ? [] : Object.keys(properties)
    .filter((name) => !known.includes(name) && !name.startsWith('Fn::'))
    // AWS adds properties, which this table learns later
    .map((name) => ({ message: `${showValue(name)} is unknown`, propertyPath: name, undecided: true }));
}
