import { Token } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import { findRootStack } from './identity';

const NAMES = Symbol.for('cdk-encrypted-replication.Names');

/** A name that AWS takes once, and where it is taken. */
export interface UniqueName {
  readonly code: 'AliasTaken' | 'PinnedKeyIdTaken' | 'RoleNameTaken';
  /** The prop that states it. */
  readonly prop: string;
  readonly name: string;
  /** Where it has to be unique; the Region is left out for what is global. */
  readonly env: Pick<ResourceEnvironment, 'account'> & Partial<ResourceEnvironment>;
}

/**
 * Takes a name for a construct, and rejects it if another construct of the app has it: CloudFormation would find out
 * half-way through the deployment.
 *
 * Accounts that are known at deploy time only may differ between stacks.
 */
export function takeName({ code, prop, name, env }: UniqueName, scope: IConstruct): void {
  if (Token.isUnresolved(name)) {
    return;
  }
  const account = Token.isUnresolved(env.account) ? findRootStack(scope).node.path : env.account;
  const taken = findNames(scope.node.root);
  // IAM compares names without regard to case
  const key = JSON.stringify([code, account, env.region, code === 'RoleNameTaken' ? name.toLowerCase() : name]);
  const owner = taken.get(key);
  if (owner !== undefined) {
    throw new ReplicationError(code, scope, {
      problem: `${owner} has this name already, in the same account`,
      value: name,
      remedy: `give '${prop}' another value, or leave it out`,
    });
  }
  taken.set(key, scope.node.path);
}

/** Kept on the app itself: two apps of a process know nothing of each other. */
function findNames(root: IConstruct & { [NAMES]?: Map<string, string> }): Map<string, string> {
  const names = root[NAMES] ?? new Map<string, string>();
  Object.defineProperty(root, NAMES, { value: names, configurable: true });
  return names;
}
