import { GROUP, MANAGED_POLICY, ROLE, USER } from './iam';
import type { ResourceType } from './resource-type';
import { ALIAS, KEY, REPLICA_KEY } from './kms';
import { serviceType, PLAIN_ID } from './others';
import { BUCKET } from './s3';
import { CROSS_REGION_READER, NESTED_STACK } from './stacks';

/** What `Ref` and `Fn::GetAtt` answer, by type; of a type that is not here nothing is known. */
export const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map([
  ['AWS::S3::Bucket', BUCKET],
  ['AWS::KMS::Key', KEY],
  ['AWS::KMS::ReplicaKey', REPLICA_KEY],
  ['AWS::KMS::Alias', ALIAS],
  ['AWS::IAM::Role', ROLE],
  ['AWS::IAM::User', USER],
  ['AWS::IAM::Group', GROUP],
  ['AWS::IAM::ManagedPolicy', MANAGED_POLICY],
  ['AWS::CloudFormation::Stack', NESTED_STACK],
  ['Custom::CrossRegionExportReader', CROSS_REGION_READER],
  ['AWS::EC2::VPC', PLAIN_ID],
  ['AWS::EC2::VPCEndpoint', PLAIN_ID],
  ['AWS::Lambda::Function', serviceType('lambda')],
  ['AWS::Logs::LogGroup', serviceType('logs')],
  ['AWS::SQS::Queue', serviceType('sqs')],
  ['AWS::SNS::Topic', serviceType('sns')],
]);
