/** Nothing that we name is longer, and a text that is resembles none by mistake. */
const LONGEST = 100;

/** The name that differs least from what was written; `undefined` where none is similar. */
export function findNearest(written: string, names: Iterable<string>): string | undefined {
  if (written.length > LONGEST) {
    return undefined;
  }
  let [nearest, least] = [undefined as string | undefined, written.length / 3];
  for (const name of names) {
    const edits = measureEdits(written, name);
    if (edits < least) {
      [nearest, least] = [name, edits];
    }
  }
  return nearest;
}

/** How many characters have to be inserted, removed or replaced to make one text of another. */
function measureEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}
