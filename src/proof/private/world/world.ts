import type { PolicyDocument } from '../policy/document';
import type { Text } from '../text/text';
import type { Place } from './place';

/**
 * Everything that the templates of one or more assemblies say about replication, resolved.
 *
 * A value that is absent from a template is `undefined` here; one that cannot be resolved is a text with marks.
 */
export interface World {
  readonly stacks: readonly StackWorld[];
  readonly buckets: readonly Bucket[];
  readonly keys: readonly Key[];
  readonly roles: readonly Role[];
  /** Of buckets, and those that a custom resource of CDK puts through the S3 API. */
  readonly replications: readonly Replication[];
  /** By ARN; `undefined` where no template has it. Several: a text with marks that may be any of them. */
  bucketOf(arn: Text): Bucket | undefined;
  keyOf(arn: Text): Key | undefined;
  roleOf(arn: Text): Role | undefined;
}

export interface StackWorld {
  /** The construct path. */
  readonly path: string;
  readonly name: string;
  readonly account: Text;
  readonly region: Text;
  readonly partition: Text;
  readonly templatePath: string;
  /** The folder of the assembly that it belongs to: between assemblies the order of deployment is not known. */
  readonly assembly: string;
  /** Paths of the stacks of the same assembly that are deployed before, directly or through others. */
  readonly after: ReadonlySet<string>;
  /** Logical ids that each resource of the template waits for, directly: references, `Fn::Sub` and `DependsOn`. */
  readonly waitsFor: ReadonlyMap<string, ReadonlySet<string>>;
  /** One cycle of resources, in order, if there is one. */
  readonly cycle?: readonly string[];
}

export interface Bucket {
  readonly place: Place;
  readonly arn: Text;
  readonly name: Text;
  readonly account: Text;
  readonly region: Text;
  readonly partition: Text;
  /** `Enabled`, `Suspended`, absent. */
  readonly versioning?: Text;
  readonly encryption?: BucketEncryption;
  readonly objectLock: Text | boolean;
  /** `BucketOwnerEnforced` unless stated: S3's default since April 2023. */
  readonly ownership: Text;
  /** `SSE-C`, `NONE`; absent: S3's default, which blocks SSE-C in new buckets. */
  readonly blockedEncryption?: readonly Text[];
  /** Of all `AWS::S3::BucketPolicy` resources for it; S3 keeps one. */
  readonly policies: readonly PolicyDocument[];
  /** Whether a lifecycle or tiering rule moves objects to classes from which S3 does not replicate. */
  readonly archives: boolean;
  /** Deployment decides whether it exists: the condition of the resource cannot be resolved. */
  readonly conditional?: true;
}

export interface BucketEncryption {
  /** `aws:kms`, `aws:kms:dsse`, `AES256`. */
  readonly algorithm: Text;
  /** ARN, alias or id as written; absent: the AWS managed key `aws/s3`. */
  readonly keyId?: Text;
  readonly bucketKey: boolean;
}

export interface Key {
  readonly place: Place;
  readonly arn: Text;
  readonly id: Text;
  readonly account: Text;
  readonly region: Text;
  readonly kind: 'single-Region' | 'multi-Region primary' | 'multi-Region replica';
  /** Of a replica. */
  readonly primaryArn?: Text;
  /** `SYMMETRIC_DEFAULT` unless stated; of a replica that of its primary. */
  readonly spec: Text;
  /** `ENCRYPT_DECRYPT` unless stated. */
  readonly usage: Text;
  readonly enabled: boolean | Text;
  readonly policy: PolicyDocument;
  /** Aliases of the app for it: `alias/data`. */
  readonly aliases: readonly Text[];
  /** Deployment decides whether it exists: the condition of the resource cannot be resolved. */
  readonly conditional?: true;
}

export interface Role {
  readonly place: Place;
  readonly arn: Text;
  readonly name: Text;
  readonly account: Text;
  readonly trust: PolicyDocument;
  /** Inline, attached and managed; an imported managed policy is opaque. */
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly tags: ReadonlyMap<string, Text>;
  /** Deployment decides whether it exists: the condition of the resource cannot be resolved. */
  readonly conditional?: true;
}

/** A replication configuration. */
export interface Replication {
  /** The resource that holds it: the bucket, or the custom resource. */
  readonly place: Place;
  /** `Properties.ReplicationConfiguration`, or `Properties.Create` of a custom resource. */
  readonly location: string;
  readonly source: Bucket;
  readonly roleArn: Text;
  readonly rules: readonly Rule[];
  /** What CloudFormation or S3 would refuse about the shape of it. */
  readonly problems: readonly ShapeProblem[];
  /** Why the rules, or some of them, could not be read: deployment decides what they are. */
  readonly unresolved?: string;
}

export interface ShapeProblem {
  readonly message: string;
  readonly location: string;
}

export interface Rule {
  readonly replication: Replication;
  readonly index: number;
  /** `Properties.ReplicationConfiguration.Rules.0` */
  readonly location: string;
  readonly id?: Text;
  /** `Enabled`, `Disabled`. */
  readonly status: Text;
  readonly priority?: number | Text;
  /** Of a V2 rule: `Filter` is present. */
  readonly v2: boolean;
  readonly prefix: Text;
  readonly tags: readonly { readonly key: Text; readonly value: Text }[];
  /** Absent where the element is. */
  readonly deleteMarkers?: Text;
  readonly sseKms?: Text;
  readonly replicaModifications?: Text;
  readonly destination: RuleDestination;
}

export interface RuleDestination {
  readonly bucketArn: Text;
  readonly account?: Text;
  readonly storageClass?: Text;
  /** `Destination` */
  readonly ownerOverride?: Text;
  readonly keyId?: Text;
  readonly replicationTime?: { readonly status: Text; readonly minutes?: number | Text };
  readonly metrics?: { readonly status: Text; readonly minutes?: number | Text };
}
