import { Fn } from 'aws-cdk-lib';
import { ResourceWithPolicies } from 'aws-cdk-lib/aws-iam';
import type { AddToResourcePolicyResult, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BucketBase } from 'aws-cdk-lib/aws-s3';
import type { BucketPolicy, CfnBucket } from 'aws-cdk-lib/aws-s3';

const ID = 'ReplicationBucket';

/** The `IBucket` of a `CfnBucket`; `undefined` before the first one is created. */
export function findResourceBucket(cfnBucket: CfnBucket): ResourceBucket | undefined {
  return cfnBucket.node.tryFindChild(ID) as ResourceBucket | undefined;
}

export function findOrCreateResourceBucket(cfnBucket: CfnBucket, key: () => IKey | undefined): ResourceBucket {
  return findResourceBucket(cfnBucket) ?? new ResourceBucket(cfnBucket, ID, key());
}

/**
 * A `CfnBucket` as an `IBucket`.
 *
 * `Bucket.fromCfnBucket()` fails where the policy of the bucket's key has a reference, which that of a `kms.Key` has,
 * and creates a second bucket policy beside a `CfnBucketPolicy`.
 */
class ResourceBucket extends BucketBase {
  public readonly bucketArn: string;
  public readonly bucketName: string;
  public readonly bucketDomainName: string;
  public readonly bucketDualStackDomainName: string;
  public readonly bucketRegionalDomainName: string;
  public readonly bucketWebsiteUrl: string;
  public readonly bucketWebsiteDomainName: string;
  public readonly isWebsite?: boolean;
  public readonly disallowPublicAccess?: boolean;
  public readonly replicationRoleArn?: string;
  public policy?: BucketPolicy;
  protected autoCreatePolicy = false;

  constructor(private readonly cfnBucket: CfnBucket, id: string, public readonly encryptionKey: IKey | undefined) {
    super(cfnBucket, id);
    this.node.defaultChild = cfnBucket;
    this.bucketArn = cfnBucket.attrArn;
    this.bucketName = cfnBucket.ref;
    this.bucketDomainName = cfnBucket.attrDomainName;
    this.bucketDualStackDomainName = cfnBucket.attrDualStackDomainName;
    this.bucketRegionalDomainName = cfnBucket.attrRegionalDomainName;
    this.bucketWebsiteUrl = cfnBucket.attrWebsiteUrl;
    this.bucketWebsiteDomainName = Fn.select(2, Fn.split('/', cfnBucket.attrWebsiteUrl));
  }

  /** To the policy that the bucket has, or to a new one. */
  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    return ResourceWithPolicies.of(this.cfnBucket)!.addToResourcePolicy(statement);
  }
}
