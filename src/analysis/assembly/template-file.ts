import type { JsonObject } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { Span } from './json-scan';
import type { TemplateScan } from './template-scan';

/** A file of fewer bytes is read at once: of a small stack that has a part in a replication most is asked for. */
const SMALL = 0x10000;

/** The file of a template, and where it has what. */
export class TemplateFile {
  /** All of the file. */
  public readonly written: () => JsonObject;
  /** How much of the file is still read in parts: it is read at once where that is less. */
  private partly: number;

  /** @param parse reads a part of the file as JSON */
  constructor(
    public readonly bytes: Buffer,
    public readonly scan: TemplateScan,
    public readonly parse: (start: number, end: number) => unknown,
  ) {
    this.partly = bytes.length < SMALL ? 0 : bytes.length / 4;
    // the scan found an object
    this.written = once(() => parse(0, bytes.length) as JsonObject);
  }

  public readSection(name: string, { start, end }: Span): unknown {
    return this.isReadAtOnce(end - start) ? this.written()[name] : this.parse(start, end);
  }

  public readResource(logicalId: string, { start, end }: Span): JsonObject {
    const resource = this.isReadAtOnce(end - start) ? (this.written().Resources as JsonObject)[logicalId]
      : this.parse(start, end);
    return resource as JsonObject;
  }

  /** Of what more and more is asked for, the rest will be too. */
  private isReadAtOnce(length: number): boolean {
    this.partly -= length;
    return this.partly < 0;
  }

  /** Whether a text stands anywhere in the file: nobody has to search for what is written with it otherwise. */
  public mentions(text: string): boolean {
    return this.bytes.includes(text);
  }
}
