/**
 * Runs the command in its arguments, and says on standard error how long it took and what it and all that it started
 * had in memory.
 */
import { spawn } from 'node:child_process';
import { describeMemory } from './memory';
import { watch } from './watch';

const [command, ...args] = process.argv.slice(2);

void watch(spawn(command, args, { stdio: 'inherit' })).then(({ code, seconds, memory }) => {
  console.error(`  took ${seconds} s, ${describeMemory(memory)}`);
  process.exitCode = code;
}, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
