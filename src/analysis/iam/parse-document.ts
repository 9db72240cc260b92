import { hasUndetermined, showValue } from '../symbolic/symbolic-string';
import { formatAddress } from '../assembly/resource-address';
import type { DocumentOrigin, DocumentProblem, PolicyDocument, Statement } from './policy-document';
import { GRAMMARS } from './grammar';
import { parseStatement } from './parse-statement';
import type { JsonObject, DocumentReader } from './document-reader';
import { isObject, isUndetermined, hasKnownElements, toList, UNRESOLVED_ELEMENT } from './document-reader';

const ELEMENTS = ['Version', 'Id', 'Statement'];

/** The version whose strings may hold policy variables; one without `Version` is of 2008. */
const CURRENT = '2012-10-17';
const VERSIONS = [CURRENT, '2008-10-17'];

/**
 * Reads a policy document whose intrinsic functions are resolved.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parseDocument(value: unknown, origin: DocumentOrigin): PolicyDocument {
  const problems: DocumentProblem[] = [];
  const complainAt = (address: string): DocumentReader => ({
    origin,
    propertyPath: address,
    variables: false,
    reportProblem(message, element) {
      const propertyPath = element === undefined ? this.propertyPath : `${this.propertyPath}.${element}`;
      problems.push({ message, propertyPath });
    },
  });
  const reader = complainAt(origin.propertyPath);
  const parsed = parseJson(value, reader);
  const statements = parsed === UNRESOLVED_ELEMENT || parsed === undefined ? parsed : parseStatements(parsed, reader);
  return {
    origin,
    statements: Array.isArray(statements) ? statements.filter((each) => each !== UNRESOLVED_ELEMENT) : [],
    problems,
    ...(statements === UNRESOLVED_ELEMENT || (Array.isArray(statements) && statements.includes(UNRESOLVED_ELEMENT))
      ? { opaque: `the ${origin.kind} of ${formatAddress(origin.address)}, which deployment decides` }
      : {}),
  };
}

type Parsed = Statement | typeof UNRESOLVED_ELEMENT;

/** A policy may be a text with JSON. */
function parseJson(value: unknown, reader: DocumentReader): JsonObject | typeof UNRESOLVED_ELEMENT | undefined {
  const json = typeof value === 'string' ? parseText(value) : value;
  if (json === UNRESOLVED_ELEMENT || isObject(json)) {
    return json;
  }
  reader.reportProblem(`a policy is ${showValue(value)}; give a JSON object`);
  return undefined;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return hasUndetermined(text) ? UNRESOLVED_ELEMENT : text;
  }
}

function parseStatements(document: JsonObject, reader: DocumentReader): readonly Parsed[] | typeof UNRESOLVED_ELEMENT {
  const { Version: version = VERSIONS[1], Id: id, Statement: written } = document;
  hasKnownElements(document, ELEMENTS, reader, 'a policy');
  if (isUndetermined(version) || isUndetermined(written)) {
    return UNRESOLVED_ELEMENT;
  }
  if (!VERSIONS.some((known) => known === version)) {
    reader.reportProblem(`unknown Version ${showValue(version)}; use ${showValue(CURRENT)}`, 'Version');
  }
  if (id !== undefined && typeof id !== 'string') {
    reader.reportProblem(`Id is ${showValue(id)}; give a string`, 'Id');
  }
  if (written === undefined || (Array.isArray(written) && written.length === 0)) {
    reader.reportProblem('a policy has no Statement; give at least one');
    return [];
  }
  const statements = toList(written).map((each, index) => {
    const propertyPath = `${reader.propertyPath}.Statement${Array.isArray(written) ? `.${index}` : ''}`;
    return parseStatement(each, index, { ...reader, propertyPath, variables: version === CURRENT });
  });
  reportDuplicateSids(statements, reader);
  return statements.filter((each) => each !== undefined);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function reportDuplicateSids(statements: readonly (Parsed | undefined)[], reader: DocumentReader): void {
  const sids = statements.map((each) => (typeof each === 'object' ? each.sid : undefined));
  sids.forEach((sid, index) => {
    if (GRAMMARS[reader.origin.kind].plainSid && sid !== undefined && sids.indexOf(sid) < index) {
      reader.reportProblem(`the Sid ${showValue(sid)} is that of statement ${sids.indexOf(sid)} too`, `Statement.${index}.Sid`);
    }
  });
}
