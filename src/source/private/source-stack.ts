import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ReplicationError } from '../../errors/replication-error';
import { boundedName, pathBelow } from '../../topology/private/identity';
import { requireRegion } from '../../topology/private/regions';
import type { ReplicationSourceOptions } from '../replication-source';

/** Leaves room for the suffixes of support stacks. */
const MAX_STACK_NAME = 100;

/** Where the source side is placed. */
export interface SourcePlace {
  readonly stack: Stack;
  /** The scope of the bucket and of the role. */
  readonly scope: Construct;
}

/** Inside a stack, that stack; under an App or Stage a stack of its own. */
export function sourcePlace(replication: Construct, options: ReplicationSourceOptions): SourcePlace {
  const inside = replication.node.scopes.slice(0, -1).some((scope) => Stack.isStack(scope));
  const place = inside ? surroundingStack(replication, options) : ownStack(replication, options);
  requireRegion(place.stack.region, 'the source', replication);
  return place;
}

function surroundingStack(replication: Construct, { env, stackName }: ReplicationSourceOptions): SourcePlace {
  if (env !== undefined || stackName !== undefined) {
    throw new ReplicationError('SourceStackMismatch', replication, {
      problem: "'env' and 'stackName' of the source are for a replication under an App or Stage, but this one is inside a stack",
      value: { env, stackName },
      remedy: 'leave them out: the surrounding stack is the source stack',
    });
  }
  return { stack: Stack.of(replication), scope: replication };
}

function ownStack(replication: Construct, { env, stackName }: ReplicationSourceOptions): SourcePlace {
  if (env === undefined) {
    throw new ReplicationError('SourceStackMismatch', replication, {
      problem: 'a replication under an App or Stage needs the environment of its source',
      value: env,
      remedy: "add source: ReplicationSource.create({ env: { region: '…' } }), or create the replication inside a stack",
    });
  }
  const stack = new Stack(replication, 'Source', {
    env,
    stackName: stackName ?? boundedName(pathBelow(replication.node.root, replication).join('-'), MAX_STACK_NAME),
  });
  return { stack, scope: new Construct(stack, 'Default') };
}
