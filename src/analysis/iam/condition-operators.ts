import { BlockList, isIP } from 'node:net';
import { equal, matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import { matchArn } from './arn';
import type { PolicyPattern } from './policy-document';
import type { StringSyntax } from './policy-string';

type Test = (wanted: PolicyPattern, actual: SymbolicString) => Match;

/** How the values of an operator are read. */
export interface ValueSyntax {
  readonly syntax: StringSyntax;
  /** Whether IAM accepts a value. */
  readonly accepts: (value: SymbolicString) => boolean;
}

/** A condition operator without set operator and `IfExists`. */
export interface Operator extends ValueSyntax {
  /** Holds where no value matches, and where the key is absent. */
  readonly negated: boolean;
  readonly test: Test;
}

const PLAIN: StringSyntax = { variant: 'text', wildcards: false, variables: false };
const TEXT: StringSyntax = { ...PLAIN, variables: true };
const GLOB: StringSyntax = { ...TEXT, wildcards: true };
const ARN: StringSyntax = { ...GLOB, variant: 'arn' };

const like: Test = matches;
const sameIgnoringCase: Test = ({ text }, actual) => equal(text.toLowerCase(), actual.toLowerCase());
const isBoolean = (value: SymbolicString): boolean => /^(true|false)$/i.test(value);
const anything = (_value: SymbolicString): boolean => true;

/** A positive operator and its opposite. */
function pair(names: readonly [string, string], syntax: StringSyntax, test: Test, accepts = anything): [string, Operator][] {
  return names.map((name, index) => [name, { syntax, test, accepts, negated: index === 1 }]);
}

function numeric(holds: (order: number) => boolean): Test {
  return ({ text }, actual) => {
    if (isSymbolic(text) || isSymbolic(actual)) {
      return 'unknown';
    }
    return holds(Math.sign(parseNumber(actual) - parseNumber(text))) ? 'all' : 'none';
  };
}

function parseNumber(text: SymbolicString): number {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}

const isNumber = (value: SymbolicString): boolean => !Number.isNaN(parseNumber(value));

function single(name: string, test: Test): [string, Operator] {
  return [name, { syntax: PLAIN, test, accepts: isNumber, negated: false }];
}

const inBlock: Test = ({ text }, actual) => {
  if (isSymbolic(text) || isSymbolic(actual)) {
    return 'unknown';
  }
  const family = isIP(actual);
  return family !== 0 && parseAddressBlock(text)?.check(actual, nameFamily(family)) ? 'all' : 'none';
};

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

/** `Null` asks about the key itself, and takes neither `IfExists` nor a set operator. */
export const NULL: ValueSyntax = { syntax: PLAIN, accepts: isBoolean };

/**
 * The operators that the proof knows.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...pair(['StringEquals', 'StringNotEquals'], TEXT, like),
  ...pair(['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], TEXT, sameIgnoringCase),
  ...pair(['StringLike', 'StringNotLike'], GLOB, like),
  ...pair(['ArnEquals', 'ArnNotEquals'], ARN, matchArn),
  ...pair(['ArnLike', 'ArnNotLike'], ARN, matchArn),
  ...pair(['NumericEquals', 'NumericNotEquals'], PLAIN, numeric((order) => order === 0), isNumber),
  single('NumericLessThan', numeric((order) => order < 0)),
  single('NumericLessThanEquals', numeric((order) => order <= 0)),
  single('NumericGreaterThan', numeric((order) => order > 0)),
  single('NumericGreaterThanEquals', numeric((order) => order >= 0)),
  ['Bool', { syntax: PLAIN, test: sameIgnoringCase, accepts: isBoolean, negated: false }],
  ...pair(['IpAddress', 'NotIpAddress'], PLAIN, inBlock, (value) => parseAddressBlock(value) !== undefined),
]);

/** Operators of IAM that the proof does not know: what they say is undecided. */
export const UNSUPPORTED: ReadonlySet<string> = new Set([
  'DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals',
  'BinaryEquals', 'ForAnyValue:Null', 'ForAllValues:Null',
]);

/** How the values of such an operator are read. */
export const ANY_VALUE: ValueSyntax = { syntax: PLAIN, accepts: anything };
