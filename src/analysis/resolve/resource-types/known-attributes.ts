/**
 * The attributes that `Fn::GetAtt` returns of the types of a replication; CloudFormation refuses others.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const KNOWN_ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['AWS::S3::Bucket', new Set([
    'Arn', 'DomainName', 'DualStackDomainName', 'RegionalDomainName', 'WebsiteURL', 'MetadataTableConfiguration.S3TablesDestination.TableNamespace',
    'MetadataTableConfiguration.S3TablesDestination.TableArn', 'MetadataConfiguration.Destination.TableBucketArn',
    'MetadataConfiguration.Destination.TableBucketType', 'MetadataConfiguration.Destination.TableNamespace',
    'MetadataConfiguration.InventoryTableConfiguration.TableArn', 'MetadataConfiguration.InventoryTableConfiguration.TableName',
    'MetadataConfiguration.JournalTableConfiguration.TableArn', 'MetadataConfiguration.JournalTableConfiguration.TableName',
  ])],
  ['AWS::KMS::Key', new Set(['Arn', 'KeyId'])],
  ['AWS::KMS::ReplicaKey', new Set(['Arn', 'KeyId'])],
  ['AWS::KMS::Alias', new Set()],
  ['AWS::IAM::ManagedPolicy', new Set([
    'AttachmentCount', 'CreateDate', 'DefaultVersionId', 'IsAttachable', 'PermissionsBoundaryUsageCount', 'PolicyArn',
    'PolicyId', 'UpdateDate',
  ])],
  ['AWS::IAM::Role', new Set(['Arn', 'RoleId'])],
  // of canaries
  ['AWS::Events::Rule', new Set(['Arn'])],
  // of custom resources
  ['AWS::Lambda::Function', new Set(['Arn', 'SnapStartResponse', 'SnapStartResponse.ApplyOn', 'SnapStartResponse.OptimizationStatus'])],
]);
