import { BlockList, isIP } from 'node:net';
import type { Match } from '../symbolic/match';
import { equal, matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic } from '../symbolic/symbolic-string';
import { matchArn } from './arn';
import type { PolicyPattern } from './policy-document';
import type { StringSyntax } from './policy-string';

/** How the values of an operator are read. */
export interface ValueSyntax {
  readonly syntax: StringSyntax;
  /** Whether IAM accepts a value. */
  readonly accepts: (value: SymbolicString) => boolean;
}

/** A condition operator without set operator and `IfExists`. */
export interface Operator extends ValueSyntax {
  /** Whether it holds where no value matches, and where the key is absent. */
  readonly negated: boolean;
  readonly test: Test;
  /** Whether a value matches only what begins as it does. */
  readonly byBeginning?: true;
}

/** Whether one value of a request matches one of a condition. */
type Test = (expected: PolicyPattern, actual: SymbolicString) => Match;

const PLAIN: StringSyntax = { kind: 'text', wildcards: false, variables: false };
const TEXT: StringSyntax = { ...PLAIN, variables: true };
const GLOB: StringSyntax = { ...TEXT, wildcards: true };
const ARN: StringSyntax = { ...GLOB, kind: 'arn' };

const equalIgnoringCase: Test = ({ text }, actual) => equal(text.toLowerCase(), actual.toLowerCase());

const isInAddressBlock: Test = ({ text }, actual) => {
  if (isSymbolic(text) || isSymbolic(actual)) {
    return 'unknown';
  }
  const family = isIP(actual);
  return family !== 0 && parseAddressBlock(text)?.check(actual, nameFamily(family)) ? 'all' : 'none';
};

function compareNumbers(isExpected: (order: number) => boolean): Test {
  return ({ text }, actual) => {
    if (isSymbolic(text) || isSymbolic(actual)) {
      return 'unknown';
    }
    return isExpected(Math.sign(parseNumber(actual) - parseNumber(text))) ? 'all' : 'none';
  };
}

/** `NaN` for what is no number, with which every comparison fails. */
function parseNumber(text: SymbolicString): number {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}

/** A block in CIDR notation, or a single address. */
function parseAddressBlock(text: SymbolicString): BlockList | undefined {
  const [address, length, ...rest] = text.split('/');
  const family = isIP(address);
  const bits = family === 6 ? 128 : 32;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
  if (family === 0 || rest.length > 0 || !(prefix <= bits)) {
    return undefined;
  }
  const block = new BlockList();
  block.addSubnet(address, prefix, nameFamily(family));
  return block;
}

function nameFamily(family: number): 'ipv4' | 'ipv6' {
  return family === 6 ? 'ipv6' : 'ipv4';
}

const acceptAny = (_value: SymbolicString): boolean => true;
const isBoolean = (value: SymbolicString): boolean => /^(true|false)$/i.test(value);
const isNumber = (value: SymbolicString): boolean => !Number.isNaN(parseNumber(value));
const isAddressBlock = (value: SymbolicString): boolean => parseAddressBlock(value) !== undefined;

/** A positive operator and its opposite. */
function createPair(
  [positive, negative]: readonly [string, string],
  operator: Omit<Operator, 'negated'>,
): [string, Operator][] {
  return [[positive, { ...operator, negated: false }], [negative, { ...operator, negated: true }]];
}

function createNumeric(isExpected: (order: number) => boolean): Operator {
  return { syntax: PLAIN, test: compareNumbers(isExpected), accepts: isNumber, negated: false };
}

const OF_TEXTS = { test: matches, accepts: acceptAny, byBeginning: true } as const;
const OF_ARNS = { syntax: ARN, test: matchArn, accepts: acceptAny, byBeginning: true } as const;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...createPair(['StringEquals', 'StringNotEquals'], { ...OF_TEXTS, syntax: TEXT }),
  ...createPair(['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], {
    syntax: TEXT, test: equalIgnoringCase, accepts: acceptAny,
  }),
  ...createPair(['StringLike', 'StringNotLike'], { ...OF_TEXTS, syntax: GLOB }),
  ...createPair(['ArnEquals', 'ArnNotEquals'], OF_ARNS),
  ...createPair(['ArnLike', 'ArnNotLike'], OF_ARNS),
  ...createPair(['NumericEquals', 'NumericNotEquals'], createNumeric((order) => order === 0)),
  ['NumericLessThan', createNumeric((order) => order < 0)],
  ['NumericLessThanEquals', createNumeric((order) => order <= 0)],
  ['NumericGreaterThan', createNumeric((order) => order > 0)],
  ['NumericGreaterThanEquals', createNumeric((order) => order >= 0)],
  ['Bool', { syntax: PLAIN, test: equalIgnoringCase, accepts: isBoolean, negated: false }],
  ...createPair(['IpAddress', 'NotIpAddress'], { syntax: PLAIN, test: isInAddressBlock, accepts: isAddressBlock }),
]);

/** `Null` asks about the key itself, and takes neither `IfExists` nor a set operator. */
export const NULL: ValueSyntax = { syntax: PLAIN, accepts: isBoolean };

/** `Null` with a set operator, which AWS does not document. */
export const UNSUPPORTED_SETS: ReadonlySet<string> = new Set(['ForAnyValue:Null', 'ForAllValues:Null']);

/** Operators of IAM that the engine does not evaluate: whether they hold for a value is unknown. */
export const UNSUPPORTED: ReadonlySet<string> = new Set([
  'DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals',
  'BinaryEquals', ...UNSUPPORTED_SETS,
]);

/** Whether an operator without set operator holds where the key is absent. */
export function isNegated(operator: string): boolean {
  return OPERATORS.get(operator)?.negated ?? operator === 'DateNotEquals';
}

/** How the values of an unsupported operator are read. */
export const ANY_VALUE: ValueSyntax = { syntax: PLAIN, accepts: acceptAny };
