import { Aws, CrossStackReferences, Lazy, ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type {
  AddToResourcePolicyResult,
  GrantOnKeyResult,
  IGrantable,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketPolicy } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { rewriteCrossAccountRoles } from '../../grants/private/cross-account-roles';
import { findPartition } from '../../internal/topology/regions';
import type { BucketName } from './bucket-names';

/** Properties of a `NamedBucket`. */
export interface NamedBucketProps extends Omit<BucketProps, 'bucketName' | 'bucketNamePrefix' | 'bucketNamespace'> {
  readonly name: BucketName;
  /** Keys that older objects are encrypted with. */
  readonly formerKeys?: readonly IKey[];
}

/**
 * A bucket whose name and ARN are known before it exists, in every stack, Region and account, also with a token
 * account.
 *
 * In its own stack they are references, so that CloudFormation orders what uses them; elsewhere they are the literal.
 * The plain L2 refuses a name with a token across environments, and a full name together with the namespace.
 */
export class NamedBucket extends Bucket {
  /** The ARN as a literal, for policies that must not depend on the bucket. */
  public readonly literalArn: string;

  public readonly cfnBucket: CfnBucket;

  private readonly literalName: string;
  private readonly formerKeys: readonly IKey[];

  constructor(scope: Construct, id: string, props: NamedBucketProps) {
    const { name, formerKeys = [], ...bucketProps } = props;
    // stated, so that no default that a property injector of the app has for buckets empties ours
    super(scope, id, { autoDeleteObjects: false, ...bucketProps, bucketName: name.name });
    this.literalName = name.name;
    this.formerKeys = formerKeys;
    this.literalArn = renderBucketArn(name.name, this.env.region);
    this.cfnBucket = this.node.defaultChild as CfnBucket;
    if (name.accountRegional) {
      this.cfnBucket.bucketNamespace = 'account-regional';
    }
    CrossStackReferences.of(this).produce(ReferenceStrength.WEAK);
    // a distribution may have buckets of several stacks as origins, whose policies name it
    const bucketRegionalDomainName = this.hereOrElsewhere(
      (bucket) => bucket.attrRegionalDomainName,
      () => `${this.literalName}.s3.${this.env.region}.${Aws.URL_SUFFIX}`,
    );
    Object.assign(this, { bucketRegionalDomainName });
  }

  public get bucketName(): string {
    return this.hereOrElsewhere(
      (bucket) => bucket.ref,
      () => this.literalName,
    );
  }

  public get bucketArn(): string {
    return this.hereOrElsewhere(
      (bucket) => bucket.attrArn,
      () => this.literalArn,
    );
  }

  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    this.policy ??= this.ownPolicy();
    return super.addToResourcePolicy(rewriteCrossAccountRoles(statement, this.env.account, this));
  }

  /** Who may decrypt what is written now may decrypt what was written under a former key. */
  public grantOnKey(grantee: IGrantable, ...actions: string[]): GrantOnKeyResult {
    const { grant } = super.grantOnKey(grantee, ...actions);
    const decrypts = actions.includes('kms:Decrypt');
    const former = decrypts ? this.formerKeys.map((key) => key.grantDecrypt(grantee)) : [];
    return { grant: former.reduce((all, each) => all?.combine(each), grant) };
  }

  /**
   * Not the one that CDK would make: whether that is minimized depends on a flag that is read at the stack, above our
   * pinned ones; and CDK finds the policy of a bucket by this reference, and would make a second one beside our
   * late-bound name.
   *
   * Also called while the base class is under construction, where a property injector of the app asks for `enforceSSL`.
   */
  private ownPolicy(): BucketPolicy {
    const policy = new BucketPolicy(this, 'Policy', { bucket: this, document: new PolicyDocument({ minimize: true }) });
    (policy.node.defaultChild as CfnBucketPolicy).bucket = (this.node.defaultChild as CfnBucket).ref;
    return policy;
  }

  /** Evaluated late: the base class asks for name and ARN while it is under construction. */
  private hereOrElsewhere(here: (bucket: CfnBucket) => string, elsewhere: () => string): string {
    return Lazy.uncachedString({
      produce: (context: IResolveContext) =>
        Stack.of(context.scope) === this.stack ? here(this.cfnBucket) : elsewhere(),
    });
  }
}

export function renderBucketArn(name: string, region: string): string {
  return `arn:${findPartition(region)}:s3:::${name}`;
}
