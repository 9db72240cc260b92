/** A part of a file, in bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const [QUOTE, OPEN] = ['"', '{'].map((character) => character.charCodeAt(0));
const [ESCAPE, COMMA, COLON, CLOSE] = ['\\', ',', ':', '}'].map((character) => character.charCodeAt(0));
const LAST_CONTROL = 0x1F;
const SPACE = 0x20;

/** What a byte outside of strings is; what is none of these is in no JSON. */
const [INVALID, PLAIN, STRING, BEGIN, END] = [0, 1, 2, 3, 4];
const KINDS = createKinds([[' \t\n\r,:+-.0123456789eEtrufalsn', PLAIN], ['"', STRING], ['{[', BEGIN], ['}]', END]]);

const SPACES = createKinds([[' \t\n\r', PLAIN]]);

/** What is nested deeper is read as a whole, which says so where it is too deep. */
const MAX_DEPTH = 100;

/** Something is not as it should be; who reads the whole file finds out what. */
export const UNUSUAL = -1;

/** Gets the place of a name and the beginning of its value; returns where that ends, or `UNUSUAL`. */
export type Visit = (start: number, end: number, value: number) => number;

/** Visits the members of the object that begins at a position; where it ends, or `UNUSUAL`. */
export function visitMembers(bytes: Uint8Array, start: number, visit: Visit): number {
  let position = bytes[start] === OPEN ? skipSpace(bytes, start + 1) : bytes.length;
  if (bytes[position] === CLOSE) {
    return position + 1;
  }
  while (bytes[position] === QUOTE) {
    const keyEnd = skipString(bytes, position);
    const colon = keyEnd === UNUSUAL ? bytes.length : skipSpace(bytes, keyEnd);
    const end = bytes[colon] === COLON ? visit(position + 1, keyEnd - 1, skipSpace(bytes, colon + 1)) : UNUSUAL;
    const next = end === UNUSUAL ? bytes.length : skipSpace(bytes, end);
    if (bytes[next] === CLOSE) {
      return next + 1;
    }
    position = bytes[next] === COMMA ? skipSpace(bytes, next + 1) : bytes.length;
  }
  return UNUSUAL;
}

/** The values of the members of the object that begins at a position; of two with one name the last. */
export function indexMembers(bytes: Buffer, start: number): ReadonlyMap<string, Span> {
  const members = new Map<string, Span>();
  visitMembers(bytes, start, (nameStart, nameEnd, value) => {
    const end = skipValue(bytes, value);
    members.set(decode(bytes, nameStart, nameEnd), { start: value, end });
    return end;
  });
  return members;
}

/** Where the value that begins at a position ends, or `UNUSUAL`. */
export function skipValue(bytes: Uint8Array, start: number): number {
  const kind = KINDS[bytes[start]];
  if (kind === STRING) {
    return skipString(bytes, start);
  }
  if (kind === BEGIN) {
    return skipNested(bytes, start);
  }
  let position = start;
  while (KINDS[bytes[position]] === PLAIN && bytes[position] !== COMMA) {
    position += 1;
  }
  return position > start ? position : UNUSUAL;
}

function skipNested(bytes: Uint8Array, start: number): number {
  let depth = 0;
  let position = start;
  while (position < bytes.length) {
    const kind = KINDS[bytes[position]];
    if (kind === STRING) {
      position = skipString(bytes, position);
      if (position === UNUSUAL) {
        return UNUSUAL;
      }
      continue;
    }
    position += 1;
    if (kind === PLAIN) {
      continue;
    }
    depth += kind === BEGIN ? 1 : -1;
    if (kind === INVALID || depth > MAX_DEPTH) {
      return UNUSUAL;
    }
    if (depth === 0) {
      return position;
    }
  }
  return UNUSUAL;
}

function skipString(bytes: Uint8Array, start: number): number {
  let position = start + 1;
  while (position < bytes.length) {
    const byte = bytes[position];
    if (byte === QUOTE) {
      return position + 1;
    }
    if (byte <= LAST_CONTROL) {
      return UNUSUAL;
    }
    position += byte === ESCAPE ? 2 : 1;
  }
  return UNUSUAL;
}

export function skipSpace(bytes: Uint8Array, start: number): number {
  let position = start;
  while (bytes[position] <= SPACE && SPACES[bytes[position]] === PLAIN) {
    position += 1;
  }
  return position;
}

/** A number for a part of the file; different ones rarely have the same. */
export function hashText(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let index = start; index < end; index += 1) {
    // eslint-disable-next-line no-bitwise -- a number of 32 bits
    hash = (Math.imul(hash, 31) + bytes[index]) | 0;
  }
  return hash;
}

/** Whether a part of the file is a text. */
export function isText(bytes: Uint8Array, start: number, end: number, text: Uint8Array): boolean {
  if (end - start !== text.length) {
    return false;
  }
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[start + index] !== text[index]) {
      return false;
    }
  }
  return true;
}

export function decode(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, end);
}

function createKinds(kinds: ReadonlyArray<readonly [characters: string, kind: number]>): Uint8Array {
  const table = new Uint8Array(0x100);
  for (const [characters, kind] of kinds) {
    Buffer.from(characters).forEach((byte) => table.fill(kind, byte, byte + 1));
  }
  return table;
}
