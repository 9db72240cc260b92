import type { Piece } from '../symbolic/pattern';
import { pattern } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import { COMPONENTS, splitPieces } from './arn';
import type { Template, TemplateForm, TemplatePiece, Variable, Wanted } from './policy-document';
import type { Situation } from './situation';
import { stateOf } from './situation';

/** What means something in a string of a policy. */
export interface Syntax {
  readonly variant: TemplateForm;
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
export function template(written: SymbolicString, { variant, wildcards, variables }: Syntax): Template {
  const pieces = (variables && written.includes('${') ? written.split(VARIABLE) : [written])
    .flatMap((part): readonly TemplatePiece[] => {
      if (variables && VARIABLE.test(part)) {
        return [variable(part.slice(2, -1))];
      }
      return wildcards && WILDCARD.test(part) ? wildcardsOf(part) : [part];
    });
  const fixed = pieces.every(isPiece) ? compile(pieces, variant) : undefined;
  return { written, pieces, variant, fixed };
}

/** Condition keys that a template takes values from, in lower case. */
export function variablesOf({ pieces }: Template): readonly string[] {
  return pieces.flatMap((piece) => (isPiece(piece) ? [] : [piece.variable]));
}

/** With the values of a request; `undefined` where it has none, so that nothing matches. */
export function fill(filled: Template, situation: Situation): Wanted | undefined {
  if (filled.fixed) {
    return filled.fixed;
  }
  const pieces = filled.pieces.map((piece) => (isPiece(piece) ? piece : valueOf(piece, situation)));
  return pieces.every((piece) => piece !== undefined) ? compile(pieces, filled.variant) : undefined;
}

function isPiece(piece: TemplatePiece): piece is Piece {
  return typeof piece === 'string' || 'wildcard' in piece;
}

function wildcardsOf(text: SymbolicString): readonly Piece[] {
  return text.split(WILDCARD).filter((piece) => piece !== '')
    .map((piece) => (piece === '*' || piece === '?' ? { wildcard: piece } : piece));
}

/** The three special characters are written as variables to be heard as themselves. */
function variable(content: string): TemplatePiece {
  if (content === '*' || content === '?' || content === '$') {
    return content;
  }
  const [key, ...fallback] = content.split(',');
  const quoted = /^\s*'(.*)'\s*$/.exec(fallback.join(','));
  return { variable: key.trim().toLowerCase(), ...(quoted ? { fallback: quoted[1] } : {}) };
}

/** A key with several values, and one of which nothing is known, may have any value here. */
function valueOf({ variable: key, fallback }: Variable, situation: Situation): SymbolicString | undefined {
  const state = stateOf(situation, key);
  if (state === 'absent') {
    return fallback;
  }
  return state !== 'unknown' && state.length === 1 ? state[0] : unknownValue(`the value of ${key}`);
}

function compile(pieces: readonly Piece[], variant: TemplateForm): Wanted {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.wildcard)).join('');
  if (variant === 'text' || text === '*') {
    return { ...pattern(pieces), text };
  }
  const whole = pattern(pieces);
  if (isPlainArn(text)) {
    return { ...whole, text };
  }
  const components = splitPieces(pieces);
  // a mark may stand for several components
  const missing = whole.marked ? 0 : COMPONENTS - components.length;
  if (missing > 0) {
    const end = Array<readonly Piece[]>(missing).fill([':', { wildcard: '*' }]).flat();
    return variant === 'arn' ? { ...whole, text, incomplete: true } : { ...compile([...pieces, ...end], variant), text };
  }
  const early = components.slice(0, COMPONENTS - 1).flat().some((piece) => typeof piece !== 'string');
  const compared = components.length === COMPONENTS && early;
  return { ...whole, text, ...(compared ? { components: components.map(pattern) } : {}) };
}

/** Whether all components but the last are there, without a wildcard: nothing to compare one by one. */
function isPlainArn(text: SymbolicString): boolean {
  return /^(?:[^:*?]*:){5}/.test(text);
}
