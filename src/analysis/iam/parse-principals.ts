import type { JsonObject } from '../symbolic/json-members';
import { isObject } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { DocumentReader } from './document-reader';
import { enterElement, checkElements, isUndetermined, parseStrings, UNRESOLVED_ELEMENT } from './document-reader';
import type { Principals } from './policy-document';

const TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
const EVERYONE = '*';

const KINDS = '(?:assumed-role|federated-user|oidc-provider|role|saml-provider|user)';
/**
 * Account ids, ids of users and roles, and ARNs of IAM and STS, such as that of a CloudFront origin access identity.
 * IAM documents that a group is no principal, and that wildcards do not stand for a part of an ARN.
 */
const AWS_PRINCIPAL = new RegExp(
  `^(?:\\*|\\d{12}|A[A-Z0-9]{15,}|arn:[^:*?]+:(?:iam|sts)::(?:\\d{12}|aws|cloudfront):(?:root|${KINDS}/[^*?]+))$`,
);

/**
 * `undefined` after a problem.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function parsePrincipals(
  value: unknown,
  negated: boolean,
  reader: DocumentReader,
): Principals | typeof UNRESOLVED_ELEMENT | undefined {
  if (value === EVERYONE) {
    return { negated, everyone: true, aws: [], services: [], others: [], canonical: false };
  }
  if (isUndetermined(value)) {
    return UNRESOLVED_ELEMENT;
  }
  if (!isObject(value) || Object.keys(value).length === 0) {
    reader.reportProblem(`unknown principal ${showValue(value)}; use "*" or an object with ${TYPES.join(', ')}`);
    return undefined;
  }
  return checkElements(value, TYPES, reader, 'a principal') ? parseTypes(value, negated, reader) : undefined;
}

function parseTypes(value: JsonObject, negated: boolean, reader: DocumentReader): Principals | undefined {
  const lists = TYPES.map((type) =>
    value[type] === undefined ? [] : parseStrings(value[type], enterElement(reader, type), `the principal ${type}`));
  const [aws, services, ...others] = lists.filter((list) => list !== undefined);
  if (lists.includes(undefined) || !aws.every((text) => checkPrincipal(text, enterElement(reader, 'AWS')))) {
    return undefined;
  }
  return {
    negated,
    everyone: aws.includes(EVERYONE),
    aws: aws.filter((text) => text !== EVERYONE),
    services,
    others: others.flat(),
    canonical: value.CanonicalUser !== undefined,
  };
}

function checkPrincipal(text: SymbolicString, reader: DocumentReader): boolean {
  const accepted = isSymbolic(text) ? !/[*?]/.test(text) : AWS_PRINCIPAL.test(text);
  if (!accepted) {
    reader.reportProblem(
      `${showValue(text)} is no principal; use an account id, or the ARN of an account, role or user without wildcards`,
    );
  }
  return accepted;
}
