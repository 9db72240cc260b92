import { ReplicationSimulator } from 'cdk-encrypted-replication';
import { synthesizeExample } from '../examples';
import type { OutcomeCase } from './outcome-case';
import type { Change } from './plain-app';
import { simulatePlain } from './plain-app';

type WorldOf = Pick<OutcomeCase, 'model' | 'simulator'>;

const FOLDERS = new Map<string, string>();

/** The assemblies of examples, as one world. */
export function example(...names: readonly string[]): WorldOf {
  return { model: names.join(' + '), simulator: () => ReplicationSimulator.fromAssembly(...names.map(folderOf)) };
}

function folderOf(name: string): string {
  const folder = FOLDERS.get(name) ?? synthesizeExample(name).directory;
  FOLDERS.set(name, folder);
  return folder;
}

/** The small app, with what is changed in it. */
export function plain(what: string, ...changes: readonly Change[]): WorldOf {
  return { model: what === '' ? 'plain' : `plain, ${what}`, simulator: () => simulatePlain(...changes) };
}
