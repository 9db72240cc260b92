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
  public readonly small: boolean;
  /** How much of the file is still read in parts: of what that much is asked for, the rest will be too. */
  private partly: number;

  /** @param parse reads a part of the file as JSON */
  constructor(
    public readonly bytes: Buffer,
    public readonly scan: TemplateScan,
    public readonly parse: (start: number, end: number) => unknown,
  ) {
    this.small = bytes.length < SMALL;
    this.partly = this.small ? 0 : bytes.length / 4;
    // the scan found an object
    this.written = once(() => parse(0, bytes.length) as JsonObject);
  }

  public readSection(name: string, span: Span): unknown {
    return this.isReadAtOnce(span) ? this.written()[name] : this.parse(span.start, span.end);
  }

  public readResource(logicalId: string, span: Span): JsonObject {
    const resource = this.isReadAtOnce(span) ? (this.written().Resources as JsonObject)[logicalId]
      : this.parse(span.start, span.end);
    return resource as JsonObject;
  }

  /** Whether a part is taken from the whole file, which is read once for all parts. */
  public isReadAtOnce({ start, end }: Span): boolean {
    this.partly -= end - start;
    return this.partly < 0;
  }

  /** Whether a text stands anywhere in the file: nobody has to search for what is written with it otherwise. */
  public mentions(text: string): boolean {
    return this.bytes.includes(text);
  }
}
