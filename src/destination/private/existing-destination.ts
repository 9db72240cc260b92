import { CrossStackReferences, ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { addBucketStatements } from '../../bucket/private/data-bucket';
import type { ExistingBucket } from '../../bucket/private/existing-bucket';
import { bindExistingBucket, readExistingBucket, requireEmptiable } from '../../bucket/private/existing-bucket';
import { findBucketKey } from '../../bucket/private/existing-bucket-key';
import { noteDestination } from '../../bucket/private/replication-chain';
import { ReplicationError } from '../../internal/errors/replication-error';
import { acknowledge } from '../../internal/nag/acknowledge';
import type { StatementSpec } from '../../internal/policy/statement';
import { findOwner } from '../../internal/topology/identity';
import { requireRegion } from '../../internal/topology/regions';
import { addKeyStatements } from '../../key/private/key-policy';
import { wrapUserKey } from '../../key/private/single-region-key-plan';
import type { TargetBucket } from '../../rules/private/planned-rule';
import type { ExistingDestinationOptions } from '../existing-destination-options';
import { Replica } from '../replica';
import { ReplicaWriters } from '../replica-writers';
import { requireDeployable } from './created-destinations';
import { NO_STATEMENTS, addSidSuffix, renderCrossAccountStatements } from './cross-account-access';
import type { CrossAccountStatements } from './cross-account-access';
import { computeDestinationAccess } from './destination-access';
import type { DestinationInput, DestinationStrategy, BoundDestination } from './destination-strategy';

/** A bucket construct of the same app as destination. */
export class ExistingDestination implements DestinationStrategy {
  public readonly twoWay = false;
  public readonly takesReplicaKey = false;

  constructor(private readonly ref: IBucketRef, private readonly options: ExistingDestinationOptions) {}

  public describe(): string {
    return `ReplicationDestination.fromBucket(${this.ref.node.path})`;
  }

  public place(sourceStack: Stack, scope: Construct): ResourceEnvironment {
    const { cfnBucket } = readExistingBucket(this.ref, scope, 'destination');
    const stack = Stack.of(cfnBucket);
    requireRegion(stack.region, 'a destination bucket', scope);
    requireDeployable(stack, sourceStack, scope);
    return { account: stack.account, region: stack.region };
  }

  public bind(input: DestinationInput): BoundDestination {
    const existing = readExistingBucket(this.ref, input.scope, 'destination');
    const stack = Stack.of(existing.cfnBucket);
    const scope = new Construct(stack, `${input.identity.id}-Destination`);
    requireObjectLock(existing, input.sourceObjectLock, scope);
    requireEmptiable(existing, input.perimeter, scope);
    noteDestination(existing.cfnBucket, input.scope);
    const bucket = bindExistingBucket(existing, scope);
    const key = this.requireKey(existing, scope, input.env.region);
    acknowledge(existing.cfnBucket, 'replicaBucket');
    CrossStackReferences.of(existing.cfnBucket).produce(ReferenceStrength.WEAK);
    const ownerOverride = input.crossAccount && hasAclsEnabled(existing);
    const target = { bucketArn: existing.arn, keyArn: key.keyArn, ownerOverride };
    const required = input.crossAccount ? renderWriterAccess(existing, target, input, scope) : NO_STATEMENTS;
    addBucketStatements(bucket, required.bucket);
    addKeyStatements(key, required.key, scope);
    addBucketStatements(bucket, renderPerimeter(existing, input, scope));
    return {
      replica: Replica._create({ ...input.env, bucket, key, stack, required }),
      target,
      producers: [stack, Stack.of(key)],
    };
  }

  private requireKey(existing: ExistingBucket, scope: Construct, region: string): IKey {
    const key = this.options.key ?? findBucketKey(existing, scope)?.();
    if (!key) {
      throw new ReplicationError('BucketNotKmsEncrypted', scope, {
        problem: 'the template of the existing destination bucket names no key',
        value: existing.algorithm ?? null,
        remedy: "name the key for the replicas in 'key', such as ReplicationDestination.fromBucket(bucket, { key })",
      });
    }
    return wrapUserKey(key, scope, 'Key', region);
  }
}

function requireObjectLock({ objectLock, cfnBucket }: ExistingBucket, source: boolean, scope: Construct): void {
  if (source && !objectLock) {
    throw new ReplicationError('ObjectLockMissingOnDestination', scope, {
      problem: 'the source has Object Lock, the existing destination bucket has not',
      value: findOwner(cfnBucket).node.path,
      remedy: "set 'objectLockEnabled: true' on that bucket",
    });
  }
}

/** The user asked for the perimeter, so that it is added to a bucket of theirs too. */
function renderPerimeter(existing: ExistingBucket, input: DestinationInput, scope: Construct): StatementSpec[] {
  const { perimeter, env, requireExemptArns } = input;
  const bucketArn = existing.cfnBucket.attrArn;
  return perimeter?._renderStatements({ bucketArn, account: env.account, roleArns: requireExemptArns() }, scope) ?? [];
}

/** Several replications may share the bucket: each `Sid` may occur only once in a policy. */
function renderWriterAccess(
  existing: ExistingBucket,
  target: TargetBucket,
  input: DestinationInput,
  scope: Construct,
): CrossAccountStatements {
  if (!existing.named) {
    throw new ReplicationError('BucketNameRequired', scope, {
      problem: 'an existing destination bucket in another account has no literal name',
      value: findOwner(existing.cfnBucket).node.path,
      remedy: "give the bucket a 'bucketName': the policy of its key has to name it",
    });
  }
  const [roleArn, ...formerArns] = input.requireWriterArns();
  const writers = ReplicaWriters.roles([roleArn, ...formerArns])._strategy(input.env.region, scope);
  const { bucket, key } = renderCrossAccountStatements(writers, computeDestinationAccess(input, target));
  const stack = Stack.of(scope);
  const distinction = `${roleArn} ${existing.arn}`;
  return { bucket: addSidSuffix(bucket, stack, distinction), key: addSidSuffix(key, stack, distinction) };
}

/** Bucket owner enforced is the default of new buckets; a template that states another ownership has ACLs. */
function hasAclsEnabled({ cfnBucket }: ExistingBucket): boolean {
  // the L2 sets a token here
  const controls: unknown = Stack.of(cfnBucket).resolve(cfnBucket.ownershipControls);
  const { rules = [] } = (controls ?? {}) as OwnershipControls;
  return Array.isArray(rules) && rules.some(({ objectOwnership }) => objectOwnership !== 'BucketOwnerEnforced');
}

interface OwnershipControls {
  readonly rules?: CfnBucket.OwnershipControlsRuleProperty[];
}
