import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { pinFeatureFlags } from '../../internal/topology/feature-flags';
import { ReplicationKey } from '../replication-key';
import type { SingleRegionKeyOptions } from '../single-region-key-options';
import { finishKey, createPrimaryKey } from './primary-key';

/** A symmetric key of one Region, under our grant rules. */
export class SingleRegionKey extends ReplicationKey {
  public readonly keyArn: string;
  public readonly keyId: string;
  protected readonly policy: PolicyDocument;

  constructor(scope: Construct, id: string, options: SingleRegionKeyOptions) {
    super(scope, id);
    pinFeatureFlags(this);
    const { resource, policy } = createPrimaryKey(this, { ...options, multiRegion: false });
    this.policy = policy;
    this.keyArn = resource.attrArn;
    this.keyId = resource.ref;
    finishKey(this, resource, options);
  }
}
