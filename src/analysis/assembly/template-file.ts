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
  private readonly small: boolean;

  /** @param parse reads a part of the file as JSON */
  constructor(
    public readonly bytes: Buffer,
    public readonly scan: TemplateScan,
    public readonly parse: (start: number, end: number) => unknown,
  ) {
    this.small = bytes.length < SMALL;
    // the scan found an object
    this.written = once(() => parse(0, bytes.length) as JsonObject);
  }

  public readSection(name: string, { start, end }: Span): unknown {
    return this.small ? this.written()[name] : this.parse(start, end);
  }

  public readResource(logicalId: string, { start, end }: Span): JsonObject {
    const resource = this.small ? (this.written().Resources as JsonObject)[logicalId] : this.parse(start, end);
    return resource as JsonObject;
  }

  /** Whether a text stands anywhere in the file: nobody has to search for what is written with it otherwise. */
  public mentions(text: string): boolean {
    return this.bytes.includes(text);
  }
}
