import { realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UnusableInput } from './input/unusable-input';

/**
 * Before anything is written: what is read stays as it is, and no output takes the place of another.
 *
 * @throws UnusableInput if two files are one
 */
export function requireDistinctFiles(outputs: readonly (string | undefined)[], inputs: readonly string[]): void {
  const taken = new Map(inputs.map((file) => [identify(file), 'what is read']));
  for (const file of outputs.filter((each) => each !== undefined)) {
    const other = taken.get(identify(file));
    if (other !== undefined) {
      throw new UnusableInput('Usage', `${file} would take the place of ${other}; give the output another name`);
    }
    taken.set(identify(file), 'another output');
  }
}

/** One name for a file, whether it exists or not. */
function identify(file: string): string {
  const path = resolve(file);
  try {
    return realpathSync(path);
  } catch {
    return join(tryRealPath(dirname(path)), basename(path));
  }
}

function tryRealPath(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return directory;
  }
}

/** @throws UnusableInput if the file cannot be written */
export function writeOutputFile(file: string, lines: readonly string[]): void {
  try {
    writeFileSync(file, `${lines.join('\n')}\n`);
  } catch (error) {
    throw new UnusableInput('OutputUnwritable', `${file} cannot be written (${(error as Error).message})`);
  }
}
