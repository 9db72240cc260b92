import type { Environment } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ReplicationBucketOptions } from '../bucket/bucket-options';

/**
 * Options of a source bucket that the library creates.
 */
export interface ReplicationSourceOptions extends ReplicationBucketOptions {
  /**
   * The environment of the source stack; for a replication whose scope is an `App` or `Stage`. The Region has to be
   * concrete.
   *
   * @default - that of the stack in which the replication is
   */
  readonly env?: Environment;

  /**
   * The name of the source stack; for a replication whose scope is an `App` or `Stage`. Support stacks are named
   * after it.
   *
   * @default - derived from the construct path
   */
  readonly stackName?: string;

  /**
   * Further keys that objects of the source lie under, such as a former one: the role may decrypt with them, and
   * uploads may name them.
   *
   * Keep a former key listed while objects under it are pending or may be replicated by a batch job.
   *
   * @default - the current key alone
   */
  readonly additionalDecryptKeys?: IKey[];
}

/**
 * The source of a replication.
 */
export abstract class ReplicationSource {
  /**
   * A bucket that the library creates: encrypted, versioned, private.
   *
   * @param options name, removal, lifecycle rules and the like; the environment, where the scope is an `App` or `Stage`
   */
  public static create(options: ReplicationSourceOptions = {}): ReplicationSource {
    return new CreatedSource(options);
  }

  /** @internal */
  public abstract readonly _options: ReplicationSourceOptions;
}

class CreatedSource extends ReplicationSource {
  /** @internal */
  public readonly _options: ReplicationSourceOptions;

  constructor(options: ReplicationSourceOptions) {
    super();
    this._options = options;
  }
}
