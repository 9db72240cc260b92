import { existsSync } from 'fs';
import { dirname, join } from 'path';

/** The code of a function. The sources and the bundles stand at different depths of the package. */
export function findHandlerFolder(name: string): string {
  let folder = dirname(__dirname);
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return join(folder, 'lib', 'handlers', name);
}
