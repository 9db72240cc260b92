import { writeFileSync } from 'node:fs';
import { UnusableInput } from './input/unusable-input';

/** @throws UnusableInput if the file cannot be written */
export function writeOutputFile(file: string, lines: readonly string[]): void {
  try {
    writeFileSync(file, `${lines.join('\n')}\n`);
  } catch (error) {
    throw new UnusableInput('OutputUnwritable', `${file} cannot be written (${(error as Error).message})`);
  }
}
