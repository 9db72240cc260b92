import type { JsonObject } from '../symbolic/json-members';
import { isObject } from '../symbolic/json-members';
import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { DocumentReader } from './document-reader';
import { enterElement, GRAMMARS, checkElements, isUndetermined, UNRESOLVED_ELEMENT } from './document-reader';
import { collectKeys, parseConditions } from './parse-conditions';
import { parseActions, parsePrincipalElement, parseResources } from './parse-elements';
import type { Statement } from './policy-document';
import { listVariables } from './policy-string';

const ELEMENTS = [
  'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
];

/** Every element is parsed, so that all problems are reported; `undefined` after one. */
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
  const sid = parseSid(value, reader);
  const effect = parseEffect(value, reader);
  const known = checkElements(value, ELEMENTS, reader, 'a statement');
  const principals = parsePrincipalElement(value, reader);
  const actions = parseActions(value, reader);
  const resources = parseResources(value, reader);
  const { Condition: block } = value;
  const conditions = block === undefined ? [] : parseConditions(block, enterElement(reader, 'Condition'));
  if (!known || sid === false || !effect || principals === false || !actions || resources === false || !conditions) {
    return undefined;
  }
  if (effect === UNRESOLVED_ELEMENT || principals === UNRESOLVED_ELEMENT || conditions === UNRESOLVED_ELEMENT) {
    return UNRESOLVED_ELEMENT;
  }
  const keys = [...new Set([...collectKeys(conditions), ...resources?.strings.flatMap(listVariables) ?? []])];
  return { origin: reader.origin, index, sid, effect, principals, actions, resources, conditions, keys };
}

/** `undefined` without one; the IAM console writes an empty one, which is none. `false` after a problem. */
function parseSid({ Sid: sid }: JsonObject, reader: DocumentReader): string | undefined | false {
  if (sid === undefined || sid === '') {
    return undefined;
  }
  const { strictSid } = GRAMMARS[reader.origin.kind];
  if (typeof sid === 'string' && (!strictSid || isSymbolic(sid) || /^[A-Za-z0-9]*$/.test(sid))) {
    return sid;
  }
  reader.reportProblem(`Sid is ${showValue(sid)}; use letters and digits`, 'Sid');
  return false;
}

function parseEffect(
  { Effect: effect }: JsonObject,
  reader: DocumentReader,
): Statement['effect'] | typeof UNRESOLVED_ELEMENT | undefined {
  if (effect === 'Allow' || effect === 'Deny') {
    return effect;
  }
  if (isUndetermined(effect)) {
    return UNRESOLVED_ELEMENT;
  }
  const found = effect === undefined ? 'no Effect' : `unknown Effect ${showValue(effect)}`;
  reader.reportProblem(`${found}; use "Allow" or "Deny"`, 'Effect');
  return undefined;
}
