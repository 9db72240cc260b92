import { existsSync, readFileSync } from 'node:fs';
import type { Cost } from './sample';

const SCHEDULER = `/proc/self/task/${process.pid}/schedstat`;
const STATUS = '/proc/self/status';
const SLEEPER = new Int32Array(new SharedArrayBuffer(4));

/** The time now; two of them make a cost. */
export function now(): Cost {
  const main = mainThread();
  const { user, system } = process.cpuUsage();
  const cpu = (user + system) / 1000;
  return { wall: performance.now(), main: main ?? cpu, cpu };
}

export function since(start: Cost): Cost {
  const end = now();
  return { wall: end.wall - start.wall, main: end.main - start.main, cpu: end.cpu - start.cpu };
}

/** What some work costs. */
export function timed<T>(work: () => T): [cost: Cost, result: T] {
  const start = now();
  const result = work();
  return [since(start), result];
}

export function total(costs: readonly Cost[]): Cost {
  const sum = (pick: (cost: Cost) => number) => costs.reduce((all, cost) => all + pick(cost), 0);
  return { wall: sum(({ wall }) => wall), main: sum(({ main }) => main), cpu: sum(({ cpu }) => cpu) };
}

/** The largest resident set in MB. `getrusage` would count what the parent had when it forked. */
export function peakMemory(): number {
  const kilobytes = existsSync(STATUS) ? /^VmHWM:\s+(\d+)/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024;
}

/** Linux counts the time of a thread when it stops running, hence the shortest of sleeps. */
function mainThread(): number | undefined {
  if (!existsSync(SCHEDULER)) {
    return undefined;
  }
  Atomics.wait(SLEEPER, 0, 0, 0.05);
  return Number(readFileSync(SCHEDULER, 'utf8').split(' ')[0]) / 1e6;
}
