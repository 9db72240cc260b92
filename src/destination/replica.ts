import type { Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import { toPolicyStatement } from '../internal/policy/statement';
import type { CrossAccountStatements } from './private/cross-account-access';

/**
 * The copy of a source bucket at one destination.
 *
 * @example
 *
 * const replica = replication.replica('eu-west-1');
 * const policies = [replica.bucketPolicyDocument(), replica.keyPolicyDocument()];
 */
export class Replica {
  /** @internal */
  public static _create(attributes: ReplicaAttributes): Replica {
    return new Replica(attributes);
  }

  /**
   * The replica bucket. Grants on one that the library makes cover bucket and key, from any stack in any Region. A
   * bucket of yours has CDK's own grants; the owner of any other bucket has to allow the grantee too.
   */
  public readonly bucket: IBucket;

  /** The key that replicas are encrypted with. */
  public readonly key: IKey;

  /** The stack of the replica bucket. `undefined` for a bucket that this app does not own. */
  public readonly stack?: Stack;

  /** The Region of the replica bucket. */
  public readonly region: string;

  /** The account of the replica bucket. May be a token. */
  public readonly account: string;

  /** @internal */
  public readonly _protected: boolean;

  private readonly required: CrossAccountStatements;

  private constructor(attributes: ReplicaAttributes) {
    this.bucket = attributes.bucket;
    this.key = attributes.key;
    this.stack = attributes.stack;
    this.region = attributes.region;
    this.account = attributes.account;
    this._protected = attributes.protected ?? false;
    this.required = attributes.required;
  }

  /**
   * The statements that the replica bucket's policy must contain for the replication role. Empty inside an account.
   *
   * A bucket of this app has them; the owner of any other bucket has to add them.
   */
  public bucketPolicyDocument(): PolicyDocument {
    return new PolicyDocument({ statements: this.required.bucket.map(toPolicyStatement) });
  }

  /**
   * The statements that the key policy must contain for the replication role. Empty inside an account.
   *
   * A key of this app has them; the owner of any other key has to add them.
   */
  public keyPolicyDocument(): PolicyDocument {
    return new PolicyDocument({ statements: this.required.key.map(toPolicyStatement) });
  }
}

/** What a `Replica` is created from. */
export interface ReplicaAttributes extends ResourceEnvironment {
  readonly bucket: IBucket;
  readonly key: IKey;
  readonly stack?: Stack;
  /** Whether a `ReplicaProtection` denies deletions. */
  readonly protected?: boolean;
  /** What the account of the destination has to allow. */
  readonly required: CrossAccountStatements;
}
