import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { Statement } from './policy-document';
import type { Grammar } from './grammar';
import { GRAMMARS } from './grammar';
import { keysOf, parseConditions } from './parse-conditions';
import { actionsOf, principalsOf, resourcesOf } from './parse-elements';
import type { JsonObject, Reader } from './document-reader';
import { at, isObject, isUnresolved, knows, UNRESOLVED } from './document-reader';
import { variablesOf } from './policy-string';

const ELEMENTS = [
  'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
];

/** `undefined` after a complaint. */
export function parseStatement(
  value: unknown,
  index: number,
  reader: Reader,
): Statement | typeof UNRESOLVED | undefined {
  if (isUnresolved(value)) {
    return UNRESOLVED;
  }
  if (!isObject(value)) {
    reader.complain(`a statement is ${showValue(value)}; give an object`);
    return undefined;
  }
  const grammar = GRAMMARS[reader.origin.kind];
  const sid = sidOf(value, grammar, reader);
  const effect = effectOf(value, reader);
  const known = knows(value, ELEMENTS, reader, 'a statement') && sid.valid;
  const principals = principalsOf(value, grammar, reader);
  const actions = actionsOf(value, reader);
  const resources = resourcesOf(value, grammar, reader);
  const conditions = value.Condition === undefined ? [] : parseConditions(value.Condition, at(reader, 'Condition'));
  if (!known || !effect || !actions || !conditions || principals === false || resources === false) {
    return undefined;
  }
  if (effect === UNRESOLVED || principals === UNRESOLVED || conditions === UNRESOLVED) {
    return UNRESOLVED;
  }
  const keys = [...new Set([...keysOf(conditions), ...resources?.templates.flatMap(variablesOf) ?? []])];
  return { origin: reader.origin, index, sid: sid.text, effect, principals, actions, resources, conditions, keys };
}

function sidOf({ Sid: sid }: JsonObject, { plainSid }: Grammar, reader: Reader): { valid: boolean; text?: string } {
  // the console writes an empty one, which names nothing
  const text = typeof sid === 'string' && sid !== '' ? sid : undefined;
  const valid = sid === undefined || sid === '' || (text !== undefined && (!plainSid || isSymbolic(text) || /^[A-Za-z0-9]*$/.test(text)));
  if (!valid) {
    reader.complain(`Sid is ${showValue(sid)}; use letters and digits`, 'Sid');
  }
  return { valid, text };
}

function effectOf({ Effect: effect }: JsonObject, reader: Reader): Statement['effect'] | typeof UNRESOLVED | undefined {
  if (effect === 'Allow' || effect === 'Deny') {
    return effect;
  }
  if (isUnresolved(effect)) {
    return UNRESOLVED;
  }
  reader.complain(`${effect === undefined ? 'no Effect' : `unknown Effect ${showValue(effect)}`}; use "Allow" or "Deny"`, 'Effect');
  return undefined;
}
