import type { Mutant } from './assemblies';

/** Nodes that have no part in replication, so that the verdict stays. */
interface Row {
  readonly kind?: Mutant['file']['kind'];
  /** The path of the node, its names separated by dots. */
  readonly path: RegExp;
  readonly why: string;
}

const ROWS: readonly Row[] = [
];

/** Why a mutant may be passed; `undefined` if no row says so. */
export function explainHarmless({ file: { kind }, path }: Mutant): string | undefined {
  const text = path.join('.');
  return ROWS.find((row) => (row.kind ?? 'template') === kind && row.path.test(text))?.why;
}
