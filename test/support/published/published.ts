import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../cases/case';
import { proveFolder } from '../cases/case';

const ROOT = join(__dirname, '..', '..', 'published');

/** A set-up that AWS publishes, rebuilt as an assembly of its own in `test/published`. */
export interface Published {
  readonly name: string;
  /** Where it is published. */
  readonly page: string;
  readonly what: string;
  readonly expected: 'replicates' | 'fails' | 'undecided';
  /** Why AWS's rules say so. */
  readonly why: string;
}

export const PUBLISHED: readonly Published[] = readFileSync(join(ROOT, 'expected.tsv'), 'utf8').trim().split('\n').slice(1)
  .map((line) => {
    const [name, page, what, expected, why] = line.split('\t');
    return { name, page, what, expected: expected as Published['expected'], why };
  });

export function provePublished({ name }: Published): Outcome {
  return proveFolder(join(ROOT, name));
}
