import type { JsonObject } from '../symbolic/json-members';
import { glob } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { DocumentReader, UNRESOLVED_ELEMENT } from './document-reader';
import { enterElement, GRAMMARS, parseStrings } from './document-reader';
import { parsePrincipals } from './parse-principals';
import type { Actions, Principals, Resources } from './policy-document';
import { indexStrings, parsePolicyString } from './policy-string';

/** `*`, or a service and an action, which may have wildcards. */
const ACTION = /^(\*|\*:\*|[a-z0-9-]+:[a-z0-9*?]+)$/i;

/** `undefined` for a policy without principals, `false` after a problem. */
export function parsePrincipalElement(
  statement: JsonObject,
  reader: DocumentReader,
): Principals | typeof UNRESOLVED_ELEMENT | undefined | false {
  const { principal, notPrincipal } = GRAMMARS[reader.origin.kind];
  const misplaced = [...principal ? [] : ['Principal'], ...notPrincipal ? [] : ['NotPrincipal']];
  if (reportMisplacedElements(statement, misplaced, reader)) {
    return false;
  }
  if (!principal) {
    return undefined;
  }
  const chosen = chooseElement(statement, 'Principal', reader);
  if (chosen === undefined) {
    return false;
  }
  const { element, negated } = chosen;
  if (negated && statement.Effect === 'Allow') {
    reader.reportProblem('NotPrincipal in a statement that allows; AWS supports it in a Deny alone', element);
    return false;
  }
  return parsePrincipals(statement[element], negated, enterElement(reader, element)) ?? false;
}

/** `undefined` after a problem. */
export function parseActions(statement: JsonObject, reader: DocumentReader): Actions | undefined {
  const isAction = (text: SymbolicString): boolean => isSymbolic(text) || ACTION.test(text);
  const parsed = parseStringElement(statement, 'Action', isAction, 'no action; use "service:Action"', reader);
  if (parsed && reportForeignActions(parsed, reader)) {
    return undefined;
  }
  return parsed && { ...parsed, patterns: parsed.written.map((text) => glob(text.toLowerCase())) };
}

/** S3 refuses a policy with an action of another service ("Policy has invalid action"), and IAM such a trust policy. */
function reportForeignActions(
  { negated, written }: { readonly negated: boolean; readonly written: readonly SymbolicString[] },
  reader: DocumentReader,
): boolean {
  const { kind } = reader.origin;
  const { service } = GRAMMARS[kind];
  const foreign = service === undefined ? []
    : written.filter((text) => /^[a-z0-9-]+:/i.test(text) && !text.toLowerCase().startsWith(`${service}:`));
  foreign.forEach((text) => reader.reportProblem(
    `${showValue(text)} is an action of another service; a ${kind} has those of ${service} alone`, negated ? 'NotAction' : 'Action'));
  return foreign.length > 0;
}

/** `undefined` for a policy without resources, `false` after a problem. */
export function parseResources(statement: JsonObject, reader: DocumentReader): Resources | undefined | false {
  const { resource, resourceKind } = GRAMMARS[reader.origin.kind];
  if (!resource) {
    return reportMisplacedElements(statement, ['Resource', 'NotResource'], reader) ? false : undefined;
  }
  const isResource = (text: SymbolicString): boolean => text === '*' || text.startsWith('arn:') || isSymbolic(text);
  const parsed = parseStringElement(statement, 'Resource', isResource, 'no resource; use an ARN or "*"', reader);
  const syntax = { kind: resourceKind, wildcards: true, variables: reader.variables };
  if (parsed === undefined) {
    return false;
  }
  const strings = parsed.written.map((text) => parsePolicyString(text, syntax));
  return { ...parsed, strings, patterns: indexStrings(strings) };
}

/** An element that is a string or a list of strings, or its negation; `undefined` after a problem. */
function parseStringElement(
  statement: JsonObject,
  name: string,
  accepts: (text: SymbolicString) => boolean,
  problem: string,
  reader: DocumentReader,
): { negated: boolean; written: readonly SymbolicString[] } | undefined {
  const chosen = chooseElement(statement, name, reader);
  if (chosen === undefined) {
    return undefined;
  }
  const { element, negated } = chosen;
  const written = parseStrings(statement[element], enterElement(reader, element), element);
  const refused = written?.filter((text) => !accepts(text)) ?? [];
  refused.forEach((text) => reader.reportProblem(`${showValue(text)} is ${problem}`, element));
  return written && refused.length === 0 ? { negated, written } : undefined;
}

/** Which of an element and its negation a statement has; `undefined` after a problem with both and with none. */
function chooseElement(
  statement: JsonObject,
  name: string,
  reader: DocumentReader,
): { element: string; negated: boolean } | undefined {
  const found = [name, `Not${name}`].filter((element) => statement[element] !== undefined);
  if (found.length === 1) {
    return { element: found[0], negated: found[0] !== name };
  }
  reader.reportProblem(`a statement has ${found.join(' and ') || `no ${name}`}; give either ${name} or Not${name}`);
  return undefined;
}

/** Whether a statement has elements that this kind of policy must not have; reports them. */
function reportMisplacedElements(
  statement: JsonObject,
  misplaced: readonly string[],
  reader: DocumentReader,
): boolean {
  const found = misplaced.filter((element) => statement[element] !== undefined);
  const { kind } = reader.origin;
  found.forEach((element) => reader.reportProblem(`${element} in a statement of the ${kind}; remove it`, element));
  return found.length > 0;
}
