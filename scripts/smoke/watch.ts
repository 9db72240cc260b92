import type { ChildProcess } from 'node:child_process';
import type { Memory } from './memory';
import { memoryOf, totalOf } from './memory';

/** How often it is looked. */
const MILLISECONDS = 200;

/** What a process took until it ended. */
export interface Taken {
  readonly code: number;
  readonly seconds: number;
  /** When all its processes together had most. */
  readonly memory: Memory;
}

/** Waits for the end of a process. */
export function watch(child: ChildProcess): Promise<Taken> {
  const started = Date.now();
  let memory: Memory = new Map();
  const timer = setInterval(() => {
    const now = memoryOf(child.pid!);
    memory = totalOf(now) > totalOf(memory) ? now : memory;
  }, MILLISECONDS);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ code: code ?? 1, seconds: Math.round((Date.now() - started) / 1000), memory });
    });
  });
}
