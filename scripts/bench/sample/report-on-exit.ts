/** Loaded before a program that is measured: tells what it took when it ends. */
import { writeSync } from 'node:fs';
import { now, peakMemory } from './clock';

const REPORT = 3;

process.on('exit', (code) => {
  const { main, cpu } = now();
  writeSync(REPORT, JSON.stringify({ main, cpu, memory: peakMemory(), code }));
});
