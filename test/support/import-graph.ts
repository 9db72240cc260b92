import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const ROOT = resolve(__dirname, '..', '..');

/** Modules by path from the repository's root, with what each imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The text of every module below some folders. */
export function readModules(...folders: readonly string[]): Map<string, string> {
  return new Map(folders.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [posix.join(folder, file), readFileSync(join(ROOT, folder, file), 'utf8')] as const)));
}

/** Imports of types count: they are gone at run time, and bind two modules together all the same. */
export function importGraph(modules: ReadonlyMap<string, string>): ImportGraph {
  return new Map([...modules].map(([file, text]) => [
    file,
    preProcessFile(text).importedFiles
      .filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => posix.join(posix.dirname(file), fileName))
      .map((path) => (modules.has(`${path}.ts`) ? `${path}.ts` : `${path}/index.ts`))
      .filter((path) => modules.has(path)),
  ]));
}

/** Groups of modules that import each other, directly or through others (strongly connected components). */
export function findCircles(graph: ImportGraph): string[][] {
  const reach = new Map([...graph.keys()].map((file) => [file, reachable(graph, file)]));
  const circles = new Map([...graph.keys()].filter((file) => reach.get(file)!.has(file)).map((file) => {
    const circle = [...reach.get(file)!].filter((other) => reach.get(other)!.has(file)).sort();
    return [circle.join('\n'), circle] as const;
  }));
  return [...circles.values()];
}

function reachable(graph: ImportGraph, start: string): ReadonlySet<string> {
  const found = new Set(graph.get(start));
  // a set hands out what is added while one goes through it
  for (const file of found) {
    graph.get(file)!.forEach((next) => found.add(next));
  }
  return found;
}
