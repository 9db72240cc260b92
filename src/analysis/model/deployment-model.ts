import type { ResourceAddress } from '../assembly/resource-address';
import type { PolicyDocument } from '../iam/policy-document';
import type { TemplateProblem } from '../resolve/template-problems';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { CustomResource } from './custom-resources';
import type { ParameterSwitch, SwitchedOffReplication } from './parameter-switch';
import type { StackNeed } from './stack-order';

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
  /** Calls of `PutBucketReplication` whose parameters are not in the templates. */
  readonly unread: readonly UnreadReplication[];
  readonly switchedOff: readonly SwitchedOffReplication[];
  /** By ARN; `undefined` if no template has it, or the ARN has unknown parts and may be one of several. */
  findBucket(arn: SymbolicString): Bucket | undefined;
  findKey(arn: SymbolicString): Key | undefined;
  findRole(arn: SymbolicString): Role | undefined;
  /** The role or user with the ARN. */
  findPrincipal(arn: SymbolicString): ResourceAddress | undefined;
  /** What the resource names, and what has to exist when it is created. */
  namedBy(address: ResourceAddress): readonly Naming[];
  bucketsNamed(name: SymbolicString): readonly Bucket[];
  replicationsWith(roleArn: SymbolicString): readonly Replication[];
}

/** A stack, among those of all assemblies. */
export interface StackKey {
  readonly assembly: string;
  readonly path: string;
}

/** A stack that another one reads. */
export interface StackRead extends StackKey {
  /** The resource that reads it. */
  readonly logicalId?: string;
  /** The role by which an output of another account is read. */
  readonly roleArn?: SymbolicString;
}

export interface DeployedStack {
  /** The construct path. */
  readonly path: string;
  readonly name: string;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: SymbolicString;
  readonly templatePath: string;
  /** The folder of its assembly: the order of deployment is not known between assemblies. */
  readonly assembly: string;
  /** The folder of its stage: CDK takes no dependency between stacks of two stages. */
  readonly stage: string;
  /**
   * Paths of the stacks of the same assembly that are deployed before, directly or through others: the manifest says
   * so, or a value is read that the other stack exports or outputs.
   */
  readonly after: ReadonlySet<string>;
  /** The way on which the stack waits for itself, if there is one. */
  readonly stackCycle?: readonly StackNeed[];
  /** Logical ids that each resource of the template waits for, directly: references, `Fn::Sub` and `DependsOn`. */
  readonly waitsFor: ReadonlyMap<string, ReadonlySet<string>>;
  /** Macros that rewrite the template before deployment, or a part of it, except `AWS::LanguageExtensions`. */
  readonly macros: readonly string[];
  /** The stacks whose values it reads, and the stack that it is nested in. */
  readonly reads: readonly StackRead[];
  /** What CloudFormation refuses of the template, or what it reads and is not there. */
  readonly problems: readonly TemplateProblem[];
  /** One cycle of resources, in order, if there is one. */
  readonly cycle?: readonly string[];
  /** For a nested stack: the path of its parent, and the logical id of its `AWS::CloudFormation::Stack` there. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
  /** The path of the outermost stack around it; its own if it is not nested. */
  readonly root: string;
}

/**
 * A bucket; properties that are known only at deployment are unknown values.
 *
 * If a whole element is unknown, or its presence is, each of its members has that unknown value.
 */
export interface Bucket {
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
  /** `BucketOwnerEnforced` by default: S3's default since April 2023. */
  readonly ownership: SymbolicString;
  /** `SSE-C` or `NONE`; S3's default blocks SSE-C in new buckets. An unknown value may stand for an absent property. */
  readonly blockedEncryption?: readonly SymbolicString[];
  /** The documents of all `AWS::S3::BucketPolicy` resources that name the bucket; S3 keeps one. */
  readonly policies: readonly PolicyDocument[];
  /** The documents of policies under a condition that deployment decides; opaque, where they may name the bucket. */
  readonly possiblePolicies: readonly PolicyDocument[];
  /** It may not exist: the condition of the resource is known only at deployment. */
  readonly conditional?: true;
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
  readonly kind: 'single-Region' | 'multi-Region primary' | 'multi-Region replica';
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
  /** It may not exist: the condition of the resource is known only at deployment. */
  readonly conditional?: true;
}

export interface Role {
  readonly address: ResourceAddress;
  readonly arn: SymbolicString;
  readonly name: SymbolicString;
  readonly account: SymbolicString;
  readonly trust: PolicyDocument;
  /** Inline, attached and managed policies; a managed policy that is in no template is opaque. */
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly tags: ReadonlyMap<string, SymbolicString>;
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

export interface SchemaProblem {
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
  readonly replicationTime?: { readonly status: SymbolicString; readonly minutes?: number | SymbolicString };
  readonly metrics?: { readonly status: SymbolicString; readonly minutes?: number | SymbolicString };
}
