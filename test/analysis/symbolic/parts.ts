import { every, generated, open } from '../../../src/analysis/symbolic/symbolic-string';

/** One mark of each kind, and a second of those of which two may meet. */
export const A = open('A');
export const B = open('B');
export const G = generated('G');
export const H = generated('H');
export const E = every('E');
export const F = every('F');
