import type { Match } from '../symbolic/match';
import { allOf } from '../symbolic/match';
import type { Piece } from '../symbolic/pattern';
import { pattern, splitWildcards } from '../symbolic/pattern';
import { PatternIndex } from '../symbolic/pattern-index';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import { ARN_COMPONENTS, splitArnPieces } from './arn';
import type { PolicyPattern, PolicyString, PolicyStringKind, PolicyVariable } from './policy-document';
import type { Situation } from './request';
import { getState } from './request';

/** What has a meaning in a string of a policy. */
export interface StringSyntax {
  readonly kind: PolicyStringKind;
  readonly wildcards: boolean;
  /** In resources and in values of string and ARN operators, from version 2012-10-17. */
  readonly variables: boolean;
}

type PolicyPiece = Piece | PolicyVariable;

/** Most strings have neither wildcards nor variables. */
const HAS_SYNTAX = /[*?$]/;

const VARIABLE = /(\$\{[^}]{0,1000}\})/;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export function parsePolicyString(
  written: SymbolicString,
  { kind, wildcards, variables }: StringSyntax,
): PolicyString {
  if (!HAS_SYNTAX.test(written)) {
    return { written, kind, pieces: [written], compiled: compile([written], kind) };
  }
  const parts = variables && written.includes('${') ? written.split(VARIABLE) : [written];
  const pieces = parts.flatMap((part): readonly PolicyPiece[] => {
    if (variables && VARIABLE.test(part)) {
      return [parseVariable(part.slice(2, -1))];
    }
    return wildcards && /[*?]/.test(part) ? splitWildcards(nameSomething(part, written)) : [part];
  });
  return { written, kind, pieces, compiled: pieces.every(isPiece) ? compile(pieces, kind) : undefined };
}

/**
 * Keys of objects and ids have one character at least, so that `arn:aws:s3:::bucket/?*` is every object of the bucket,
 * as `arn:aws:s3:::bucket/*` is. Behind a prefix it is not: an object may have the prefix itself as its key.
 */
function nameSomething(part: SymbolicString, written: SymbolicString): SymbolicString {
  return written === part ? part.replace(/^(arn:[^/]*\/)(?:\*\?|\?\*)$/, '$1*') : part;
}

/** `${*}`, `${?}` and `${$}` are these characters themselves. */
function parseVariable(content: string): PolicyPiece {
  if (content === '*' || content === '?' || content === '$') {
    return content;
  }
  const [key, ...fallback] = content.split(',');
  const quoted = /^\s*'(.*)'\s*$/.exec(fallback.join(','));
  return { variable: key.trim().toLowerCase(), ...(quoted ? { fallback: quoted[1] } : {}) };
}

function isPiece(piece: PolicyPiece): piece is Piece {
  return typeof piece === 'string' || 'wildcard' in piece;
}

/** The condition keys of the variables, in lower case. */
export function listVariables({ pieces }: PolicyString): readonly string[] {
  return pieces.flatMap((piece) => (isPiece(piece) ? [] : [piece.variable]));
}

export function hasVariables({ compiled }: PolicyString): boolean {
  return compiled === undefined;
}

/** Prepared for a comparison with all of them; `undefined` if one has variables. */
export function indexStrings(strings: readonly PolicyString[]): PatternIndex<PolicyPattern> | undefined {
  const patterns = strings.map(({ compiled }) => compiled).filter((compiled) => compiled !== undefined);
  return patterns.length === strings.length ? new PatternIndex(patterns) : undefined;
}

/** Tests it with the values of a request for its variables; a key of which nothing is known may be absent, too. */
export function testString(
  string: PolicyString,
  situation: Situation,
  test: (expected: PolicyPattern) => Match,
): Match {
  const expected = substitute(string, situation);
  const isOpen = listVariables(string).some((variable) => getState(situation, variable) === 'unknown');
  return expected === undefined ? 'none' : allOf([isOpen ? 'unknown' : 'all', test(expected)]);
}

/** With the values of a request for the variables; `undefined` where it lacks one, so that nothing matches. */
export function substitute({ compiled, pieces, kind }: PolicyString, situation: Situation): PolicyPattern | undefined {
  if (compiled) {
    return compiled;
  }
  const substituted = pieces.map((piece) => (isPiece(piece) ? piece : readVariable(piece, situation)));
  return substituted.every((piece) => piece !== undefined) ? compile(substituted, kind) : undefined;
}

/** A key with several values may have any value here, like one that is not known. */
function readVariable({ variable, fallback }: PolicyVariable, situation: Situation): SymbolicString | undefined {
  const state = getState(situation, variable);
  if (state === 'absent') {
    return fallback;
  }
  return state !== 'unknown' && state.length === 1 ? state[0] : unknownValue(`the value of ${variable}`);
}

function compile(pieces: readonly Piece[], kind: PolicyStringKind): PolicyPattern {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.wildcard)).join('');
  const whole = { ...pattern(pieces), text };
  if (kind === 'text' || text === '*' || isSimpleArn(text)) {
    return whole;
  }
  const components = splitArnPieces(pieces);
  // an unknown part may stand for several components
  const missing = whole.symbolic ? 0 : ARN_COMPONENTS - components.length;
  if (missing > 0) {
    const end = Array<readonly Piece[]>(missing).fill([':', { wildcard: '*' }]).flat();
    return kind === 'arn' ? { ...whole, incomplete: true } : { ...compile([...pieces, ...end], kind), text };
  }
  const hasEarlyWildcard = components.slice(0, ARN_COMPONENTS - 1).flat().some((piece) => typeof piece !== 'string');
  return components.length === ARN_COMPONENTS && hasEarlyWildcard
    ? { ...whole, components: components.map(pattern) }
    : whole;
}

/** Whether the first five components are there and have no wildcard, so that the whole is compared at once. */
function isSimpleArn(text: SymbolicString): boolean {
  return /^(?:[^:*?]*:){5}/.test(text);
}
