import { AssemblyError } from '../../analysis/assembly/assembly-error';
import { groupBy } from '../../analysis/symbolic/group-by';
import type { BucketRequirements, KeyRequirements } from '../../internal/warnings/destination-requirements';
import { EXIT_CODES } from '../exit-codes';
import { resolveDirectories } from '../input/directories';
import type { FoundRequirements } from '../input/requirements';
import { readRequirements } from '../input/requirements';
import { tryStat } from '../input/try-stat';
import { renderDocument } from './result';
import type { CommandResult } from './result';

type Required<T> = T & { readonly neededBy: string };

/** What one account has to apply. */
interface AccountRequirements {
  readonly account: string;
  readonly buckets: readonly Required<BucketRequirements>[];
  readonly keys: readonly Required<KeyRequirements>[];
}

/** Lists what the owners of destinations outside of the app have to apply: always JSON, to hand over. */
export function requirementsCommand(directories: readonly string[]): CommandResult {
  const assemblies = resolveDirectories(directories);
  assemblies.forEach(requireFolder);
  const accounts = listByAccount(assemblies.flatMap(readRequirements));
  return { code: EXIT_CODES.PROVEN, lines: renderDocument('requirements', { assemblies, accounts }) };
}

function requireFolder(directory: string): void {
  const stats = tryStat(directory);
  if (!stats?.isDirectory()) {
    throw new AssemblyError(directory, stats === undefined ? 'the folder does not exist' : 'this is a file',
      'give the folder that `cdk synth` writes, usually cdk.out');
  }
}

function listByAccount(found: readonly FoundRequirements[]): AccountRequirements[] {
  const buckets = found.map(({ bucket, constructPath }) => ({ ...bucket, neededBy: constructPath }));
  const keys = found.map(({ key, constructPath }) => ({ ...key, neededBy: constructPath }));
  return [...groupBy([...buckets, ...keys], ({ account }) => account).keys()].sort().map((account) => ({
    account,
    buckets: buckets.filter((each) => each.account === account),
    keys: keys.filter((each) => each.account === account),
  }));
}
