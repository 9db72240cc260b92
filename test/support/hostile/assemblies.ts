import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeExample } from '../examples';
import type { NodePath } from './replacements';
import { getNode, KINDS, listNodes, REPLACEMENTS, replaceNode } from './replacements';

/** The examples: one account, two accounts, and custom resources. */
export const HOSTILE_EXAMPLES = ['minimal', 'cross-account', 'two-way'] as const;

/** A file of an assembly that the command reads. */
export interface AssemblyFile {
  readonly example: string;
  readonly directory: string;
  readonly file: string;
  readonly kind: 'template' | 'manifest' | 'report' | 'other';
  readonly text: string;
}

/** One node of one file with another value. */
export interface Mutant {
  readonly file: AssemblyFile;
  readonly path: NodePath;
  readonly replacement: string;
}

/** Every file of JSON in the assembly of an example. */
export function synthesizeFiles(example: string, folder: string): readonly AssemblyFile[] {
  const { directory } = synthesizeExample(example, { outdir: join(folder, example) });
  // the engine reads nothing of what is left out: constructs, and the file assets of the CDK CLI
  return readdirSync(directory).filter((file) => file.endsWith('.json') && file !== 'tree.json').sort()
    .map((file) => ({ example, directory, file, kind: getKind(file), text: readFileSync(join(directory, file), 'utf8') }));
}

function getKind(file: string): AssemblyFile['kind'] {
  return file.endsWith('.template.json') ? 'template' : file === 'manifest.json' ? 'manifest'
    : file === 'validation-report.json' ? 'report' : 'other';
}

/**
 * Every node, replaced by every kind of value but the one that it has.
 *
 * In the lists of assets and of construct paths, which say the same of each asset and construct, each node but the
 * document takes one kind in turn: there are as many of them as of nodes of templates, and they decide nothing.
 */
export function listMutants(file: AssemblyFile): readonly Mutant[] {
  const document: unknown = JSON.parse(file.text);
  return listNodes(document).filter((path) => !path.includes('aws-cdk-lib/feature-flag-report')).flatMap((path, index) =>
    (file.kind === 'other' && path.length > 0 ? [KINDS[index % KINDS.length]] : KINDS)
      .filter((kind) => JSON.stringify(getNode(document, path)) !== JSON.stringify(REPLACEMENTS[kind]))
      .map((replacement) => ({ file, path, replacement })));
}

/** Writes a mutant, does something with its assembly, and puts the file back. */
export function withMutant<T>(
  { file: { directory, file, text }, path, replacement }: Mutant,
  act: (directory: string) => T,
): T {
  const changed = replaceNode(JSON.parse(text), path, REPLACEMENTS[replacement]);
  writeFileSync(join(directory, file), JSON.stringify(changed));
  try {
    return act(directory);
  } finally {
    writeFileSync(join(directory, file), text);
  }
}
