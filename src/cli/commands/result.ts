import type { ExitCode } from '../exit-codes';
import type { Style } from '../render/layout';

/** What a command returns. */
export interface CommandResult {
  readonly code: ExitCode;
  readonly lines: readonly string[];
}

/** How the result is rendered. */
export interface OutputOptions extends Style {
  readonly json: boolean;
}

/** The version of all JSON output: rises with every change but an added member. */
const VERSION = 2;

/** Renders one JSON document, which the schemas in `docs/reference/cli` describe. */
export function renderDocument(command: string | undefined, body: object): string[] {
  return JSON.stringify({ version: VERSION, command, ...body }, undefined, 2).split('\n');
}
