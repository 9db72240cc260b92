import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Resident memory of processes by program, in kB. */
export type Memory = ReadonlyMap<string, number>;

interface Status {
  readonly pid: number;
  readonly parent: number;
  readonly resident: number;
}

const PROCESSES = '/proc';

/** Of a process and of all that it has started; empty where the kernel does not tell. */
export function memoryOf(root: number): Memory {
  const all = statuses();
  const memory = new Map<string, number>();
  for (const queue = [root]; queue.length > 0;) {
    const pid = queue.shift()!;
    const resident = all.find((each) => each.pid === pid)?.resident ?? 0;
    const program = programOf(pid);
    if (program !== undefined && resident > 0) {
      memory.set(program, (memory.get(program) ?? 0) + resident);
    }
    queue.push(...all.filter(({ parent }) => parent === pid).map((each) => each.pid));
  }
  return memory;
}

export function totalOf(memory: Memory): number {
  return [...memory.values()].reduce((sum, each) => sum + each, 0);
}

/** `at most 412 MB: python3.11 96 MB, node 316 MB` */
export function describeMemory(memory: Memory): string {
  const parts = [...memory].map(([program, size]) => `${program} ${megabytes(size)}`);
  return memory.size === 0 ? 'memory unknown: no /proc' : `at most ${megabytes(totalOf(memory))}: ${parts.join(', ')}`;
}

function megabytes(kilobytes: number): string {
  return `${Math.round(kilobytes / 1024)} MB`;
}

function statuses(): readonly Status[] {
  return entries().flatMap((entry) => {
    const text = readOr('', () => readFileSync(join(PROCESSES, entry, 'status'), 'utf8'));
    const [parent, resident] = [/^PPid:\s*(\d+)/m, /^VmRSS:\s*(\d+)/m].map((pattern) => Number(pattern.exec(text)?.[1] ?? 0));
    return [{ pid: Number(entry), parent, resident }];
  });
}

function entries(): readonly string[] {
  return readOr([], () => readdirSync(PROCESSES)).filter((name) => /^\d+$/.test(name));
}

function programOf(pid: number): string | undefined {
  return readOr(undefined, () => basename(readlinkSync(join(PROCESSES, String(pid), 'exe'))));
}

/** A process may end while it is looked at. */
function readOr<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
