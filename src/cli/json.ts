/** Of the shape of all JSON output: rises with a change that a reader could notice other than by a new member. */
const VERSION = 1;

/** One JSON document, as the schemas in `docs/reference/cli` describe it. */
export function renderDocument(command: string | undefined, body: object): string[] {
  return JSON.stringify({ version: VERSION, command, ...body }, undefined, 2).split('\n');
}
