import { formatAddress } from '../assembly/resource-address';
import { readLeftOut, readStatements } from '../resolve/left-out-statements';
import { OpenStatement } from '../resolve/open-statements';
import type { JsonObject } from '../symbolic/json-members';
import { at, isObject, listAt, parseJson } from '../symbolic/json-members';
import { hasUndetermined, showValue } from '../symbolic/symbolic-string';
import type { DocumentReader } from './document-reader';
import { GRAMMARS, checkElements, isUndetermined, UNRESOLVED_ELEMENT } from './document-reader';
import { parseStatement } from './parse-statement';
import type { DocumentOrigin, DocumentProblem, LeftOutStatement, PolicyDocument, Statement } from './policy-document';

type ParsedStatement = Statement | typeof UNRESOLVED_ELEMENT;

const ELEMENTS = ['Version', 'Id', 'Statement'];

/** The version with policy variables. */
const CURRENT_VERSION = '2012-10-17';
/** That of a document without `Version`. */
const DEFAULT_VERSION = '2008-10-17';

/**
 * Parses a policy document whose intrinsic functions are resolved.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parseDocument(value: unknown, origin: DocumentOrigin): PolicyDocument {
  const problems: DocumentProblem[] = [];
  const parsed = parseContent(value, createReader(origin, problems));
  const leftOut = parseLeftOut(value, origin);
  return {
    origin,
    statements: parsed.filter((each) => each !== UNRESOLVED_ELEMENT),
    problems,
    ...(parsed.includes(UNRESOLVED_ELEMENT)
      ? { opaque: `the ${origin.kind} of ${formatAddress(origin.address)}, which deployment decides` }
      : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
}

/** What is wrong with them does not matter. */
function parseLeftOut(document: unknown, origin: DocumentOrigin): readonly LeftOutStatement[] {
  const variables = at(document, 'Version') === CURRENT_VERSION;
  return readLeftOut(document).flatMap(({ index, condition, value }) => {
    const statement = parseStatement(value, index, { ...createReader(origin, []), variables });
    return typeof statement === 'object' ? [{ statement, condition }] : [];
  });
}

function createReader(origin: DocumentOrigin, problems: DocumentProblem[]): DocumentReader {
  return {
    origin,
    propertyPath: origin.propertyPath,
    variables: false,
    reportProblem(message, element) {
      const propertyPath = element === undefined ? this.propertyPath : `${this.propertyPath}.${element}`;
      problems.push({ message, propertyPath });
    },
  };
}

function parseContent(value: unknown, reader: DocumentReader): readonly ParsedStatement[] {
  const content = typeof value === 'string' ? parseText(value) : value;
  if (content === UNRESOLVED_ELEMENT) {
    return [UNRESOLVED_ELEMENT];
  }
  if (isObject(content)) {
    return parseObject(content, reader);
  }
  reader.reportProblem(`a policy is ${showValue(value)}; give a JSON object`);
  return [];
}

/** A policy may be a text with JSON; one that is not JSON has a structure that the deployment determines, or none. */
function parseText(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return hasUndetermined(text) ? UNRESOLVED_ELEMENT : text;
  }
}

function parseObject(document: JsonObject, reader: DocumentReader): readonly ParsedStatement[] {
  const { Version: version = DEFAULT_VERSION, Id: id } = document;
  const written = readStatements(document);
  checkElements(document, ELEMENTS, reader, 'a policy');
  if (isUndetermined(version) || isUndetermined(written)) {
    return [UNRESOLVED_ELEMENT];
  }
  if (version !== CURRENT_VERSION && version !== DEFAULT_VERSION) {
    reader.reportProblem(`unknown Version ${showValue(version)}; use ${showValue(CURRENT_VERSION)}`, 'Version');
  }
  if (id !== undefined && typeof id !== 'string') {
    reader.reportProblem(`Id is ${showValue(id)}; give a string`, 'Id');
  }
  if (listAt(written).length === 0) {
    reader.reportProblem('a policy has no Statement; give at least one');
    return [];
  }
  return parseStatements(written, { ...reader, variables: version === CURRENT_VERSION });
}

function parseStatements(written: unknown, reader: DocumentReader): readonly ParsedStatement[] {
  const statements = listAt(written).map((each, position) => {
    const open = OpenStatement.isOpenStatement(each) ? each : undefined;
    const index = open?.index ?? position;
    const propertyPath = `${reader.propertyPath}.Statement${Array.isArray(written) ? `.${index}` : ''}`;
    return open ? parseOpenStatement(open, { ...reader, propertyPath })
      : parseStatement(each, index, { ...reader, propertyPath });
  });
  reportDuplicateSids(statements, reader);
  return statements.filter((each) => each !== undefined);
}

/** What is wrong with a statement that may not be there is not known to be wrong; without premises it is there. */
function parseOpenStatement(
  { index, premises, value }: OpenStatement,
  reader: DocumentReader,
): ParsedStatement | undefined {
  if (premises.length === 0) {
    return parseStatement(value, index, reader);
  }
  const parsed = parseStatement(value, index, { ...reader, reportProblem: () => undefined });
  return typeof parsed === 'object' ? { ...parsed, premises } : UNRESOLVED_ELEMENT;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function reportDuplicateSids(statements: readonly (ParsedStatement | undefined)[], reader: DocumentReader): void {
  const sids = statements.map((each) => (typeof each === 'object' && !each.premises ? each.sid : undefined));
  sids.forEach((sid, index) => {
    const first = sids.indexOf(sid);
    if (GRAMMARS[reader.origin.kind].strictSid && sid !== undefined && first < index) {
      reader.reportProblem(`the Sid ${showValue(sid)} is that of statement ${first} too`, `Statement.${index}.Sid`);
    }
  });
}
