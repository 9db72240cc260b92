import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { Statement } from './policy-document';
import type { Grammar } from './grammar';
import { GRAMMARS } from './grammar';
import { collectKeys, parseConditions } from './parse-conditions';
import { parseActions, parsePrincipalElement, parseResources } from './parse-elements';
import type { JsonObject, DocumentReader } from './document-reader';
import { enterElement, isObject, isUndetermined, hasKnownElements, UNRESOLVED_ELEMENT } from './document-reader';
import { listVariables } from './policy-string';

const ELEMENTS = [
  'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
];

/** `undefined` after a complaint. */
export function parseStatement(
  value: unknown,
  index: number,
  reader: DocumentReader,
): Statement | typeof UNRESOLVED_ELEMENT | undefined {
  if (isUndetermined(value)) {
    return UNRESOLVED_ELEMENT;
  }
  if (!isObject(value)) {
    reader.reportProblem(`a statement is ${showValue(value)}; give an object`);
    return undefined;
  }
  const grammar = GRAMMARS[reader.origin.kind];
  const sid = parseSid(value, grammar, reader);
  const effect = parseEffect(value, reader);
  const known = hasKnownElements(value, ELEMENTS, reader, 'a statement') && sid.valid;
  const principals = parsePrincipalElement(value, grammar, reader);
  const actions = parseActions(value, reader);
  const resources = parseResources(value, grammar, reader);
  const conditions = value.Condition === undefined ? [] : parseConditions(value.Condition, enterElement(reader, 'Condition'));
  if (!known || !effect || !actions || !conditions || principals === false || resources === false) {
    return undefined;
  }
  if (effect === UNRESOLVED_ELEMENT || principals === UNRESOLVED_ELEMENT || conditions === UNRESOLVED_ELEMENT) {
    return UNRESOLVED_ELEMENT;
  }
  const keys = [...new Set([...collectKeys(conditions), ...resources?.strings.flatMap(listVariables) ?? []])];
  return { origin: reader.origin, index, sid: sid.text, effect, principals, actions, resources, conditions, keys };
}

function parseSid({ Sid: sid }: JsonObject, { plainSid }: Grammar, reader: DocumentReader): { valid: boolean; text?: string } {
  // the console writes an empty one, which names nothing
  const text = typeof sid === 'string' && sid !== '' ? sid : undefined;
  const valid = sid === undefined || sid === '' || (text !== undefined && (!plainSid || isSymbolic(text) || /^[A-Za-z0-9]*$/.test(text)));
  if (!valid) {
    reader.reportProblem(`Sid is ${showValue(sid)}; use letters and digits`, 'Sid');
  }
  return { valid, text };
}

function parseEffect({ Effect: effect }: JsonObject, reader: DocumentReader): Statement['effect'] | typeof UNRESOLVED_ELEMENT | undefined {
  if (effect === 'Allow' || effect === 'Deny') {
    return effect;
  }
  if (isUndetermined(effect)) {
    return UNRESOLVED_ELEMENT;
  }
  reader.reportProblem(`${effect === undefined ? 'no Effect' : `unknown Effect ${showValue(effect)}`}; use "Allow" or "Deny"`, 'Effect');
  return undefined;
}
