import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { peakMemory, timed, total } from './clock';
import { loadEngine, loadProveCommand } from './engine';
import type { Cost, Measurement } from './sample';

/** All three steps once: the first run in a process, as in a synthesis. */
export function measureProof(root: string, directory: string): Measurement {
  const { read, build, prove } = loadEngine(root);
  const [reading, stacks] = timed(() => read(directory));
  const [building, model] = timed(() => build(stacks));
  const [proving, { findings, replications, rules, calls }] = timed(() => prove(model));
  return {
    ...whole({ reading, building, proving }),
    counts: { replications: count(replications), rules, calls, findings: findings.length },
  };
}

/** Older builds count, newer ones list. */
function count(replications: number | readonly unknown[]): number {
  return typeof replications === 'number' ? replications : replications.length;
}

/** The files are in memory before. */
export function measureParse(directory: string): Measurement {
  const [reading, texts] = timed(() => readdirSync(directory)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => readFileSync(join(directory, file), 'utf8')));
  const [parsing, templates] = timed(() => texts.map((text) => JSON.parse(text) as unknown));
  return {
    ...whole({ parsing }),
    phases: { reading, parsing },
    counts: { templates: templates.length, kB: Math.round(texts.reduce((sum, { length }) => sum + length, 0) / 1000) },
  };
}

export function measureCommand(root: string, directory: string): Measurement {
  const proveCommand = loadProveCommand(root);
  // colours are for text only
  const options = { json: true, width: 80, failOn: 'fails' } as unknown as Parameters<typeof proveCommand>[1];
  const [command, { code, lines }] = timed(() => proveCommand([directory], options));
  const document = JSON.parse(lines.join('\n')) as { readonly acknowledged?: readonly unknown[] };
  return { ...whole({ command }), counts: { code, acknowledged: document.acknowledged?.length ?? 0 } };
}

export function whole(phases: Readonly<Record<string, Cost>>): Measurement {
  return { ...total(Object.values(phases)), memory: peakMemory(), phases, counts: {} };
}
