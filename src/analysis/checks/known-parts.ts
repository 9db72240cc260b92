import { showValue } from './condition';
import type { Violation } from './check';

/** A part of a replication that no template has: judged as if it allowed everything, and said so. */
export function notInTemplates(part: string, value: unknown, propertyPath: string, owner: string): Violation {
  return {
    undecided: true,
    propertyPath,
    message: `${part} ${showValue(value)} is not in the templates, so that nothing about it can be proven`,
    fix: `prove its assembly together with this one, or let its owner make sure that ${owner}`,
  };
}
