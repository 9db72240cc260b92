import type { ResourceAddress } from '../assembly/resource-address';
import type { PolicyOwner } from '../iam/authorization';
import type { Organization } from '../iam/organization';
import type { PolicyDocument } from '../iam/policy-document';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { CanaryMark } from './canaries';
import type { CustomResource } from './custom-resources';
import type { DeployedStack } from './deployed-stack';
import type { InspectedResource, NamedResource, NameKind, SchemaProblem } from './inspection';
import type { MadeBucket } from './made-bucket';
import type { ParameterSwitch, SwitchedOffReplication } from './parameter-switch';

/**
 * The resources of one or more assemblies that take part in replication, resolved.
 *
 * A value that a template omits is `undefined`; a value that is known only at deployment has unknown parts.
 */
export interface DeploymentModel {
  readonly stacks: readonly DeployedStack[];
  readonly buckets: readonly Bucket[];
  readonly keys: readonly Key[];
  readonly roles: readonly Role[];
  /** The configurations of buckets, and of custom resources that call the S3 API. */
  readonly replications: readonly Replication[];
  readonly customResources: readonly CustomResource[];
  /** The roles of canaries of this library. */
  readonly canaries: readonly Role[];
  /** Calls of `PutBucketReplication` whose parameters are not in the templates. */
  readonly unread: readonly UnreadReplication[];
  /** Where it is given. */
  readonly organization?: Organization;
  readonly switchedOff: readonly SwitchedOffReplication[];
  findStack(assembly: string, path: string): DeployedStack | undefined;
  /** By ARN; `undefined` if no template has it, or the ARN has unknown parts and may be one of several. */
  findBucket(arn: SymbolicString): Bucket | undefined;
  findKey(arn: SymbolicString): Key | undefined;
  /** The role or user with the ARN. */
  findPrincipal(arn: SymbolicString): ResourceAddress | undefined;
  /** What the resource names, and what has to exist when it is created. */
  namedBy(address: ResourceAddress): readonly Naming[];
  /** @param user a resource that names the role: of several roles of one name it means the one that it refers to */
  findRole(arn: SymbolicString, user?: ResourceAddress): Role | undefined;
  bucketsNamed(name: SymbolicString): readonly Bucket[];
  /** The buckets that a construct of this library made under a name and that have another one in the template. */
  bucketsRenamedFrom(name: SymbolicString): readonly Bucket[];
  replicationsWith(roleArn: SymbolicString): readonly Replication[];
  /** The replica keys of a primary key. */
  replicasOf(primaryArn: SymbolicString): readonly Key[];
  /** The resource of a type and with an ARN that is not created, because its condition does not hold. */
  findLeftOut(type: string, arn: SymbolicString): LeftOut | undefined;
  /** What has this name, or may have it, among things of a kind whose names have to differ. */
  resourcesNamed(kind: NameKind, ...name: readonly SymbolicString[]): readonly NamedResource[];
  /** Where a resource is deployed, and what CloudFormation would refuse about its properties. */
  inspect(address: ResourceAddress): InspectedResource | undefined;
}

export interface LeftOut {
  readonly address: ResourceAddress;
  readonly condition: string;
}

/**
 * A bucket; properties that are known only at deployment are unknown values.
 *
 * If a whole element is unknown, or its presence is, each of its members has that unknown value.
 */
export interface Bucket extends PolicyOwner {
  readonly address: ResourceAddress;
  readonly arn: SymbolicString;
  readonly name: SymbolicString;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: SymbolicString;
  /** `Enabled` or `Suspended`; an unknown value may stand for an absent property. */
  readonly versioning?: SymbolicString;
  /** Without it S3 encrypts with `AES256`. */
  readonly encryption?: BucketEncryption;
  readonly objectLock: SymbolicString | boolean;
  /** It has `ObjectLockConfiguration` alone, so that `objectLock` is unknown. */
  readonly lockedByConfiguration: boolean;
  /** `BucketOwnerEnforced` by default: S3's default since April 2023. */
  readonly ownership: SymbolicString;
  readonly publicAccess: PublicAccess;
  /** `SSE-C` or `NONE`; S3's default blocks SSE-C in new buckets. An unknown value may stand for an absent property. */
  readonly blockedEncryption?: readonly SymbolicString[];
  /** The documents of all `AWS::S3::BucketPolicy` resources that name the bucket; S3 keeps one. */
  readonly policies: readonly PolicyDocument[];
  /** The documents of policies under a condition that deployment decides; opaque, where they may name the bucket. */
  readonly possiblePolicies: readonly PolicyDocument[];
  /** Where a construct of this library made it. */
  readonly made?: MadeBucket;
  /** It may not exist: the condition of the resource is known only at deployment. */
  readonly conditional?: true;
}

