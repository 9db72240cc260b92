import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { whole } from './analyses';
import { timed } from './clock';
import { loadLibrary } from './engine';
import { loadModules } from './modules';
import type { Measurement } from './sample';

export function measureRequire(root: string, exports?: readonly string[]): Measurement {
  loadModules();
  const before = new Set(loadedFiles());
  // an export may load its module when it is read
  const [loading] = timed(() => {
    const library: Readonly<Record<string, unknown>> = loadLibrary(root);
    return (exports ?? Object.keys(library)).map((name) => library[name]);
  });
  const added = loadedFiles().filter((file) => !before.has(file));
  const own = added.filter((file) => !file.includes(`${sep}node_modules${sep}`));
  return { ...whole({ loading }), counts: { files: added.length, ownFiles: own.length } };
}

function loadedFiles(): readonly string[] {
  return Object.keys(createRequire(__filename).cache);
}
