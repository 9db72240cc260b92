import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../case';
import { proveFolder } from '../case';
import type { Variant } from './variant';
import { createWorld } from './world';

/** Writes the assembly of a variant into a new folder and proves it. */
export function proveVariant({ change }: Variant, folder: string): Outcome {
  const world = createWorld();
  change(world);
  const { manifest, dst, src, files } = world;
  mkdirSync(folder);
  for (const [name, content] of Object.entries({ 'manifest.json': manifest, 'Dst.template.json': dst, 'Src.template.json': src, ...files })) {
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return proveFolder(folder);
}
