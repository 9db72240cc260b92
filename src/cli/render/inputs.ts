import type { World } from '../input/read-world';

/** What was read, as far as a report names it. */
export type Inputs = Pick<World, 'assemblies' | 'templates'>;

/** The members that say what was read; templates only where there are some. */
export function renderInputs({ assemblies, templates }: Inputs): object {
  return {
    assemblies,
    ...(templates.length === 0 ? {} : {
      templates: templates.map(({ file, path, account, region }) => ({ file, stack: path, account, region })),
    }),
  };
}
