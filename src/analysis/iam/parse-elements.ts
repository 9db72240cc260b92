import { glob } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { Actions, Principals, Resources } from './policy-document';
import type { Grammar } from './grammar';
import { parsePrincipals } from './parse-principals';
import type { JsonObject, Reader, UNRESOLVED } from './document-reader';
import { at, textsOf } from './document-reader';
import { template } from './policy-string';

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

export function principalsOf(
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

export function actionsOf(value: JsonObject, reader: Reader): Actions | undefined {
  const one = oneOf(value, 'Action', reader);
  const written = one && textsOf(value[one.element], at(reader, one.element), one.element);
  const unknown = written?.filter((text) => !isSymbolic(text) && !/^(\*|\*:\*|[a-z0-9-]+:[a-z0-9*?]+)$/i.test(text)) ?? [];
  unknown.forEach((text) => reader.complain(`${showValue(text)} is no action; use "service:Action"`, one?.element));
  return one && written && unknown.length === 0
    ? { negated: one.negated, written, patterns: written.map((text) => glob(text.toLowerCase())) }
    : undefined;
}

export function resourcesOf(value: JsonObject, grammar: Grammar, reader: Reader): Resources | undefined | false {
  if (!grammar.resource) {
    return has(value, ['Resource', 'NotResource'], reader) ? false : undefined;
  }
  const one = oneOf(value, 'Resource', reader);
  const written = one && textsOf(value[one.element], at(reader, one.element), one.element);
  const unknown = written?.filter((text) => !isResource(text)) ?? [];
  unknown.forEach((text) => reader.complain(`${showValue(text)} is no resource; use an ARN or "*"`, one?.element));
  if (!one || !written || unknown.length > 0) {
    return false;
  }
  const syntax = { variant: grammar.resourceForm, wildcards: true, variables: reader.variables };
  return { negated: one.negated, written, templates: written.map((text) => template(text, syntax)) };
}

function isResource(text: SymbolicString): boolean {
  return text === '*' || text.startsWith('arn:') || isSymbolic(text);
}
