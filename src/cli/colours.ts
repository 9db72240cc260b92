type Paint = (text: string) => string;

/** How words are coloured on a terminal. */
export interface Colours {
  readonly bad: Paint;
  readonly doubtful: Paint;
  readonly good: Paint;
  readonly strong: Paint;
  readonly faint: Paint;
}

const plain: Paint = (text) => text;

export const PLAIN: Colours = { bad: plain, doubtful: plain, good: plain, strong: plain, faint: plain };

export const COLOURED: Colours = {
  bad: createPaint(31),
  doubtful: createPaint(33),
  good: createPaint(32),
  strong: createPaint(1, 22),
  faint: createPaint(2, 22),
};

function createPaint(start: number, end = 39): Paint {
  return (text) => `\u001b[${start}m${text}\u001b[${end}m`;
}

/**
 * Coloured on a terminal only. `FORCE_COLOR` takes precedence over `NO_COLOR`, as in Node.js itself.
 *
 * @see https://nodejs.org/api/tty.html#writestreamgetcolordepthenv
 * @see https://no-color.org
 */
export function chooseColours(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): Colours {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: term } = env;
  if (force !== undefined) {
    return force === '0' || force === 'false' ? PLAIN : COLOURED;
  }
  return isTerminal && !none && term !== 'dumb' ? COLOURED : PLAIN;
}
