import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How many parts; ten million versions of objects make parts of 40,000. */
const PARTS = 256;
/** What is kept in memory of a part before it is written, in characters. */
const BUFFER = 0x8000;

/**
 * Lines in files, apart by a hash of what they are about: whatever is about one thing is in one part, and one part at a
 * time is in memory.
 */
export class Partitions {
  private readonly folder: string;
  private readonly waiting: string[] = Array.from({ length: PARTS }, () => '');

  /** @param parent where the folder of the files is made */
  constructor(parent = tmpdir()) {
    this.folder = mkdtempSync(join(parent, 'reconcile-'));
  }

  /** @param line without line breaks */
  public add(subject: string, line: string): void {
    const part = hash(subject) % PARTS;
    this.waiting[part] += `${line}\n`;
    if (this.waiting[part].length > BUFFER) {
      this.write(part);
    }
  }

  /** The lines of each part. */
  public *parts(): Generator<readonly string[]> {
    for (let part = 0; part < PARTS; part += 1) {
      this.write(part);
      const file = this.fileOf(part);
      yield existsSync(file) ? readFileSync(file, 'latin1').split('\n').slice(0, -1) : [];
    }
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(part: number): void {
    if (this.waiting[part] !== '') {
      appendFileSync(this.fileOf(part), this.waiting[part], 'latin1');
      this.waiting[part] = '';
    }
  }

  private fileOf(part: number): string {
    return join(this.folder, String(part));
  }
}

function hash(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index += 1) {
    // eslint-disable-next-line no-bitwise -- a number of 32 bits
    value = (Math.imul(value, 31) + text.charCodeAt(index)) | 0;
  }
  return Math.abs(value);
}
