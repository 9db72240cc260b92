import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { EncryptionEnforcement } from '../../bucket/encryption-enforcement';
import { bucketNameFor, chosenBucketName } from '../../bucket/private/bucket-names';
import { addStatements, dataBucket, wantsObjectLock } from '../../bucket/private/data-bucket';
import { objectEncryption } from '../../bucket/private/object-encryption';
import { ReplicationError } from '../../internal/errors/replication-error';
import { pathBelow } from '../../internal/topology/construct-tree';
import { boundedName, stableHash } from '../../internal/topology/identity';
import { requireRegion } from '../../internal/topology/regions';
import { bring } from '../../key/private/single-region-key-plan';
import type { ReplicationSourceOptions } from '../replication-source-options';
import type { SourceBucket, SourceInput, SourceKind, SourcePlace, SourceShape, SourceTraits } from './source-kind';

/** Leaves room for the suffixes of support stacks. */
const MAX_STACK_NAME = 100;

/** A source bucket that the library makes. */
export class CreatedSource implements SourceKind {
  constructor(private readonly options: ReplicationSourceOptions) {}

  /** Inside a stack, that stack; under an App or Stage a stack of its own. */
  public place(replication: Construct): SourcePlace {
    const inside = replication.node.scopes.slice(0, -1).some((scope) => Stack.isStack(scope));
    const place = inside ? this.surroundingStack(replication) : this.ownStack(replication);
    requireRegion(place.stack.region, 'the source', replication);
    return place;
  }

  public traits(props: SourceShape, { scope }: SourcePlace): SourceTraits {
    return {
      encryption: objectEncryption(props.encryption, props.bucketKeyEnabled, scope),
      objectLock: wantsObjectLock(this.options),
      enforcement: props.encryptionEnforcement ?? EncryptionEnforcement.whenStated(),
    };
  }

  public realize({ place, identity, traits, key, accessLogs, perimeter }: SourceInput): SourceBucket {
    const { options } = this;
    const { scope, stack } = place;
    const formerKeys = (options.additionalDecryptKeys ?? []).map((former) =>
      bring(former, scope, `AdditionalDecryptKey-${stableHash(stack, former.keyArn)}`, stack.region),
    );
    const bucket = dataBucket(scope, 'Bucket', {
      name: options.bucketName === undefined
        ? bucketNameFor(identity, stack)
        : chosenBucketName(options.bucketName, stack, scope),
      key,
      formerKeys,
      encryption: traits.encryption,
      objectLock: traits.objectLock,
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
      addStatements: (statements) => addStatements(bucket, statements),
    };
  }

  private surroundingStack(replication: Construct): SourcePlace {
    const { env, stackName } = this.options;
    if (env !== undefined || stackName !== undefined) {
      throw new ReplicationError('SourceStackMismatch', replication, {
        problem:
          "'env' and 'stackName' of the source are for a replication under an App or Stage, but this one is inside a stack",
        value: { env, stackName },
        remedy: 'leave them out: the surrounding stack is the source stack',
      });
    }
    return { stack: Stack.of(replication), scope: replication };
  }

  private ownStack(replication: Construct): SourcePlace {
    const { env, stackName } = this.options;
    if (env === undefined) {
      throw new ReplicationError('SourceStackMismatch', replication, {
        problem: 'a replication under an App or Stage needs the environment of its source',
        value: env,
        remedy:
          "add source: ReplicationSource.create({ env: { region: '…' } }), or create the replication inside a stack",
      });
    }
    const name = boundedName(pathBelow(replication.node.root, replication).join('-'), MAX_STACK_NAME);
    const stack = new Stack(replication, 'Source', { env, stackName: stackName ?? name });
    return { stack, scope: new Construct(stack, 'Default') };
  }
}
