import { relative, resolve, sep } from 'node:path';
import { UnusableInput } from './unusable-input';

/** Absolute paths without duplicates. Fails for a folder inside another one: assemblies of stages are read with it. */
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
  const fromDirectory = relative(directory, path);
  return fromDirectory !== '' && fromDirectory !== '..' && !fromDirectory.startsWith(`..${sep}`);
}
