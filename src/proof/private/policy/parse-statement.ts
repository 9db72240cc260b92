import { glob } from '../text/pattern';
import type { Text } from '../text/text';
import { isMarked } from '../text/text';
import type { Actions, DocumentKind, Principals, Resources, Statement, TemplateForm } from './document';
import { keysOf, parseConditions } from './parse-conditions';
import { parsePrincipals } from './parse-principals';
import type { JsonObject, Reader } from './parse-values';
import { at, isObject, isUnresolved, knows, shown, textsOf, UNRESOLVED } from './parse-values';
import { template, variablesOf } from './template';

const ELEMENTS = [
  'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
];

/** Which elements a policy has, and how its resources are written. */
interface Grammar {
  readonly principal: boolean;
  readonly notPrincipal: boolean;
  readonly resource: boolean;
  readonly resourceForm: TemplateForm;
  /** Whether IAM reads it, which wants a `Sid` of letters and digits. */
  readonly plainSid: boolean;
}

const IDENTITY: Grammar = {
  principal: false, notPrincipal: false, resource: true, resourceForm: 'completed ARN', plainSid: true,
};
const RESOURCE: Grammar = {
  principal: true, notPrincipal: true, resource: true, resourceForm: 'arn', plainSid: false,
};

const GRAMMARS: { readonly [kind in DocumentKind]: Grammar } = {
  'identity policy': IDENTITY,
  'permissions boundary': IDENTITY,
  'bucket policy': RESOURCE,
  'key policy': RESOURCE,
  'trust policy': { ...RESOURCE, notPrincipal: false, resource: false, plainSid: true },
};

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
    reader.complain(`a statement is ${shown(value)}; give an object`);
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
  const text = typeof sid === 'string' ? sid : undefined;
  const valid = sid === undefined || (text !== undefined && (!plainSid || isMarked(text) || /^[A-Za-z0-9]*$/.test(text)));
  if (!valid) {
    reader.complain(`Sid is ${shown(sid)}; use letters and digits`, 'Sid');
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
  reader.complain(`unknown Effect ${shown(effect)}; use "Allow" or "Deny"`, 'Effect');
  return undefined;
}

/** The one of two elements that a statement has, `Action` or `NotAction`; complains about both and about none. */
function oneOf(value: JsonObject, name: string, reader: Reader): { negated: boolean; element: string } | undefined {
  const found = [name, `Not${name}`].filter((element) => value[element] !== undefined);
  if (found.length === 1) {
    return { negated: found[0] !== name, element: found[0] };
  }
  reader.complain(`a statement has ${found.join(' and ') || `no ${name}`}; give either ${name} or Not${name}`);
  return undefined;
}

/** Complains where a policy of this kind has elements that it must not have. */
function has(value: JsonObject, elements: readonly string[], reader: Reader): boolean {
  const found = elements.filter((element) => value[element] !== undefined);
  found.forEach((element) => reader.complain(`${element} in a statement of the ${reader.origin.kind}; remove it`, element));
  return found.length > 0;
}

function principalsOf(
  value: JsonObject,
  { principal, notPrincipal }: Grammar,
  reader: Reader,
): Principals | typeof UNRESOLVED | undefined | false {
  const foreign = [...principal ? [] : ['Principal'], ...notPrincipal ? [] : ['NotPrincipal']];
  if (has(value, foreign, reader)) {
    return false;
  }
  const one = principal ? oneOf(value, 'Principal', reader) : undefined;
  if (one === undefined) {
    return principal ? false : undefined;
  }
  if (one.negated && value.Effect === 'Allow') {
    reader.complain('NotPrincipal in a statement that allows; AWS supports it in a Deny alone', one.element);
    return false;
  }
  return parsePrincipals(value[one.element], one.negated, at(reader, one.element)) ?? false;
}

function actionsOf(value: JsonObject, reader: Reader): Actions | undefined {
  const one = oneOf(value, 'Action', reader);
  const written = one && textsOf(value[one.element], at(reader, one.element), one.element);
  const unknown = written?.filter((text) => !isMarked(text) && !/^(\*|[a-z0-9-]+:[a-z0-9*?]+)$/i.test(text)) ?? [];
  unknown.forEach((text) => reader.complain(`${shown(text)} is no action; use "service:Action"`, one?.element));
  return one && written && unknown.length === 0
    ? { negated: one.negated, written, patterns: written.map((text) => glob(text.toLowerCase())) }
    : undefined;
}

function resourcesOf(value: JsonObject, grammar: Grammar, reader: Reader): Resources | undefined | false {
  if (!grammar.resource) {
    return has(value, ['Resource', 'NotResource'], reader) ? false : undefined;
  }
  const one = oneOf(value, 'Resource', reader);
  const written = one && textsOf(value[one.element], at(reader, one.element), one.element);
  const unknown = written?.filter((text) => !isResource(text)) ?? [];
  unknown.forEach((text) => reader.complain(`${shown(text)} is no resource; use an ARN or "*"`, one?.element));
  if (!one || !written || unknown.length > 0) {
    return false;
  }
  const syntax = { form: grammar.resourceForm, wildcards: true, variables: reader.variables };
  return { negated: one.negated, written, templates: written.map((text) => template(text, syntax)) };
}

function isResource(text: Text): boolean {
  return text === '*' || text.startsWith('arn:') || isMarked(text);
}
