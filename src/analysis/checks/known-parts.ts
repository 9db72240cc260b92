import { shown } from './condition';
import type { Found } from './check';

/** A part of a replication that no template has: judged as if it allowed everything, and said so. */
export function notInTemplates(part: string, value: unknown, location: string, owner: string): Found {
  return {
    undecided: true,
    location,
    message: `${part} ${shown(value)} is not in the templates, so that nothing about it can be proven`,
    fix: `prove its assembly together with this one, or let its owner make sure that ${owner}`,
  };
}
