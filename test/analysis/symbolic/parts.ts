import { forAll, opaqueId, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

/** One mark of each kind, and a second of those of which two may meet. */
export const A = unknownValue('A');
export const B = unknownValue('B');
export const G = opaqueId('G');
export const H = opaqueId('H');
export const E = forAll('E');
export const F = forAll('F');
