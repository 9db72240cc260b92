import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { MultiRegionKey, ReplicaKey, ReplicationDestination, ReplicationKeys, ReplicationSource } from 'cdk-encrypted-replication';
import type { MultiRegionKeyProps } from 'cdk-encrypted-replication';
import { REGIONS, REPLICA_REGION, SOURCE_REGION, replicate, sourceStack, stackBeside } from '../../../support/errors/fixture';
import { KEY, REPLICA_KEY_TYPE } from '../../../support/replication';
import type { BoundaryCase } from './rendered';
import { bucketNamed, rulesLike } from './rendered';

const ALIAS = 'AWS::KMS::Alias';
const DESTROY = RemovalPolicy.DESTROY;

function primaryKey(props: MultiRegionKeyProps): MultiRegionKey {
  return new MultiRegionKey(sourceStack(), 'Key', props);
}

export const KEY_BOUNDARIES: readonly BoundaryCase[] = [
  ...[Duration.days(7), Duration.days(30), Duration.hours(168)].map((pendingWindow) => ({
    title: `accepts a pending window of ${pendingWindow.toIsoString()}`,
    act: () => primaryKey({ pendingWindow }),
    rendered: [{ type: KEY, properties: { PendingWindowInDays: pendingWindow.toDays() } }],
  })),
  ...[90, 2560].map((days) => ({
    title: `accepts a rotation period of ${days} days`,
    act: () => primaryKey({ rotationPeriod: Duration.days(days) }),
    rendered: [{ type: KEY, properties: { RotationPeriodInDays: days } }],
  })),
  ...['d', 'alias/documents', 'a/B_c-1', 'awsome', 'a'.repeat(250), `alias/${'a'.repeat(250)}`].map((alias) => ({
    title: `accepts the alias ${alias.slice(0, 20)} of ${alias.length} characters`,
    act: () => primaryKey({ aliases: [alias] }),
    rendered: [{ type: ALIAS, properties: { AliasName: alias.replace(/^(?!alias\/)/, 'alias/') }, count: 1 }],
  })),
  {
    title: 'accepts a replica key in an allowed Region',
    act: () => {
      const stack = sourceStack();
      const primary = new MultiRegionKey(stack, 'Key', { allowedReplicaRegions: [REPLICA_REGION] });
      return new ReplicaKey(stackBeside(stack, 'Backup'), 'Key', { primaryKey: primary });
    },
    rendered: [
      {
        type: KEY,
        properties: {
          KeyPolicy: {
            Statement: Match.arrayWith([Match.objectLike({
              Effect: 'Deny',
              Condition: { StringNotEquals: { 'kms:ReplicaRegion': [REPLICA_REGION] } },
            })]),
          },
        },
      },
      { type: REPLICA_KEY_TYPE, properties: {}, count: 1 },
    ],
  },
  {
    title: 'accepts replicas of one primary key in two Regions, and of two primary keys in one',
    act: () => {
      const stack = sourceStack();
      for (const id of ['A', 'B']) {
        const primary = new MultiRegionKey(stack, id);
        REGIONS.slice(0, 2).forEach((region) => primary.replicaIn(region));
      }
      return stack;
    },
    rendered: [
      { type: KEY, properties: { MultiRegion: true }, count: 2 },
      ...['A', 'B'].map((id) => ({
        type: REPLICA_KEY_TYPE,
        properties: {
          PrimaryKeyArn: {
            'Fn::GetStackOutput': Match.objectLike({ OutputName: Match.stringLikeRegexp(`PublishOutputFnGetAtt${id}[0-9A-F]{8}Arn`) }),
          },
        },
        count: 2,
      })),
    ],
  },
  {
    title: 'accepts keys and buckets that are destroyed together',
    act: () => replicate({
      keys: ReplicationKeys.createMultiRegion({ removalPolicy: DESTROY }),
      source: ReplicationSource.create({ removalPolicy: DESTROY }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { removalPolicy: DESTROY })],
    }),
    rendered: [
      { type: KEY, attributes: { DeletionPolicy: 'Delete' }, count: 1 },
      { type: REPLICA_KEY_TYPE, attributes: { DeletionPolicy: 'Delete' }, count: 1 },
      { ...bucketNamed('^documents-replication-'), attributes: { DeletionPolicy: 'Delete' }, count: 2 },
    ],
  },
  {
    title: 'accepts symmetric keys of your own on both sides',
    act: () => {
      const stack = sourceStack();
      const sourceKey = new kms.Key(stackBeside(stack, 'SourceKeys', { region: SOURCE_REGION }), 'Key', { enabled: true });
      const key = new kms.Key(stackBeside(stack, 'ReplicaKeys'), 'Key', { keySpec: kms.KeySpec.SYMMETRIC_DEFAULT });
      return replicate({
        keys: ReplicationKeys.singleRegion({ sourceKey }),
        destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { key })],
      }, stack);
    },
    rendered: [
      { type: KEY, properties: { Enabled: true }, count: 1 },
      { type: KEY, properties: { KeySpec: 'SYMMETRIC_DEFAULT' }, count: 1 },
      { type: KEY, properties: {}, count: 2 },
      rulesLike({ Destination: { EncryptionConfiguration: { ReplicaKmsKeyID: Match.anyValue() } } }),
    ],
  },
];
