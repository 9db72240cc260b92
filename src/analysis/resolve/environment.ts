import { basename } from 'node:path';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import type { StackTemplate } from '../assembly/stack-template';
import type { Partition } from './partition';

/** Where a stack is deployed, known or marked. */
export interface Environment {
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: Partition;
}

/**
 * The environment of stacks without one, by the folder of their assembly.
 *
 * The stacks of one assembly are deployed to one account and Region; another assembly may go elsewhere.
 */
export function undecidedEnvironments(stacks: readonly StackTemplate[]): ReadonlyMap<string, Environment> {
  const folders = [...new Set(stacks.map(({ assembly }) => assembly))];
  return new Map(folders.map((folder) => [folder, undecidedEnvironment(folders.length === 1 ? '' : ` of ${nameOf(folder, folders)}`)]));
}

function nameOf(folder: string, folders: readonly string[]): string {
  const name = basename(folder);
  return folders.every((other) => other === folder || basename(other) !== name) ? name : folder;
}

function undecidedEnvironment(owner: string): Environment {
  return {
    account: unknownValue(`AWS::AccountId${owner}`),
    region: unknownValue(`AWS::Region${owner}`),
    partition: { name: unknownValue(`AWS::Partition${owner}`), urlSuffix: unknownValue(`AWS::URLSuffix${owner}`) },
  };
}
