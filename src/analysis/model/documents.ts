import type { DocumentKind, DocumentOrigin, PolicyDocument } from '../iam/policy-document';
import { parseDocument } from '../iam/parse-document';
import type { Located } from './inventory';

/** The document in a property of a resource, resolved. */
export function documentOf({ address }: Located, kind: DocumentKind, propertyPath: string, value: unknown): PolicyDocument {
  return parseDocument(value, { kind, address, propertyPath });
}

/** The document of a resource of its own, which is not there where its condition does not hold. */
export function separateDocument(located: Located, kind: DocumentKind, value: unknown): PolicyDocument {
  const propertyPath = 'Properties.PolicyDocument';
  const doubt = doubtOf(located);
  return doubt === undefined ? documentOf(located, kind, propertyPath, value)
    : opaqueDocument({ kind, address: located.address, propertyPath }, doubt);
}

/** Why a resource may not be there. */
export function doubtOf({ undecided }: Located): string | undefined {
  return undecided === undefined ? undefined : `the condition ${undecided} is decided at deployment`;
}

/** A document of which nothing is known. */
export function opaqueDocument(origin: DocumentOrigin, reason: string): PolicyDocument {
  return { origin, statements: [], problems: [], opaque: reason };
}
