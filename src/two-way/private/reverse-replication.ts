import { Stack } from 'aws-cdk-lib';
import { AwsCustomResource, AwsCustomResourcePolicy, Logging, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { AwsSdkCall } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { parseBucketName, computeBucketName, computeBucketNamePattern } from '../../bucket/private/bucket-names';
import { renderBucketArn } from '../../bucket/private/named-bucket';
import { computeDestinationAccess } from '../../destination/private/destination-access';
import { acknowledgeCustomResource, acknowledgeWildcards } from '../../internal/nag/acknowledge';
import type { StatementSpec } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import { renderDestinationStatements, renderSourceStatements } from '../../role/private/role-statements';
import type { ReplicationRole } from '../../role/replication-role';
import { findCoveringPrefixes } from '../../rules/private/planned-rule';
import type { PlannedRule, ReplicationTarget } from '../../rules/private/planned-rule';
import { renderReverseRuleId } from '../../rules/private/rule-ids';
import type { SourceBucket, SourcePlacement, SourceSettings } from '../../source/private/source-strategy';
import { renderApiRule } from './render-api-rule';

/** What the reverse direction is created from. */
export interface ReverseReplicationInput {
  readonly role: ReplicationRole;
  readonly rules: readonly PlannedRule[];
  readonly placement: SourcePlacement;
  readonly settings: SourceSettings;
  readonly source: SourceBucket;
  readonly sourceKeyArn: string;
  readonly replicaRegion: string;
  /** The replica, which the reverse direction reads from. */
  readonly target: ReplicationTarget;
}

/**
 * The replication configuration of the replica bucket, put by a custom resource of the source stack once both buckets
 * exist.
 *
 * CloudFormation has no resource for the configuration alone: each bucket would have to be created before the other.
 */
export class ReverseReplication extends Construct {
  constructor(scope: Construct, id: string, input: ReverseReplicationInput) {
    super(scope, id);
    this.addPolicies(input);
    const { source, target, role, replicaRegion: region } = input;
    const bucketName = parseBucketName(target.bucketArn)!;
    const put: AwsSdkCall = {
      service: 'S3',
      action: 'putBucketReplication',
      region,
      logging: Logging.withDataHidden(),
      physicalResourceId: PhysicalResourceId.of(`${bucketName}-replication`),
      parameters: {
        Bucket: bucketName,
        ReplicationConfiguration: { Role: role.roleArn, Rules: renderRules(input) },
      },
    };
    const statements = [
      ...renderConfigureStatements(target.bucketArn, role.roleArn),
      ...renderRemoveStatements(input, bucketName),
    ];
    const resource = new AwsCustomResource(this, 'Configuration', {
      resourceType: 'Custom::BucketReplication',
      onCreate: put,
      onUpdate: put,
      onDelete: {
        service: 'S3',
        action: 'deleteBucketReplication',
        region,
        parameters: { Bucket: bucketName },
        logging: Logging.withDataHidden(),
        ignoreErrorCodesMatching: 'NoSuchBucket',
      },
      installLatestAwsSdk: false,
      policy: AwsCustomResourcePolicy.fromStatements(statements.map(toPolicyStatement)),
    });
    resource.node.addDependency(source.cfnBucket, ...role.policies);
    acknowledgeCustomResource(Stack.of(this), resource);
    acknowledgeWildcards(resource, statements);
  }

  /** The permissions of the forward direction with source and replica exchanged. */
  private addPolicies(input: ReverseReplicationInput): void {
    const { role, rules, placement, settings, target, sourceKeyArn } = input;
    role._addPolicy('SourcePolicy', 'What S3 needs of the replica bucket to replicate back', renderSourceStatements({
      bucketArn: target.bucketArn,
      region: input.replicaRegion,
      prefixes: findCoveringPrefixes(rules),
      keyArns: [target.keyArn],
      objectLock: settings.objectLock,
      annotations: settings.annotations,
    }));
    const { account, region } = placement.stack;
    const access = computeDestinationAccess(
      { env: { account, region }, encryption: settings.encryption, rules },
      renderReverseTarget(input),
    );
    const statements = renderDestinationStatements(access, sourceKeyArn);
    role._addPolicy('DestinationPolicy', 'What S3 needs of the source bucket to replicate back', statements);
  }
}

function renderReverseTarget({ source, sourceKeyArn }: ReverseReplicationInput): ReplicationTarget {
  return { bucketArn: source.policyArn, keyArn: sourceKeyArn, ownerOverride: false };
}

/** The storage class is meant for the replicas: an object that is replicated back keeps its own. */
function renderRules(input: ReverseReplicationInput): unknown[] {
  const { region } = input.placement.stack;
  return input.rules.map((rule) => renderApiRule(
    { ...rule, id: renderReverseRuleId(rule, region), storageClass: undefined },
    renderReverseTarget(input),
  ));
}

const PUT_REPLICATION = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html';

/** What the function of the custom resource may do. */
export function renderConfigureStatements(bucketArn: string, roleArn: string): StatementSpec[] {
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

/**
 * A destination that moves to another Region gets another bucket, and CloudFormation removes the configuration of the
 * former one at the end of the same update, with the policy of the new one. The former Region is not known, but the
 * name is, if it is ours: in another Region than the source, whose bucket has a name of the same pattern.
 */
function renderRemoveStatements(
  { placement, replicaRegion }: ReverseReplicationInput,
  bucketName: string,
): StatementSpec[] {
  const { stack: { account, region }, identity } = placement;
  const env = { account, region: replicaRegion };
  if (bucketName !== computeBucketName(identity, env).name) {
    return [];
  }
  const bucketArns = renderBucketArn(computeBucketNamePattern(identity, env), replicaRegion);
  return [renderRemoveFormerStatement(bucketArns, account, region)];
}

export function renderRemoveFormerStatement(bucketArns: string, account: string, sourceRegion: string): StatementSpec {
  return {
    sid: 'RemoveFormerReplication',
    actions: ['s3:PutReplicationConfiguration'],
    resources: [bucketArns],
    conditions: {
      StringEquals: { 'aws:ResourceAccount': account },
      StringNotEquals: { 'aws:RequestedRegion': sourceRegion },
    },
    see: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketReplication.html',
  };
}
