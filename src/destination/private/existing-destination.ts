import { CrossStackReferences, ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { addExistingStatements, existingBucket, keyOf } from '../../bucket/private/existing-bucket';
import type { ExistingBucket } from '../../bucket/private/existing-bucket';
import { ReplicationError } from '../../internal/errors/replication-error';
import { acknowledge } from '../../internal/nag/acknowledge';
import { ownerOf } from '../../internal/topology/construct-tree';
import { requireRegion } from '../../internal/topology/regions';
import type { Environment } from '../../internal/topology/regions';
import { addKeyStatements } from '../../key/private/key-statements';
import { bring } from '../../key/private/single-region-key-plan';
import type { ExistingDestinationOptions } from '../existing-destination-options';
import { Replica } from '../replica';
import { ReplicaWriters } from '../replica-writers';
import { admissionStatements, withSuffix } from './admission';
import type { Admitted } from './admission';
import { accessOf } from './destination-access';
import type { DestinationInput, DestinationKind, RealizedDestination } from './destination-kind';
import { requireDeployable } from './own-stack-destination';

/** A bucket construct of the same app as destination. */
export class ExistingDestination implements DestinationKind {
  public readonly twoWay = false;
  public readonly takesReplicaKey = false;

  constructor(private readonly ref: IBucketRef, private readonly options: ExistingDestinationOptions) {}

  public describe(): string {
    return `ReplicationDestination.fromBucket(${this.ref.node.path})`;
  }

  public place(sourceStack: Stack, scope: Construct): Environment {
    const { cfnBucket } = existingBucket(this.ref, scope);
    const stack = Stack.of(cfnBucket);
    requireRegion(stack.region, 'a destination bucket', scope);
    requireDeployable(stack, sourceStack, scope);
    return { account: stack.account, region: stack.region };
  }

  public realize(input: DestinationInput): RealizedDestination {
    const existing = existingBucket(this.ref, input.scope);
    const stack = Stack.of(existing.cfnBucket);
    const scope = new Construct(stack, `${input.identity.id}-Destination`);
    requireObjectLock(existing, input.sourceObjectLock, scope);
    const key = this.replicaKey(existing, scope, input.env.region);
    acknowledge(existing.cfnBucket, 'replicaBucket');
    CrossStackReferences.of(existing.cfnBucket).produce(ReferenceStrength.WEAK);
    const required = input.crossAccount ? admitWriter(existing, key, input, scope) : { bucket: [], key: [] };
    addPerimeter(existing, input, scope);
    return {
      replica: Replica._of({ ...input.env, bucket: existing.bucket, key, stack, required }),
      bucketArn: existing.arn,
      keyArn: key.keyArn,
      ownerOverride: input.crossAccount && aclsEnabled(existing),
      producers: [stack, Stack.of(key)],
    };
  }

  private replicaKey(existing: ExistingBucket, scope: Construct, region: string): IKey {
    const key = this.options.key ?? keyOf(existing, scope);
    if (!key) {
      throw new ReplicationError('BucketNotKmsEncrypted', scope, {
        problem: 'the template of the existing destination bucket names no key',
        value: existing.algorithm ?? null,
        remedy: "name the key for the replicas in 'key', such as ReplicationDestination.fromBucket(bucket, { key })",
      });
    }
    return bring(key, scope, 'Key', region);
  }
}

function requireObjectLock({ objectLock, cfnBucket }: ExistingBucket, source: boolean, scope: Construct): void {
  if (source && !objectLock) {
    throw new ReplicationError('ObjectLockMissingOnDestination', scope, {
      problem: 'the source has Object Lock, the existing destination bucket has not',
      value: ownerOf(cfnBucket).node.path,
      remedy: "set 'objectLockEnabled: true' on that bucket",
    });
  }
}

/** Asked for, and so added to a bucket of the user's too. */
function addPerimeter(existing: ExistingBucket, input: DestinationInput, scope: Construct): void {
  const { perimeter, env, exemptArns } = input;
  if (perimeter) {
    const exempt = { bucketArn: existing.cfnBucket.attrArn, account: env.account, roleArns: exemptArns() };
    addExistingStatements(existing, perimeter._statements(exempt, scope));
  }
}

/** Several replications may share the bucket: a `Sid` stands once in a policy. */
function admitWriter(existing: ExistingBucket, key: IKey, input: DestinationInput, scope: Construct): Admitted {
  if (!existing.named) {
    throw new ReplicationError('BucketNameRequired', scope, {
      problem: 'an existing destination bucket in another account has no literal name',
      value: ownerOf(existing.cfnBucket).node.path,
      remedy: "give the bucket a 'bucketName': the policy of its key has to name it",
    });
  }
  const admission = ReplicaWriters.roles([input.roleArn()])._admission(input.env.region, scope);
  const target = { bucketArn: existing.arn, keyArn: '*', ownerOverride: aclsEnabled(existing) };
  const { bucket, key: keyStatements } = admissionStatements(admission, accessOf(input, target));
  const stack = Stack.of(scope);
  const distinction = `${input.roleArn()} ${existing.arn}`;
  const required: Admitted = {
    bucket: withSuffix(bucket, stack, distinction),
    key: withSuffix(keyStatements, stack, distinction),
  };
  addExistingStatements(existing, required.bucket);
  addKeyStatements(key, required.key, scope);
  return required;
}

/** Bucket owner enforced is the default of new buckets; a template that states another ownership has ACLs. */
function aclsEnabled({ cfnBucket }: ExistingBucket): boolean {
  // of an L2 the property is a token
  const controls: unknown = Stack.of(cfnBucket).resolve(cfnBucket.ownershipControls);
  const { rules = [] } = (controls ?? {}) as OwnershipControls;
  return Array.isArray(rules) && rules.some(({ objectOwnership }) => objectOwnership !== 'BucketOwnerEnforced');
}

interface OwnershipControls {
  readonly rules?: CfnBucket.OwnershipControlsRuleProperty[];
}
