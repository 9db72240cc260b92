import { relative, resolve, sep } from 'node:path';
import { UnusableInput } from './unusable-input';

/** Absolute, each once. Assemblies of stages inside a given one are read with it, so they cannot be given as well. */
export function resolveDirectories(given: readonly string[]): string[] {
  const directories = [...new Set(given.map((directory) => resolve(directory)))];
  for (const inner of directories) {
    const outer = directories.find((each) => each !== inner && isInside(inner, each));
    if (outer !== undefined) {
      throw new UnusableInput('AssemblyInsideAssembly', `${inner} is inside ${outer}, which is read as a whole; name one of them`);
    }
  }
  return directories;
}

/** Whether a file or folder is inside a folder, however deep. */
export function isInside(path: string, directory: string): boolean {
  const principalMatch = relative(directory, path);
  return principalMatch !== '' && principalMatch !== '..' && !principalMatch.startsWith(`..${sep}`);
}
