import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { EncryptionEnforcement } from '../../bucket/encryption-enforcement';
import { computeBucketName, requireBucketName } from '../../bucket/private/bucket-names';
import { createDataBucket, needsObjectLock } from '../../bucket/private/data-bucket';
import { resolveObjectEncryption } from '../../bucket/private/object-encryption';
import { ReplicationError } from '../../internal/errors/replication-error';
import { createPinnedScope } from '../../internal/topology/feature-flags';
import { collectPathBelow, computeIdentity, shortenName } from '../../internal/topology/identity';
import { requireRegion } from '../../internal/topology/regions';
import { wrapFormerKeys } from '../../key/private/single-region-key-plan';
import type { ReplicationSourceOptions } from '../replication-source-options';
import type { SourceBucket, SourceInput, SourcePlacement, SourceSettings, SourceShape, SourceStrategy } from './source-strategy';

/** Leaves room for the suffixes of support stacks. */
const MAX_STACK_NAME = 100;
const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

/** A source bucket that the library makes. */
export class CreatedSource implements SourceStrategy {
  constructor(private readonly options: ReplicationSourceOptions) {}

  /** Inside a stack, that stack; under an App or Stage a stack of its own. */
  public place(replication: Construct): SourcePlacement {
    const inside = replication.node.scopes.slice(0, -1).some((scope) => Stack.isStack(scope));
    const placement = inside ? this.useSurroundingStack(replication) : this.createStack(replication);
    requireRegion(placement.stack.region, 'the source', replication);
    return placement;
  }

  public readSettings(shape: SourceShape, replication: Construct): SourceSettings {
    return {
      encryption: resolveObjectEncryption(shape.encryption, shape.bucketKeyEnabled, replication),
      objectLock: needsObjectLock(this.options),
      annotations: this.options.replicateAnnotations ?? true,
      enforcement: shape.encryptionEnforcement ?? EncryptionEnforcement.whenSpecified(),
    };
  }

  public bind({ scope, placement, settings, key, accessLogs, perimeter }: SourceInput): SourceBucket {
    const { options } = this;
    const { stack, identity } = placement;
    const formerKeys = wrapFormerKeys(options.additionalDecryptKeys, scope, stack);
    const bucket = createDataBucket(scope, 'Bucket', {
      side: 'source',
      name: options.bucketName === undefined
        ? computeBucketName(identity, stack)
        : requireBucketName(options.bucketName, stack, scope),
      key,
      formerKeys,
      encryption: settings.encryption,
      objectLock: settings.objectLock,
      options,
      accessLogs: options.accessLogs ?? accessLogs,
      perimeter,
    });
    return {
      bucket,
      cfnBucket: bucket.cfnBucket,
      policyArn: bucket.literalArn,
      waits: true,
      keyArns: [key, ...formerKeys].map((each) => each.keyArn),
    };
  }

  private useSurroundingStack(replication: Construct): SourcePlacement {
    const { env, stackName } = this.options;
    if (env !== undefined || stackName !== undefined) {
      throw new ReplicationError('SourceStackMismatch', replication, {
        problem:
          "'env' and 'stackName' of the source are for a replication under an App or Stage, but this one is inside a stack",
        value: { env, stackName },
        remedy: 'leave them out: the surrounding stack is the source stack',
      });
    }
    return {
      stack: Stack.of(replication),
      identity: computeIdentity(replication),
      createScope: () => replication,
    };
  }

  private createStack(replication: Construct): SourcePlacement {
    const { env, stackName } = this.options;
    if (env === undefined) {
      throw new ReplicationError('SourceStackMismatch', replication, {
        problem: 'a replication under an App or Stage needs the environment of its source',
        value: env,
        remedy:
          "add source: ReplicationSource.create({ env: { region: '…' } }), or create the replication inside a stack",
      });
    }
    const name = stackName ?? shortenName(collectPathBelow(replication.node.root, replication).join('-'), MAX_STACK_NAME);
    requireStackName(name, replication);
    const stack = new Stack(replication, 'Source', { env, stackName: name });
    return { stack, identity: computeIdentity(stack), createScope: () => createPinnedScope(stack, 'Default') };
  }
}

/** Stated, or derived from the construct path, which may begin with any character. */
function requireStackName(name: string, scope: Construct): void {
  if (!STACK_NAME.test(name)) {
    throw new ReplicationError('StackNameInvalid', scope, {
      problem: 'the name of the source stack breaks a rule of CloudFormation',
      value: name,
      remedy: "state a 'stackName' of at most 128 letters, digits and hyphens that begins with a letter",
    });
  }
}
