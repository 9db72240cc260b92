import { App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationRole, ReplicationSource } from 'cdk-encrypted-replication';
import { REGIONS, REPLICA_REGION, SOURCE_REGION, replicate, replicateToRegions, s3Role, sourceStack } from '../../../support/errors/fixture';
import { BUCKET, MANAGED_POLICY } from '../../../support/replication';
import type { BoundaryCase } from './rendered';
import { bucketNamed, rulesLike } from './rendered';

const ROLE = 'AWS::IAM::Role';

const trustOf = (service: string) => ({
  type: ROLE,
  properties: {
    AssumeRolePolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: service } })]) },
  },
});

export const ROLE_BOUNDARIES: readonly BoundaryCase[] = [
  {
    title: 'accepts nine destinations',
    act: () => replicateToRegions(REGIONS.slice(0, 9)),
    rendered: [
      rulesLike(...REGIONS.slice(0, 9).sort().map((region) => ({ Id: `all-${region}` }))),
      { type: MANAGED_POLICY, properties: {}, count: 10 },
    ],
  },
  {
    title: 'accepts a role name of 64 characters and a path of 512',
    act: () => replicate({ roleName: 'r'.repeat(64), rolePath: `/${'p'.repeat(510)}/` }),
    rendered: [{ type: ROLE, properties: { RoleName: 'r'.repeat(64), Path: `/${'p'.repeat(510)}/` } }],
  },
  {
    title: 'accepts every character that IAM takes in a role name',
    act: () => replicate({ roleName: 'aZ09+=,.@_-' }),
    rendered: [{ type: ROLE, properties: { RoleName: 'aZ09+=,.@_-' } }],
  },
  {
    title: 'accepts a role of your own with eight managed policies',
    act: () => {
      const stack = sourceStack();
      const managedPolicies = Array.from({ length: 8 }, (_, index) =>
        iam.ManagedPolicy.fromAwsManagedPolicyName(`Policy${index}`));
      return replicate({ replicationRole: s3Role(stack, { managedPolicies }) }, stack);
    },
    rendered: [
      { type: ROLE, properties: { ManagedPolicyArns: Array.from({ length: 8 }, () => Match.anyValue()) } },
      { type: MANAGED_POLICY, properties: { Roles: [{ Ref: Match.stringLikeRegexp('OwnRole') }] }, count: 2 },
    ],
  },
  {
    title: 'accepts a role that S3 among others may assume',
    act: () => {
      const stack = sourceStack();
      const batch = new iam.ServicePrincipal('batchoperations.s3.amazonaws.com');
      const assumedBy = new iam.CompositePrincipal(new iam.ServicePrincipal('s3.amazonaws.com'), batch);
      return new ReplicationRole(stack, 'Role', { role: s3Role(stack, { assumedBy }) });
    },
    rendered: ['s3.amazonaws.com', 'batchoperations.s3.amazonaws.com'].map(trustOf),
  },
];

export const PLACE_BOUNDARIES: readonly BoundaryCase[] = [
  ...[
    ['cn-north-1', 'cn-northwest-1', 'aws-cn'],
    ['us-gov-west-1', 'us-gov-east-1', 'aws-us-gov'],
    ['us-iso-east-1', 'us-iso-west-1', 'aws-iso'],
    ['eu-central-1', 'mx-central-1', 'aws'],
  ].map(([from, to, partition]) => ({
    title: `accepts a replication from ${from} to ${to}`,
    act: () => replicate({ destinations: [ReplicationDestination.inRegion(to)] }, sourceStack({ region: from })),
    rendered: [rulesLike({ Destination: { Bucket: Match.stringLikeRegexp(`^arn:${partition}:s3:::.*-${to}`) } })],
  })),
  {
    title: 'accepts a replication under an App that names the Region of its source alone',
    act: () => new EncryptedCrossRegionReplication(new App(), 'Replication', {
      source: ReplicationSource.create({ env: { region: SOURCE_REGION } }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    }),
    rendered: [SOURCE_REGION, REPLICA_REGION].map((region) => ({
      type: BUCKET,
      properties: {
        BucketName: { 'Fn::Join': ['', [Match.stringLikeRegexp('^replication-'), { Ref: 'AWS::AccountId' }, `-${region}-an`]] },
      },
    })),
  },
  {
    title: 'accepts two replications that share a destination stack',
    act: () => {
      const stack = sourceStack();
      for (const id of ['Contracts', 'Invoices']) {
        const destinations = [ReplicationDestination.inRegion(REPLICA_REGION)];
        new EncryptedCrossRegionReplication(stack, id, { destinations });
      }
      return stack;
    },
    rendered: ['contracts', 'invoices'].map((id) => bucketNamed(`^documents-${id}-.*-${REPLICA_REGION}-an$`)),
  },
];
