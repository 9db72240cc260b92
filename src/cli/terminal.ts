import type { Colours } from './colours';
import { chooseColours } from './colours';
import { limitWidth } from './render/layout';

/** Where a command writes. */
export interface Terminal {
  readonly width: number;
  readonly colours: Colours;
  out(text: string): void;
  err(text: string): void;
  /** Says what is being done, on a terminal and where it takes long; an empty text clears that. */
  status(text: string): void;
}

/** The properties of a process that a terminal needs. */
export interface ProcessLike {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Stream & { readonly isTTY?: boolean };
}

interface Stream {
  write(text: string): unknown;
}

/** Milliseconds that a run may take without a word. */
const PATIENCE = 1000;

/** @param now milliseconds since the start of the process */
export function createTerminal({ env, stdout, stderr }: ProcessLike, now = () => performance.now()): Terminal {
  const width = limitWidth(stdout.columns);
  let shown = '';
  return {
    width,
    colours: chooseColours(stdout.isTTY === true, env),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    status: (text) => {
      const next = stderr.isTTY && now() > PATIENCE ? text.slice(0, width - 1) : '';
      if (next !== shown) {
        stderr.write(`\r\u001b[K${next}`);
        shown = next;
      }
    },
  };
}
