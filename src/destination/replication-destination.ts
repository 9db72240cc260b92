import type { Stack } from 'aws-cdk-lib';
import { Stage, Token } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { ReplicationBucketOptions } from '../bucket/bucket-options';
import { ReplicationError } from '../errors/replication-error';
import { rootStackOf } from '../topology/private/identity';
import { accountsDiffer, requireRegion } from '../topology/private/regions';
import { supportStack } from '../topology/private/support-stacks';

/**
 * Options of a replica bucket that the library creates.
 */
export interface ReplicationDestinationOptions extends ReplicationBucketOptions {
  /**
   * A key of your own for the replica bucket: symmetric, enabled, in the destination's Region. With
   * `ReplicationKeys.singleRegion()`.
   *
   * @default - a key is created, or the replica of the multi-Region key is used
   */
  readonly key?: IKey;
}

/** Where a replica is placed. */
export interface DestinationPlace {
  readonly region: string;
  readonly account: string;
  /** Finds or creates the destination stack. */
  readonly stack: () => Stack;
}

/**
 * Where objects are replicated to.
 *
 * The same object names the destination in `destinations` of the replication and of its rules.
 */
export abstract class ReplicationDestination {
  /**
   * A replica bucket in another Region of the same account, in a stack that is found or created.
   *
   * @param region a concrete Region of the same partition, such as `eu-west-1`
   * @param options name, removal, lifecycle rules and the like
   */
  public static inRegion(region: string, options: ReplicationDestinationOptions = {}): ReplicationDestination {
    return new InRegion(region, options);
  }

  /**
   * A replica bucket in a stack of your own, in another Region of the same account and in the same Stage as the
   * source stack.
   *
   * @param stack the destination stack, with a concrete Region; the source stack will depend on it
   * @param options name, removal, lifecycle rules and the like
   */
  public static inStack(stack: Stack, options: ReplicationDestinationOptions = {}): ReplicationDestination {
    return new InStack(stack, options);
  }

  /** @internal */
  public readonly _options: ReplicationDestinationOptions;

  /** @internal */
  protected constructor(options: ReplicationDestinationOptions) {
    this._options = options;
  }

  /** A description for messages. */
  public abstract toString(): string;

  /** @internal */
  public abstract _place(sourceStack: Stack, scope: Construct): DestinationPlace;
}

class InRegion extends ReplicationDestination {
  constructor(private readonly region: string, options: ReplicationDestinationOptions) {
    super(options);
  }

  public toString(): string {
    return `ReplicationDestination.inRegion(${JSON.stringify(this.region)})`;
  }

  /** @internal */
  public _place(sourceStack: Stack, scope: Construct): DestinationPlace {
    const { region } = this;
    const { account } = sourceStack;
    requireRegion(region, 'a destination', scope);
    return { region, account, stack: () => supportStack(sourceStack, `replica-${region}`, { account, region }) };
  }
}

class InStack extends ReplicationDestination {
  constructor(private readonly stack: Stack, options: ReplicationDestinationOptions) {
    super(options);
  }

  public toString(): string {
    return `ReplicationDestination.inStack(${this.stack.node.path})`;
  }

  /** @internal */
  public _place(sourceStack: Stack, scope: Construct): DestinationPlace {
    const { account, region } = this.stack;
    requireRegion(region, 'a destination stack', scope);
    if (accountsDiffer(account, sourceStack.account)) {
      throw new ReplicationError('DestinationAccountMismatch', scope, {
        problem: `a destination stack is not in the account of the source, ${sourceStack.account}`,
        value: account,
        remedy: 'use a stack of the source account',
      });
    }
    if (Stage.of(this.stack) !== Stage.of(sourceStack)) {
      throw new ReplicationError('DestinationStackMismatch', scope, {
        problem: 'a destination stack is not in the Stage of the source stack',
        value: this.stack.node.path,
        remedy: 'create both stacks in one Stage: CDK allows no dependency between Stages',
      });
    }
    if (rootStackOf(this.stack) === rootStackOf(sourceStack)) {
      throw new ReplicationError('DestinationIsSource', scope, {
        problem: 'a destination stack is the source stack',
        value: this.stack.node.path,
        remedy: 'use a stack of another Region',
      });
    }
    return { account: Token.isUnresolved(account) ? sourceStack.account : account, region, stack: () => this.stack };
  }
}
