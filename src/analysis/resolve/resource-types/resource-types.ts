import { unknownValue } from '../../symbolic/symbolic-string';
import { GROUP, MANAGED_POLICY, ROLE, USER, ALIAS, KEY, REPLICA_KEY, BUCKET } from './replication-types';
import type { ResourceType } from './resource-type';
import { createGeneratedId, formatArn } from './resource-type';

/** A nested stack: its attributes are its outputs. */
const NESTED_STACK: ResourceType = {
  ref: ({ scope, logicalId }) => scope.crossStack.findNestedStack(scope, logicalId)?.resolveReference('AWS::StackId'),
  anyAttribute: ({ scope, logicalId }, name) =>
    scope.crossStack.findNestedStack(scope, logicalId)?.resolveOutput(name.replace(/^Outputs\./, '')),
};

/**
 * The custom resource that the app option `crossRegionReferences` adds to the consumer: it has an attribute for each
 * Systems Manager parameter that a writer in another Region creates.
 */
const CROSS_REGION_READER: ResourceType = {
  anyAttribute: ({ scope }, name) => scope.crossStack.findParameter(scope, name),
};

/** A type whose `Ref` is an id without slash and colon. */
const PLAIN_ID: ResourceType = { ref: (resource) => createGeneratedId(resource) };

/** What `Ref` and `Fn::GetAtt` return, by type; the values of a type that is not here are unknown. */
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
  ['AWS::Lambda::Function', createServiceType('lambda')],
  ['AWS::Logs::LogGroup', createServiceType('logs')],
  ['AWS::SQS::Queue', createServiceType('sqs')],
  ['AWS::SNS::Topic', createServiceType('sns')],
]);

/** A type of another service: its ARN cannot be the ARN of a bucket, a key or a role. */
function createServiceType(service: string): ResourceType {
  return {
    anyAttribute: (resource, name) => (name.endsWith('Arn')
      ? formatArn(resource, service, unknownValue(`${resource.scope.label}.${resource.logicalId}.${name}`))
      : undefined),
  };
}
