import type { Colours } from './colours';
import { chooseColours } from './colours';
import { limitWidth } from './render/layout';

/** Where a command writes. */
export interface Terminal {
  readonly width: number;
  readonly colours: Colours;
  /** Replaces a line on standard error; `undefined` where that is no terminal. */
  readonly progress?: (text: string) => void;
  out(text: string): void;
  err(text: string): void;
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

export function createTerminal({ env, stdout, stderr }: ProcessLike): Terminal {
  const width = limitWidth(stdout.columns);
  return {
    width,
    colours: chooseColours(stdout.isTTY === true, env),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ...(stderr.isTTY === true ? { progress: (text: string) => void stderr.write(`\r\u001B[K${text.slice(0, width - 1)}`) } : {}),
  };
}
