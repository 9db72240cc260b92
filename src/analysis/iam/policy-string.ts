import type { Piece } from '../symbolic/pattern';
import { pattern } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import { ARN_COMPONENTS, splitArnPieces } from './arn';
import type { PolicyString, StringKind, PolicyStringPiece, Variable, PolicyPattern } from './policy-document';
import type { Situation } from './situation';
import { getState } from './situation';

/** What means something in a string of a policy. */
export interface StringSyntax {
  readonly variant: StringKind;
  readonly wildcards: boolean;
  /** Heard by version 2012-10-17 alone, in resources and in values of string and ARN operators. */
  readonly variables: boolean;
}

const VARIABLE = /(\$\{[^}]*\})/;
const WILDCARD = /([*?])/;

/**
 * Reads a string of a policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parsePolicyString(written: SymbolicString, { variant, wildcards, variables }: StringSyntax): PolicyString {
  const pieces = (variables && written.includes('${') ? written.split(VARIABLE) : [written])
    .flatMap((part): readonly PolicyStringPiece[] => {
      if (variables && VARIABLE.test(part)) {
        return [parseVariable(part.slice(2, -1))];
      }
      return wildcards && WILDCARD.test(part) ? splitWildcards(part) : [part];
    });
  const fixed = pieces.every(isPiece) ? compile(pieces, variant) : undefined;
  return { written, pieces, kind: variant, fixed };
}

/** Condition keys that a template takes values from, in lower case. */
export function listVariables({ pieces }: PolicyString): readonly string[] {
  return pieces.flatMap((piece) => (isPiece(piece) ? [] : [piece.variable]));
}

/** With the values of a request; `undefined` where it has none, so that nothing matches. */
export function substitute(filled: PolicyString, situation: Situation): PolicyPattern | undefined {
  if (filled.fixed) {
    return filled.fixed;
  }
  const pieces = filled.pieces.map((piece) => (isPiece(piece) ? piece : readVariable(piece, situation)));
  return pieces.every((piece) => piece !== undefined) ? compile(pieces, filled.kind) : undefined;
}

function isPiece(piece: PolicyStringPiece): piece is Piece {
  return typeof piece === 'string' || 'wildcard' in piece;
}

function splitWildcards(text: SymbolicString): readonly Piece[] {
  return text.split(WILDCARD).filter((piece) => piece !== '')
    .map((piece) => (piece === '*' || piece === '?' ? { wildcard: piece } : piece));
}

/** The three special characters are written as variables to be heard as themselves. */
function parseVariable(content: string): PolicyStringPiece {
  if (content === '*' || content === '?' || content === '$') {
    return content;
  }
  const [key, ...fallback] = content.split(',');
  const quoted = /^\s*'(.*)'\s*$/.exec(fallback.join(','));
  return { variable: key.trim().toLowerCase(), ...(quoted ? { fallback: quoted[1] } : {}) };
}

/** A key with several values, and one of which nothing is known, may have any value here. */
function readVariable({ variable: key, fallback }: Variable, situation: Situation): SymbolicString | undefined {
  const state = getState(situation, key);
  if (state === 'absent') {
    return fallback;
  }
  return state !== 'unknown' && state.length === 1 ? state[0] : unknownValue(`the value of ${key}`);
}

function compile(pieces: readonly Piece[], variant: StringKind): PolicyPattern {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.wildcard)).join('');
  if (variant === 'text' || text === '*') {
    return { ...pattern(pieces), text };
  }
  const whole = pattern(pieces);
  if (isPlainArn(text)) {
    return { ...whole, text };
  }
  const components = splitArnPieces(pieces);
  // a mark may stand for several components
  const missing = whole.symbolic ? 0 : ARN_COMPONENTS - components.length;
  if (missing > 0) {
    const end = Array<readonly Piece[]>(missing).fill([':', { wildcard: '*' }]).flat();
    return variant === 'arn' ? { ...whole, text, incomplete: true } : { ...compile([...pieces, ...end], variant), text };
  }
  const early = components.slice(0, ARN_COMPONENTS - 1).flat().some((piece) => typeof piece !== 'string');
  const compared = components.length === ARN_COMPONENTS && early;
  return { ...whole, text, ...(compared ? { components: components.map(pattern) } : {}) };
}

/** Whether all components but the last are there, without a wildcard: nothing to compare one by one. */
function isPlainArn(text: SymbolicString): boolean {
  return /^(?:[^:*?]*:){5}/.test(text);
}
