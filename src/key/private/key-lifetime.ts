import { CfnDeletionPolicy, RemovalPolicy } from 'aws-cdk-lib';
import { CfnKey, CfnReplicaKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findOwner } from '../../internal/topology/construct-tree';

/** Rejects a key that goes while its bucket stays: CloudFormation deletes what has no deletion policy. */
export function requireKeyOutlives(key: IKey, bucketRemoval: RemovalPolicy | undefined, scope: IConstruct): void {
  const resource = key.node.defaultChild;
  const ours = CfnKey.isCfnKey(resource) || CfnReplicaKey.isCfnReplicaKey(resource);
  if (!ours || bucketRemoval === RemovalPolicy.DESTROY) {
    return;
  }
  const policy = resource.cfnOptions.deletionPolicy ?? CfnDeletionPolicy.DELETE;
  if (policy === CfnDeletionPolicy.DELETE) {
    throw new ReplicationError('KeyDestroyedWhileBucketRetained', scope, {
      problem: `the key ${findOwner(resource).node.path} is deleted with its stack, the bucket under it is retained`,
      value: policy,
      remedy: 'retain the key, or give the bucket RemovalPolicy.DESTROY too',
    });
  }
}
