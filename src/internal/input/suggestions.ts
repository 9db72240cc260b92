import { findNearest } from '../text/find-nearest';
import { ENUMS, FACTORIES, STRUCTS } from './table';
import { quoteAll } from './value-types';

/** A type of the table, in words that follow "is not". */
export function describeType(type: string): string {
  if (type.endsWith('[]')) {
    return 'a list';
  }
  const name = type.replace(/^(?:enum|object) /, '');
  return type.endsWith('{}') ? 'an object' : `${/^[aeiou]|^I[A-Z]/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** How a value of a type of the table is written. */
export function suggestValue(type: string): string {
  if (type.endsWith('[]')) {
    return `pass a list, of which each element is ${describeType(type.slice(0, -2))}`;
  }
  if (type.endsWith('{}')) {
    return `pass an object, of which each member is ${describeType(type.slice(0, -2))}`;
  }
  const [kind, name] = type.split(' ');
  const ways = FACTORIES[type] ?? [];
  const values = ENUMS[type] ?? [];
  return ways.length > 0 ? `make one with ${ways.join(', ')}`
    : values.length > 0 ? `pass one of ${values.map((value) => `${type}.${value}`).join(', ')}`
      : type in STRUCTS ? `pass an object with ${quoteAll(Object.keys(STRUCTS[type]))}`
        : kind === 'enum' ? `pass a member of ${name}` : `pass ${describeType(type)}`;
}

const TOKENS: Readonly<Record<string, string>> = {
  'string': 'Token.asString()',
  'number': 'Token.asNumber()',
  'string[]': 'Token.asList()',
};

/** What to do with a token that is an object. */
export function suggestToken(type: string): string {
  const form = TOKENS[type];
  return form === undefined ? `it has to be known at synth time: ${suggestValue(type)}`
    : `pass the form of the token that CDK makes with ${form}`;
}

/** The prop that was meant: a similar one, or one of the same name elsewhere. */
export function suggestProp(written: string, struct: string): string {
  const props = Object.keys(STRUCTS[struct]);
  const plain = new Map(props.map((prop) => [simplify(prop), prop]));
  const nearest = findNearest(simplify(written), plain.keys());
  const others = Object.keys(STRUCTS).filter((other) => Object.hasOwn(STRUCTS[other], written));
  return nearest !== undefined ? `did you mean '${plain.get(nearest)}'?`
    : others.length > 0 ? `it is a prop of ${others.join(', ')}`
      : `its props are ${quoteAll(props)}`;
}

/** Without regard to case and underscores: `delete_marker_replication`. */
function simplify(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
