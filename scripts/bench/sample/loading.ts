import { join } from 'node:path';
import { whole } from './analyses';
import { timed } from './clock';
import { loadLibrary } from './engine';
import type { Measurement } from './sample';
import { loadModules } from './synthesis';

export function measureRequire(root: string): Measurement {
  loadModules();
  const own = () => Object.keys(require.cache).filter((file) => file.startsWith(join(root, 'lib'))).length;
  const [loading] = timed(() => loadLibrary(root));
  return { ...whole({ loading }), counts: { files: own() } };
}
