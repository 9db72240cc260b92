import { glob } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { Actions, Principals, Resources } from './policy-document';
import type { Grammar } from './grammar';
import { parsePrincipals } from './parse-principals';
import type { JsonObject, DocumentReader, UNRESOLVED_ELEMENT } from './document-reader';
import { enterElement, parseStrings } from './document-reader';
import { parsePolicyString } from './policy-string';

/** The one of two elements that a statement has, `Action` or `NotAction`; complains about both and about none. */
function chooseElement(value: JsonObject, name: string, reader: DocumentReader): { negated: boolean; element: string } | undefined {
  const found = [name, `Not${name}`].filter((element) => value[element] !== undefined);
  if (found.length === 1) {
    return { negated: found[0] !== name, element: found[0] };
  }
  reader.reportProblem(`a statement has ${found.join(' and ') || `no ${name}`}; give either ${name} or Not${name}`);
  return undefined;
}

/** Complains where a policy of this kind has elements that it must not have. */
function hasMisplacedElements(value: JsonObject, elements: readonly string[], reader: DocumentReader): boolean {
  const found = elements.filter((element) => value[element] !== undefined);
  found.forEach((element) => reader.reportProblem(`${element} in a statement of the ${reader.origin.kind}; remove it`, element));
  return found.length > 0;
}

export function parsePrincipalElement(
  value: JsonObject,
  { principal, notPrincipal }: Grammar,
  reader: DocumentReader,
): Principals | typeof UNRESOLVED_ELEMENT | undefined | false {
  const foreign = [...principal ? [] : ['Principal'], ...notPrincipal ? [] : ['NotPrincipal']];
  if (hasMisplacedElements(value, foreign, reader)) {
    return false;
  }
  const one = principal ? chooseElement(value, 'Principal', reader) : undefined;
  if (one === undefined) {
    return principal ? false : undefined;
  }
  if (one.negated && value.Effect === 'Allow') {
    reader.reportProblem('NotPrincipal in a statement that allows; AWS supports it in a Deny alone', one.element);
    return false;
  }
  return parsePrincipals(value[one.element], one.negated, enterElement(reader, one.element)) ?? false;
}

export function parseActions(value: JsonObject, reader: DocumentReader): Actions | undefined {
  const one = chooseElement(value, 'Action', reader);
  const written = one && parseStrings(value[one.element], enterElement(reader, one.element), one.element);
  const unknown = written?.filter((text) => !isSymbolic(text) && !/^(\*|\*:\*|[a-z0-9-]+:[a-z0-9*?]+)$/i.test(text)) ?? [];
  unknown.forEach((text) => reader.reportProblem(`${showValue(text)} is no action; use "service:Action"`, one?.element));
  return one && written && unknown.length === 0
    ? { negated: one.negated, written, patterns: written.map((text) => glob(text.toLowerCase())) }
    : undefined;
}

export function parseResources(value: JsonObject, grammar: Grammar, reader: DocumentReader): Resources | undefined | false {
  if (!grammar.resource) {
    return hasMisplacedElements(value, ['Resource', 'NotResource'], reader) ? false : undefined;
  }
  const one = chooseElement(value, 'Resource', reader);
  const written = one && parseStrings(value[one.element], enterElement(reader, one.element), one.element);
  const unknown = written?.filter((text) => !isResourceString(text)) ?? [];
  unknown.forEach((text) => reader.reportProblem(`${showValue(text)} is no resource; use an ARN or "*"`, one?.element));
  if (!one || !written || unknown.length > 0) {
    return false;
  }
  const syntax = { variant: grammar.resourceForm, wildcards: true, variables: reader.variables };
  return { negated: one.negated, written, strings: written.map((text) => parsePolicyString(text, syntax)) };
}

function isResourceString(text: SymbolicString): boolean {
  return text === '*' || text.startsWith('arn:') || isSymbolic(text);
}
