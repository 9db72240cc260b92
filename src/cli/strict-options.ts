import type { Command, Option } from 'commander';
import { UnusableInput } from './input/unusable-input';

/**
 * Makes `commander` refuse an option that is given twice, of which it would take the last, and one that says the
 * contrary of another.
 */
export function refuseRepetition(command: Command): void {
  const given = new Map<string, Given>();
  for (const option of command.options.filter((each) => !isRepeatable(each))) {
    const name = option.attributeName();
    command.on(`option:${option.name()}`, (value?: string | null) => {
      const now = { flag: option.long!, value: value ?? undefined };
      if (now.value === '') {
        throw new UnusableInput('Usage', `${now.flag} is given an empty text; give ${option.flags}`);
      }
      const before = given.get(name);
      if (before !== undefined) {
        requireSame(before, now);
      }
      given.set(name, now);
    });
  }
}

interface Given {
  readonly flag: string;
  /** `undefined` for an option without one. */
  readonly value?: string;
}

function requireSame(before: Given, now: Given): void {
  if (before.flag !== now.flag) {
    throw new UnusableInput('Usage', `${before.flag} and ${now.flag} contradict each other; give one of them`);
  }
  if (now.value !== undefined) {
    throw new UnusableInput('Usage',
      `${now.flag} is given twice, as ${JSON.stringify(before.value)} and ${JSON.stringify(now.value)}; give it once`);
  }
}

/** Whether what is given is collected: by a function, and none that `commander` has for choices. */
export function isRepeatable({ parseArg, argChoices }: Option): boolean {
  return parseArg !== undefined && argChoices === undefined;
}

/** Makes an option refuse all others of its command but some, since nothing is read with it. */
export function refuseOthers(command: Command, name: string, admitted: readonly string[] = []): void {
  const [own] = command.options.filter((option) => option.attributeName() === name);
  own.conflicts(command.options.map((option) => option.attributeName())
    .filter((other) => other !== name && !admitted.includes(other)));
}

/** @throws UnusableInput if something is given beside an option with which nothing is read */
export function refuseArguments(flag: string, given: readonly string[]): void {
  if (given.length > 0) {
    throw new UnusableInput('Usage', `${flag} reads nothing, and ${JSON.stringify(given[0])} is given to be read; give one of the two`);
  }
}
