import { decode, OPEN, skipSpace, skipValue, UNUSUAL, visitMembers } from '../../../analysis/assembly/json-scan';

/** Where an element is named, or begins in a list, and where its value begins. */
interface Element {
  readonly place: number;
  readonly value: number;
}

const [LIST, COMMA, NEW_LINE] = ['[', ',', '\n'].map((character) => character.charCodeAt(0));

/** Finds the lines of elements of JSON; of the nearest ancestor where one is not there. */
export function createJsonLineFinder(text: string): (path: readonly string[]) => number {
  const bytes = Buffer.from(text);
  return (path) => {
    let element: Element = { place: 0, value: skipSpace(bytes, 0) };
    for (const name of path) {
      const next = findElement(bytes, element.value, name);
      if (next === undefined) {
        break;
      }
      element = next;
    }
    return 1 + bytes.subarray(0, element.place).filter((byte) => byte === NEW_LINE).length;
  };
}

function findElement(bytes: Buffer, parent: number, name: string): Element | undefined {
  return bytes[parent] === OPEN ? findMember(bytes, parent, name)
    : bytes[parent] === LIST ? findItem(bytes, parent, Number(name)) : undefined;
}

function findMember(bytes: Buffer, parent: number, wanted: string): Element | undefined {
  let found: Element | undefined;
  visitMembers(bytes, parent, (start, end, value) => {
    if (decode(bytes, start, end) === wanted) {
      found = { place: start, value };
      return UNUSUAL;
    }
    return skipValue(bytes, value);
  });
  return found;
}

function findItem(bytes: Buffer, parent: number, index: number): Element | undefined {
  let value = skipSpace(bytes, parent + 1);
  for (let left = index; left > 0; left -= 1) {
    const end = skipSpace(bytes, skipValue(bytes, value));
    if (bytes[end] !== COMMA) {
      return undefined;
    }
    value = skipSpace(bytes, end + 1);
  }
  return Number.isInteger(index) ? { place: value, value } : undefined;
}
