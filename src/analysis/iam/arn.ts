import type { Match } from '../symbolic/match';
import { allOf } from '../symbolic/match';
import type { Piece } from '../symbolic/pattern';
import { matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { PolicyPattern } from './policy-document';

/** `arn:partition:service:region:account:resource` */
export const ARN_COMPONENTS = 6;

/** The components of an ARN; colons in the sixth separate nothing. */
export function splitArn(arn: SymbolicString): readonly SymbolicString[] {
  const components = arn.split(':');
  return components.length <= ARN_COMPONENTS ? components
    : [...components.slice(0, ARN_COMPONENTS - 1), components.slice(ARN_COMPONENTS - 1).join(':')];
}

/** The components of an ARN with wildcards. */
export function splitArnPieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const components: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first, ...others] = typeof piece === 'string' ? piece.split(':') : [piece];
    components[components.length - 1].push(first);
    for (const other of others) {
      if (components.length < ARN_COMPONENTS) {
        components.push([other]);
      } else {
        components[components.length - 1].push(':', other);
      }
    }
  }
  return components;
}

/**
 * Whether an ARN matches, each component by itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchArn(expected: PolicyPattern, arn: SymbolicString): Match {
  const whole = matches(expected, arn);
  if (whole === 'none' || expected.components === undefined) {
    return expected.incomplete && whole !== 'none' ? 'unknown' : whole;
  }
  const components = splitArn(arn);
  // an ARN that is one unknown part has no components to compare
  return components.length < ARN_COMPONENTS
    ? whole
    : allOf(expected.components.map((component, index) => matches(component, components[index])));
}