/** The settings of Block Public Access that concern bucket policies. */
export interface PublicAccess {
  readonly blockPublicPolicy: boolean | SymbolicString;
  readonly restrictPublicBuckets: boolean | SymbolicString;
}

export interface BucketEncryption {
  /** `aws:kms`, `aws:kms:dsse` or `AES256`; an unknown value may stand for an absent configuration. */
  readonly algorithm: SymbolicString;
  /** ARN, alias or id as in the template; without it S3 uses the AWS managed key `aws/s3`. */
  readonly keyId?: SymbolicString;
  readonly bucketKey: boolean | SymbolicString;
}

export interface Key {
  readonly address: ResourceAddress;
  readonly arn: SymbolicString;
  readonly id: SymbolicString;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  /** `undecided` where deployment decides whether it is a multi-Region primary key. */
  readonly kind: 'single-Region' | 'multi-Region primary' | 'multi-Region replica' | 'undecided';
  /** The primary key, for a replica key. */
  readonly primaryArn?: SymbolicString;
  /** `SYMMETRIC_DEFAULT` by default; a replica key has the spec of its primary key. */
  readonly spec: SymbolicString;
  /** `ENCRYPT_DECRYPT` by default; a replica key has the usage of its primary key. */
  readonly usage: SymbolicString;
  /** The origin of the key material: `AWS_KMS` by default; a replica key has the origin of its primary key. */
  readonly origin: SymbolicString;
  readonly enabled: boolean | SymbolicString;
  readonly policy: PolicyDocument;
  /** The aliases in the templates, such as `alias/data`. */
  readonly aliases: readonly SymbolicString[];
  readonly tags: ReadonlyMap<string, SymbolicString>;
  /** It may not exist: the condition of the resource is known only at deployment. */
  readonly conditional?: true;
}

export interface Role extends PolicyOwner {
  readonly address: ResourceAddress;
  readonly arn: SymbolicString;
  readonly name: SymbolicString;
  /** `AROA…`, which AWS gives it. */
  readonly id: SymbolicString;
  readonly account: SymbolicString;
  readonly trust: PolicyDocument;
  /** Inline, attached and managed policies; a managed policy that is in no template is opaque. */
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly tags: ReadonlyMap<string, SymbolicString>;
  /** What it is for, where a canary of this library has it. */
  readonly canary?: CanaryMark;
  /** It may not exist: the condition of the resource is known only at deployment. */
  readonly conditional?: true;
}

/** A replication configuration. */
export interface Replication {
  /** The resource that contains it: the bucket, or the custom resource. */
  readonly address: ResourceAddress;
  /** `Properties.ReplicationConfiguration`, or `Properties.Create` of a custom resource. */
  readonly propertyPath: string;
  readonly source: Bucket;
  readonly roleArn: SymbolicString;
  readonly rules: readonly Rule[];
  /** What CloudFormation or S3 would reject about its shape. */
  readonly problems: readonly SchemaProblem[];
  /** The parameters that switch it on or off; everything is resolved as if it were on. */
  readonly switches: readonly ParameterSwitch[];
  /** For one that a custom resource puts: the role of its function. */
  readonly putBy?: SymbolicString;
  /** Why some or all of the rules could not be read: elements are known only at deployment. */
  readonly unresolved?: string;
}

/**
 * A custom resource that calls `PutBucketReplication`, and whose configuration cannot be checked.
 *
 * If only its condition is unknown, the deployment model has its replication too.
 */
export interface UnreadReplication {
  /** The custom resource. */
  readonly address: ResourceAddress;
  readonly propertyPath: string;
  /** Lowercase, without a full stop. */
  readonly reason: string;
  /** A function of somebody's own decides whether it puts one. */
  readonly possible?: true;
}

/** A resource that names another one of the templates, which has to exist then: a name orders nothing. */
export interface Naming {
  readonly by: ResourceAddress;
  readonly propertyPath: string;
  /** `the managed policy` */
  readonly what: string;
  readonly named: ResourceAddress;
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
  /** Whether the rule is a V2 rule: it has `Filter`. */
  readonly v2: boolean;
  readonly prefix: SymbolicString;
  readonly tags: readonly { readonly key: SymbolicString; readonly value: SymbolicString }[];
  /** `Enabled`, `Disabled`. */
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
  /** Whether it states `UseSourceMultiRegionKey`, of which AWS does not say what it takes. */
  readonly statesSourceKey: boolean;
  readonly replicationTime?: { readonly status: SymbolicString; readonly minutes?: number | SymbolicString };
  readonly metrics?: { readonly status: SymbolicString; readonly minutes?: number | SymbolicString };
}
