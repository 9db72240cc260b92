import type { PolicyDocument } from '../iam/policy-document';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { ResourceAddress } from '../assembly/resource-address';

/**
 * Everything that the templates of one or more assemblies say about replication, resolved.
 *
 * A value that is absent from a template is `undefined` here; one that cannot be resolved is a text with marks.
 */
export interface DeploymentModel {
  readonly stacks: readonly DeployedStack[];
  readonly buckets: readonly Bucket[];
  readonly keys: readonly Key[];
  readonly roles: readonly Role[];
  /** Of buckets, and those that a custom resource of CDK puts through the S3 API. */
  readonly replications: readonly Replication[];
  /** Calls of `PutBucketReplication` of which the templates do not tell enough. */
  readonly unread: readonly UnreadReplication[];
  /** By ARN; `undefined` where no template has it. Several: a text with marks that may be any of them. */
  bucketOf(arn: SymbolicString): Bucket | undefined;
  keyOf(arn: SymbolicString): Key | undefined;
  roleOf(arn: SymbolicString): Role | undefined;
  bucketsNamed(name: SymbolicString): readonly Bucket[];
  replicationsWith(roleArn: SymbolicString): readonly Replication[];
}

export interface DeployedStack {
  /** The construct path. */
  readonly path: string;
  readonly name: string;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: SymbolicString;
  readonly templatePath: string;
  /** The folder of the assembly that it belongs to: between assemblies the order of deployment is not known. */
  readonly assembly: string;
  /** Paths of the stacks of the same assembly that are deployed before, directly or through others. */
  readonly after: ReadonlySet<string>;
  /** Logical ids that each resource of the template waits for, directly: references, `Fn::Sub` and `DependsOn`. */
  readonly waitsFor: ReadonlyMap<string, ReadonlySet<string>>;
  /** Macros that rewrite the template before it is deployed, but for `AWS::LanguageExtensions`. */
  readonly macros: readonly string[];
  /** One cycle of resources, in order, if there is one. */
  readonly cycle?: readonly string[];
  /** Of a nested stack: its parent of the same assembly, and its `AWS::CloudFormation::Stack` there. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
  /** The path of the outermost stack around it; its own where it is not nested. */
  readonly root: string;
}

/**
 * A bucket; what deployment decides of it is an open mark.
 *
 * An element of which deployment decides the whole, or whether it is there at all, has that mark for each member.
 */
export interface Bucket {
  readonly address: ResourceAddress;
  readonly arn: SymbolicString;
  readonly name: SymbolicString;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: SymbolicString;
  /** `Enabled`, `Suspended`, absent; a mark: perhaps absent. */
  readonly versioning?: SymbolicString;
  /** Absent: S3 encrypts with `AES256`. */
  readonly encryption?: BucketEncryption;
  readonly objectLock: SymbolicString | boolean;
  /** `BucketOwnerEnforced` unless stated: S3's default since April 2023. */
  readonly ownership: SymbolicString;
  /** `SSE-C`, `NONE`; absent: S3's default, which blocks SSE-C in new buckets; a mark: one of them, or absent. */
  readonly blockedEncryption?: readonly SymbolicString[];
  /** Of all `AWS::S3::BucketPolicy` resources that are for it for sure; S3 keeps one. */
  readonly policies: readonly PolicyDocument[];
  /** Of those that deployment perhaps attaches to it; opaque, with the reason. */
  readonly possiblePolicies: readonly PolicyDocument[];
  /** Deployment decides whether it exists: the condition of the resource cannot be resolved. */
  readonly conditional?: true;
}

export interface BucketEncryption {
  /** `aws:kms`, `aws:kms:dsse`, `AES256`; a mark: one of them, or no encryption is configured. */
  readonly algorithm: SymbolicString;
  /** ARN, alias or id as written; absent: the AWS managed key `aws/s3`; a mark: perhaps absent. */
  readonly keyId?: SymbolicString;
  readonly bucketKey: boolean | SymbolicString;
}

