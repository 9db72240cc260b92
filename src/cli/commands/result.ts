import type { ExitCode } from '../exit-codes';
import type { Style } from '../render/style';

/** What a command has to say. */
export interface CommandResult {
  readonly code: ExitCode;
  readonly lines: readonly string[];
}

/** How a command is to say it. */
export interface OutputOptions extends Style {
  readonly json: boolean;
}
