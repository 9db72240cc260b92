import { Stack } from 'aws-cdk-lib';
import { AwsCustomResource, AwsCustomResourcePolicy, Logging, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { AwsSdkCall } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { accessOf } from '../../destination/private/destination-access';
import type { RealizedDestination } from '../../destination/private/destination-kind';
import type { PlacedDestination } from '../../destination/private/destinations';
import { acknowledgeCustomResource } from '../../internal/nag/custom-resource';
import type { Statement } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import { destinationStatements } from '../../role/private/destination-policy';
import { sourceStatements } from '../../role/private/source-policy';
import type { ReplicationRole } from '../../role/replication-role';
import { coveringPrefixes } from '../../rules/private/covering-prefixes';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { SourceBucket, SourcePlace, SourceTraits } from '../../source/private/source-kind';
import { apiRule } from './api-rule';

/** What the way back is made of. */
export interface WayBackInput {
  readonly role: ReplicationRole;
  readonly rules: readonly PlannedRule[];
  readonly place: SourcePlace;
  readonly traits: SourceTraits;
  readonly source: SourceBucket;
  readonly sourceKeyArn: string;
  readonly there: PlacedDestination;
  readonly target: RealizedDestination;
}

/**
 * The replication configuration of the replica bucket, put by a custom resource of the source stack once both buckets
 * exist.
 *
 * CloudFormation has no resource for the configuration alone: each bucket would have to be created before the other.
 */
export class WayBack extends Construct {
  constructor(scope: Construct, id: string, input: WayBackInput) {
    super(scope, id);
    this.grant(input);
    const { source, target, there, role } = input;
    const bucketName = target.bucketArn.split(':::')[1];
    const put: AwsSdkCall = {
      service: 'S3',
      action: 'putBucketReplication',
      region: there.env.region,
      logging: Logging.withDataHidden(),
      physicalResourceId: PhysicalResourceId.of(`${bucketName}-replication`),
      parameters: {
        Bucket: bucketName,
        ReplicationConfiguration: { Role: role.roleArn, Rules: this.rules(input) },
      },
    };
    const resource = new AwsCustomResource(this, 'Configuration', {
      resourceType: 'Custom::BucketReplication',
      onCreate: put,
      onUpdate: put,
      onDelete: {
        service: 'S3',
        action: 'deleteBucketReplication',
        region: there.env.region,
        parameters: { Bucket: bucketName },
        logging: Logging.withDataHidden(),
        ignoreErrorCodesMatching: 'NoSuchBucket',
      },
      installLatestAwsSdk: false,
      policy: AwsCustomResourcePolicy.fromStatements(
        configureStatements(target.bucketArn, role.roleArn).map(toPolicyStatement),
      ),
    });
    resource.node.addDependency(source.cfnBucket, ...role.policies);
    acknowledgeCustomResource(Stack.of(this), resource);
  }

  /** The same permissions, seen from the other side. */
  private grant({ role, rules, place, traits, source, sourceKeyArn, target, there }: WayBackInput): void {
    role._addPolicy('SourcePolicy', 'What S3 needs of the replica bucket to replicate back', sourceStatements({
      bucketArn: target.bucketArn,
      region: there.env.region,
      prefixes: coveringPrefixes(rules),
      keyArns: [target.keyArn],
      objectLock: traits.objectLock,
    }));
    const { account, region } = place.stack;
    const input = { env: { account, region }, encryption: traits.encryption, rules };
    const home = { bucketArn: source.policyArn, keyArn: sourceKeyArn, ownerOverride: false };
    role._addPolicy('DestinationPolicy', 'What S3 needs of the source bucket to replicate back', destinationStatements(
      accessOf(input, home),
    ));
  }

  /** The storage class was for the replicas: what comes back keeps its own. */
  private rules({ rules, source, sourceKeyArn, place }: WayBackInput): unknown[] {
    const home = { bucketArn: source.policyArn, keyArn: sourceKeyArn };
    return rules.map((rule) => apiRule(
      { ...rule, id: rule.id.replace(new RegExp(`${rule.destination}$`), place.stack.region), storageClass: undefined },
      home,
    ));
  }
}

const PUT_REPLICATION = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html';

/** What the function of the custom resource may do. */
export function configureStatements(bucketArn: string, roleArn: string): Statement[] {
  return [
    {
      sid: 'ConfigureReplication',
      actions: ['s3:PutReplicationConfiguration'],
      resources: [bucketArn],
      see: PUT_REPLICATION,
    },
    {
      sid: 'PassReplicationRole',
      actions: ['iam:PassRole'],
      resources: [roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 's3.amazonaws.com' } },
      see: PUT_REPLICATION,
    },
  ];
}