export interface Key {
  readonly address: ResourceAddress;
  readonly arn: SymbolicString;
  readonly id: SymbolicString;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly kind: 'single-Region' | 'multi-Region primary' | 'multi-Region replica';
  /** Of a replica. */
  readonly primaryArn?: SymbolicString;
  /** `SYMMETRIC_DEFAULT` unless stated; of a replica that of its primary. */
  readonly spec: SymbolicString;
  /** `ENCRYPT_DECRYPT` unless stated. */
  readonly usage: SymbolicString;
  /** Where its material comes from: `AWS_KMS` unless stated; of a replica that of its primary. */
  readonly origin: SymbolicString;
  readonly enabled: boolean | SymbolicString;
  readonly policy: PolicyDocument;
  /** Aliases of the app for it: `alias/data`. */
  readonly aliases: readonly SymbolicString[];
  /** Deployment decides whether it exists: the condition of the resource cannot be resolved. */
  readonly conditional?: true;
}

export interface Role {
  readonly address: ResourceAddress;
  readonly arn: SymbolicString;
  readonly name: SymbolicString;
  readonly account: SymbolicString;
  readonly trust: PolicyDocument;
  /** Inline, attached and managed; an imported managed policy is opaque. */
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly tags: ReadonlyMap<string, SymbolicString>;
  /** Deployment decides whether it exists: the condition of the resource cannot be resolved. */
  readonly conditional?: true;
}

/** A replication configuration. */
export interface Replication {
  /** The resource that holds it: the bucket, or the custom resource. */
  readonly address: ResourceAddress;
  /** `Properties.ReplicationConfiguration`, or `Properties.Create` of a custom resource. */
  readonly propertyPath: string;
  readonly source: Bucket;
  readonly roleArn: SymbolicString;
  readonly rules: readonly Rule[];
  /** What CloudFormation or S3 would refuse about the shape of it. */
  readonly problems: readonly ShapeProblem[];
  /** Why the rules, or some of them, could not be read: deployment decides what they are. */
  readonly unresolved?: string;
}

/**
 * A custom resource that calls `PutBucketReplication`, and that cannot be judged.
 *
 * Where only its condition is in doubt, its replication is in the world too.
 */
export interface UnreadReplication {
  /** The custom resource. */
  readonly address: ResourceAddress;
  readonly propertyPath: string;
  /** Lowercase, without a full stop. */
  readonly reason: string;
}

export interface ShapeProblem {
  readonly message: string;
  readonly propertyPath: string;
}

export interface Rule {
  readonly replication: Replication;
  readonly index: number;
  /** `Properties.ReplicationConfiguration.Rules.0` */
  readonly propertyPath: string;
  readonly id?: SymbolicString;
  /** `Enabled`, `Disabled`. */
  readonly status: SymbolicString;
  readonly priority?: number | SymbolicString;
  /** Of a V2 rule: `Filter` is present. */
  readonly v2: boolean;
  readonly prefix: SymbolicString;
  readonly tags: readonly { readonly key: SymbolicString; readonly value: SymbolicString }[];
  /** Absent where the element is. */
  readonly deleteMarkers?: SymbolicString;
  readonly sseKms?: SymbolicString;
  readonly replicaModifications?: SymbolicString;
  readonly destination: RuleDestination;
}

export interface RuleDestination {
  readonly bucketArn: SymbolicString;
  readonly account?: SymbolicString;
  readonly storageClass?: SymbolicString;
  /** `Destination` */
  readonly ownerOverride?: SymbolicString;
  readonly keyId?: SymbolicString;
  readonly replicationTime?: { readonly status: SymbolicString; readonly minutes?: number | SymbolicString };
  readonly metrics?: { readonly status: SymbolicString; readonly minutes?: number | SymbolicString };
}
