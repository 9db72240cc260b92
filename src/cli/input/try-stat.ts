import type { Stats } from 'node:fs';
import { statSync } from 'node:fs';

/** What is at a path; `undefined` for nothing, a circle of links, too long a name. */
export function tryStat(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
