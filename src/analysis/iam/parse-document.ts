import { hasUndetermined, showValue } from '../symbolic/symbolic-string';
import { formatAddress } from '../assembly/resource-address';
import type { DocumentOrigin, DocumentProblem, PolicyDocument, Statement } from './policy-document';
import { GRAMMARS } from './grammar';
import { parseStatement } from './parse-statement';
import type { JsonObject, Reader } from './document-reader';
import { isObject, isUnresolved, knows, listOf, UNRESOLVED } from './document-reader';

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
  const complainAt = (address: string): Reader => ({
    origin,
    propertyPath: address,
    variables: false,
    complain(message, element) {
      const propertyPath = element === undefined ? this.propertyPath : `${this.propertyPath}.${element}`;
      problems.push({ message, propertyPath });
    },
  });
  const reader = complainAt(origin.propertyPath);
  const parsed = parseJson(value, reader);
  const statements = parsed === UNRESOLVED || parsed === undefined ? parsed : statementsOf(parsed, reader);
  return {
    origin,
    statements: Array.isArray(statements) ? statements.filter((each) => each !== UNRESOLVED) : [],
    problems,
    ...(statements === UNRESOLVED || (Array.isArray(statements) && statements.includes(UNRESOLVED))
      ? { opaque: `the ${origin.kind} of ${formatAddress(origin.address)}, which deployment decides` }
      : {}),
  };
}

type Parsed = Statement | typeof UNRESOLVED;

/** A policy may be a text with JSON. */
function parseJson(value: unknown, reader: Reader): JsonObject | typeof UNRESOLVED | undefined {
  const json = typeof value === 'string' ? parsedText(value) : value;
  if (json === UNRESOLVED || isObject(json)) {
    return json;
  }
  reader.complain(`a policy is ${showValue(value)}; give a JSON object`);
  return undefined;
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return hasUndetermined(text) ? UNRESOLVED : text;
  }
}

function statementsOf(document: JsonObject, reader: Reader): readonly Parsed[] | typeof UNRESOLVED {
  const { Version: version = VERSIONS[1], Id: id, Statement: written } = document;
  knows(document, ELEMENTS, reader, 'a policy');
  if (isUnresolved(version) || isUnresolved(written)) {
    return UNRESOLVED;
  }
  if (!VERSIONS.some((known) => known === version)) {
    reader.complain(`unknown Version ${showValue(version)}; use ${showValue(CURRENT)}`, 'Version');
  }
  if (id !== undefined && typeof id !== 'string') {
    reader.complain(`Id is ${showValue(id)}; give a string`, 'Id');
  }
  if (written === undefined || (Array.isArray(written) && written.length === 0)) {
    reader.complain('a policy has no Statement; give at least one');
    return [];
  }
  const statements = listOf(written).map((each, index) => {
    const propertyPath = `${reader.propertyPath}.Statement${Array.isArray(written) ? `.${index}` : ''}`;
    return parseStatement(each, index, { ...reader, propertyPath, variables: version === CURRENT });
  });
  complainOfTwins(statements, reader);
  return statements.filter((each) => each !== undefined);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function complainOfTwins(statements: readonly (Parsed | undefined)[], reader: Reader): void {
  const sids = statements.map((each) => (typeof each === 'object' ? each.sid : undefined));
  sids.forEach((sid, index) => {
    if (GRAMMARS[reader.origin.kind].plainSid && sid !== undefined && sids.indexOf(sid) < index) {
      reader.complain(`the Sid ${showValue(sid)} is that of statement ${sids.indexOf(sid)} too`, `Statement.${index}.Sid`);
    }
  });
}
