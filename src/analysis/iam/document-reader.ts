import type { JsonObject } from '../symbolic/json-members';
import { listAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasUndetermined, showValue } from '../symbolic/symbolic-string';
import type { DocumentKind, DocumentOrigin, PolicyStringKind } from './policy-document';

/** An element of a document that is being read, and where its problems are collected. */
export interface DocumentReader {
  readonly origin: DocumentOrigin;
  readonly propertyPath: string;
  /** Whether the version of the document has policy variables. */
  readonly variables: boolean;
  /** @param element of the element that is being read */
  reportProblem(message: string, element?: string): void;
}

/** A value that the deployment determines, where a template could have more than a text. */
export const UNRESOLVED_ELEMENT = Symbol('unresolved element');

/** Which elements a kind of policy has, and how its resources are read. */
export interface Grammar {
  readonly principal: boolean;
  readonly notPrincipal: boolean;
  readonly resource: boolean;
  readonly resourceKind: PolicyStringKind;
  /** Whether a `Sid` has letters and digits only, and is unique, as IAM wants it; S3 and KMS do not. */
  readonly strictSid: boolean;
  /**
   * The service whose actions the policy has; a wildcard may stand for it.
   *
   * @default - those of any service
   */
  readonly service?: 's3' | 'sts';
}

const IDENTITY: Grammar = {
  principal: false, notPrincipal: false, resource: true, resourceKind: 'completed ARN', strictSid: true,
};
const RESOURCE: Grammar = {
  principal: true, notPrincipal: true, resource: true, resourceKind: 'arn', strictSid: false,
};

export const GRAMMARS: { readonly [kind in DocumentKind]: Grammar } = {
  'identity policy': IDENTITY,
  'permissions boundary': IDENTITY,
  'bucket policy': { ...RESOURCE, service: 's3' },
  'key policy': RESOURCE,
  'service control policy': IDENTITY,
  'resource control policy': { ...RESOURCE, notPrincipal: false, strictSid: true },
  'trust policy': { ...RESOURCE, notPrincipal: false, resource: false, strictSid: true, service: 'sts' },
};

export function isUndetermined(value: unknown): boolean {
  return typeof value === 'string' && hasUndetermined(value);
}

export function enterElement(
  { origin, propertyPath, variables, reportProblem }: DocumentReader,
  element: string,
): DocumentReader {
  return { origin, propertyPath: `${propertyPath}.${element}`, variables, reportProblem };
}

/** A string or a list of at least one; `undefined` after a problem. */
export function parseStrings(
  value: unknown,
  reader: DocumentReader,
  what: string,
): readonly SymbolicString[] | undefined {
  const values = listAt(value);
  if (values.length > 0 && values.every((each) => typeof each === 'string')) {
    return values;
  }
  reader.reportProblem(`${what} is ${showValue(value)}; give a string, or a list of at least one`);
  return undefined;
}

/** Whether AWS knows all elements; reports the others. */
export function checkElements(
  object: JsonObject,
  known: readonly string[],
  reader: DocumentReader,
  what: string,
): boolean {
  const unknown = Object.keys(object).filter((name) => !known.includes(name));
  unknown.forEach((name) =>
    reader.reportProblem(`unknown element ${showValue(name)} of ${what}; use ${known.join(', ')}`));
  return unknown.length === 0;
}
