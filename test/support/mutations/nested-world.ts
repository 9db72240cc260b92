import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import { createWorld, nestInDst } from '../cases/variants/world';
import type { ExampleModel } from './mutant';

export const NESTED_WORLD = 'nested-stack';

/** By hand, since no example has one: the destination and its key in a nested stack, read through its output. */
export function nestedWorldIn(directory: string): ExampleModel {
  const world = createWorld();
  const { manifest, dst, src, files } = world;
  const { Key, Bucket } = dst.Resources;
  dst.Resources = {};
  nestInDst(world, { Key, Bucket });
  files['Nested.template.json'].Outputs = { Arn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } };
  dst.Outputs.KeyArn.Value = { 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] };
  const folder = join(directory, NESTED_WORLD);
  mkdirSync(folder);
  for (const [name, content] of Object.entries({ 'manifest.json': manifest, 'Dst.template.json': dst, 'Src.template.json': src, ...files })) {
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return { name: NESTED_WORLD, stacks: readAssembly(folder), byHand: true };
}
