import { at, isObject, listAt } from '../../symbolic/json-members';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { SchemaCheck } from './schema-check';
import { replaceParts } from './schema-check';

/** Characters of all inline policies of a role together. */
export const INLINE_POLICIES = 10240;

/**
 * Requires policy documents together to have no more characters than AWS takes. Spaces, which IAM does not count, and
 * the length of what the deployment determines are left out, so that what is too long is so for sure.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function limitPolicies(most: number, element: string, ...member: readonly string[]): SchemaCheck {
  return (properties) => {
    const documents = listAt(properties, element).map((value) => at(value, ...member)).filter(isObject);
    const texts = documents.map((document) => JSON.stringify(document));
    // what is left out makes it shorter, and is rarely needed
    if (texts.reduce((sum, { length }) => sum + length, 0) <= most) {
      return [];
    }
    const size = texts.reduce((sum, text) => sum + measure(text), 0);
    return size <= most ? [] : [{
      message: `${element} has ${size} characters, and at most ${most} are allowed`,
      propertyPath: element,
    }];
  };
}

/** As many characters as IAM counts, or fewer. */
export function measureDocument(document: object): number {
  return measure(JSON.stringify(document));
}

function measure(text: SymbolicString): number {
  return replaceParts(text).replace(/\s/g, '').length;
}
