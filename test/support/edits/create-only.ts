/**
 * The properties whose change replaces a resource, of the types that the library makes.
 *
 * From the `createOnlyProperties` of CloudFormation's registry; `cdk diff` has others for `ObjectLockEnabled` and
 * `MultiRegion`, of which the registry says the opposite.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketName', 'BucketNamePrefix', 'BucketNamespace'],
  'AWS::S3::BucketPolicy': ['Bucket'],
  'AWS::KMS::Key': ['MultiRegion'],
  'AWS::KMS::ReplicaKey': ['PrimaryKeyArn'],
  'AWS::KMS::Alias': ['AliasName'],
  'AWS::IAM::Role': ['RoleName', 'Path'],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName', 'Path', 'Description'],
  'AWS::IAM::Policy': [],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType'],
  'AWS::SNS::Topic': ['TopicName', 'FifoTopic'],
  'AWS::SNS::TopicPolicy': [],
  'AWS::CloudWatch::Alarm': ['AlarmName'],
  'AWS::CloudWatch::CompositeAlarm': ['AlarmName'],
  'AWS::CloudWatch::Dashboard': ['DashboardName'],
  'Custom::AWS': ['ServiceToken'],
};

/** What holds data, or opens it: leaving a template is as bad as being replaced. */
export const HOLDS_DATA: readonly string[] = ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::KMS::ReplicaKey'];
