import { isSymbolic } from '../../symbolic/symbolic-string';
import { listAt, textAt } from '../../symbolic/json-members';
import type { SchemaCheck } from './schema-check';
import { formed, known, literalAt, mayHave, refuse, required } from './schema-check';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_RULES = 1000;

/** About the configuration as a whole. */
export const CONFIGURATION_CHECKS: readonly SchemaCheck[] = [
  known([], ['Role', 'Rules']),
  required('Role', 'Role'),
  formed(/^arn:[^:]+:iam::/, 'Role is not the ARN of a role', 'Role'),
  refuse((value) => !mayHave(value, 'Rules') || listAt(value, 'Rules').length === 0, 'there is no rule', 'Rules'),
  refuse((value) => listAt(value, 'Rules').length > MAX_RULES, `there are more than ${MAX_RULES} rules`, 'Rules'),
  unique('id', 'Id'),
  unique('priority', 'Priority'),
  prioritiesStated,
  oneDestinationInV1,
];

/** S3 tells rules apart by id, and by priority where several apply. */
function unique(what: string, element: string): SchemaCheck {
  return (value) => {
    const found = listAt(value, 'Rules').map((rule) => canonical(literalAt(rule, element), element));
    return found.flatMap((text, index) => (text === undefined || found.indexOf(text) === index ? [] : [{
      message: `the ${what} ${JSON.stringify(text)} is that of rule ${found.indexOf(text)} too`,
      propertyPath: `Rules.${index}.${element}`,
    }]));
  };
}

/** As S3 reads it: `"01"` is the number 1. */
function canonical(text: string | undefined, element: string): string | undefined {
  return element === 'Priority' && /^-?\d+$/.test(text ?? '') ? String(Number(text)) : text;
}

/** A rule with a filter needs a priority where there are others. */
function prioritiesStated(value: unknown): ReturnType<SchemaCheck> {
  const rules = listAt(value, 'Rules');
  return rules.length < 2 ? [] : rules.flatMap((rule, index) =>
    (isSymbolic(textAt(rule) ?? '') || !mayHave(rule, 'Filter') || mayHave(rule, 'Priority') ? []
      : [{ message: 'a rule with Filter needs a Priority where there are several', propertyPath: `Rules.${index}` }]));
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html */
function oneDestinationInV1(value: unknown): ReturnType<SchemaCheck> {
  const rules = listAt(value, 'Rules');
  const buckets = new Set(rules.map((rule) => literalAt(rule, 'Destination', 'Bucket')).filter((bucket) => bucket !== undefined));
  return buckets.size < 2 || rules.some((rule) => isSymbolic(textAt(rule) ?? '') || mayHave(rule, 'Filter')) ? []
    : [{ message: 'rules without Filter cannot have several destinations', propertyPath: 'Rules' }];
}
