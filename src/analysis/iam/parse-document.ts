import { isUndecided, shown } from '../symbolic/symbolic-string';
import { placeName } from '../assembly/resource-address';
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
  const complainAt = (place: string): Reader => ({
    origin,
    location: place,
    variables: false,
    complain(message, element) {
      const location = element === undefined ? this.location : `${this.location}.${element}`;
      problems.push({ message, location });
    },
  });
  const reader = complainAt(origin.location);
  const parsed = parseJson(value, reader);
  const statements = parsed === UNRESOLVED || parsed === undefined ? parsed : statementsOf(parsed, reader);
  return {
    origin,
    statements: Array.isArray(statements) ? statements.filter((each) => each !== UNRESOLVED) : [],
    problems,
    ...(statements === UNRESOLVED || (Array.isArray(statements) && statements.includes(UNRESOLVED))
      ? { opaque: `the ${origin.kind} of ${placeName(origin.place)}, which deployment decides` }
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
  reader.complain(`a policy is ${shown(value)}; give a JSON object`);
  return undefined;
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return isUndecided(text) ? UNRESOLVED : text;
  }
}

function statementsOf(document: JsonObject, reader: Reader): readonly Parsed[] | typeof UNRESOLVED {
  const { Version: version = VERSIONS[1], Id: id, Statement: written } = document;
  knows(document, ELEMENTS, reader, 'a policy');
  if (isUnresolved(version) || isUnresolved(written)) {
    return UNRESOLVED;
  }
  if (!VERSIONS.some((known) => known === version)) {
    reader.complain(`unknown Version ${shown(version)}; use ${shown(CURRENT)}`, 'Version');
  }
  if (id !== undefined && typeof id !== 'string') {
    reader.complain(`Id is ${shown(id)}; give a string`, 'Id');
  }
  if (written === undefined || (Array.isArray(written) && written.length === 0)) {
    reader.complain('a policy has no Statement; give at least one');
    return [];
  }
  const statements = listOf(written).map((each, index) => {
    const location = `${reader.location}.Statement${Array.isArray(written) ? `.${index}` : ''}`;
    return parseStatement(each, index, { ...reader, location, variables: version === CURRENT });
  });
  complainOfTwins(statements, reader);
  return statements.filter((each) => each !== undefined);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function complainOfTwins(statements: readonly (Parsed | undefined)[], reader: Reader): void {
  const sids = statements.map((each) => (typeof each === 'object' ? each.sid : undefined));
  sids.forEach((sid, index) => {
    if (GRAMMARS[reader.origin.kind].plainSid && sid !== undefined && sids.indexOf(sid) < index) {
      reader.complain(`the Sid ${shown(sid)} is that of statement ${sids.indexOf(sid)} too`, `Statement.${index}.Sid`);
    }
  });
}
