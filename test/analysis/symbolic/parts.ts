import { forAll, opaqueId, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

/** Two unknown parts of each kind. */
export const A = unknownValue('A');
export const B = unknownValue('B');
export const G = opaqueId('G');
export const H = opaqueId('H');
export const E = forAll('E');
export const F = forAll('F');
