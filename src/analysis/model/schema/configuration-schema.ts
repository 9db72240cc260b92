import { listAt, textAt } from '../../symbolic/json-members';
import { isSymbolic, showValue } from '../../symbolic/symbolic-string';
import type { SchemaProblem } from '../inspection';
import { DESTINATION_CHECKS } from './destination-schema';
import { property } from './property-schema';
import { RULE_CHECKS } from './rule-schema';
import type { SchemaCheck } from './schema-check';
import { allowElements, has, literalAt, mayHave, reject, requireElement, requireFormat } from './schema-check';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_RULES = 1000;

/** Checks of the configuration as a whole. */
const CONFIGURATION_CHECKS: readonly SchemaCheck[] = [
  allowElements([], ['Role', 'Rules']),
  requireElement('Role', 'Role'),
  requireFormat(/^arn:[^:]+:iam::[^:]*:role\/./, 'Role is not the ARN of a role', 'Role'),
  property('Rules', { list: true }),
  reject((value) => !mayHave(value, 'Rules') || listAt(value, 'Rules').length === 0, 'there is no rule', 'Rules'),
  reject((value) => listAt(value, 'Rules').length > MAX_RULES, `there are more than ${MAX_RULES} rules`, 'Rules'),
  requireUnique('id', 'Id'),
  requireUnique('priority', 'Priority'),
  requirePriorities,
  requireOneV1Destination,
  doubtMixedSchemas,
  rejectOverlappingPrefixes,
];

/**
 * What CloudFormation or S3 would reject about a replication configuration.
 *
 * @param configuration resolved, with CloudFormation's names of elements
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
 */
export function findSchemaProblems(configuration: unknown, propertyPath: string): readonly SchemaProblem[] {
  if (typeof configuration === 'string' && isSymbolic(configuration)) {
    return [];
  }
  return [
    ...runChecks(CONFIGURATION_CHECKS, configuration, propertyPath),
    ...listAt(configuration, 'Rules')
      .flatMap((rule, index) => findRuleProblems(rule, `${propertyPath}.Rules.${index}`)),
  ];
}

function findRuleProblems(rule: unknown, propertyPath: string): readonly SchemaProblem[] {
  return typeof rule === 'string' && isSymbolic(rule) ? []
    : runChecks([...RULE_CHECKS, ...DESTINATION_CHECKS], rule, propertyPath);
}

function runChecks(checks: readonly SchemaCheck[], value: unknown, parentPath: string): readonly SchemaProblem[] {
  return checks.flatMap((check) => check(value)).map((problem) => (
    { ...problem, propertyPath: problem.propertyPath === '' ? parentPath : `${parentPath}.${problem.propertyPath}` }));
}

/** S3 identifies rules by id, and chooses by priority if several apply. */
function requireUnique(what: string, element: string): SchemaCheck {
  return (value) => {
    const found = listAt(value, 'Rules').map((rule) => normalize(literalAt(rule, element), element));
    return found.flatMap((text, index) => (text === undefined || found.indexOf(text) === index ? [] : [{
      message: `the ${what} ${showValue(text)} is that of rule ${found.indexOf(text)} too`,
      propertyPath: `Rules.${index}.${element}`,
    }]));
  };
}

/** S3 reads the priority `"01"` as the number 1. */
function normalize(text: string | undefined, element: string): string | undefined {
  return element === 'Priority' && /^-?\d+$/.test(text ?? '') ? String(Number(text)) : text;
}

/** A rule with a filter needs a priority if there are other rules; `s3.Bucket` of CDK writes a single one without. */
function requirePriorities(value: unknown): readonly SchemaProblem[] {
  const rules = listAt(value, 'Rules');
  return rules.length < 2 ? [] : rules.flatMap((rule, index) =>
    (isSymbolic(textAt(rule) ?? '') || !mayHave(rule, 'Filter') || mayHave(rule, 'Priority') ? []
      : [{ message: 'a rule with Filter needs a Priority where there are several', propertyPath: `Rules.${index}` }]));
}

/** S3 chooses by priority between rules with a filter; among others it takes no two that apply to one object. */
function rejectOverlappingPrefixes(value: unknown): readonly SchemaProblem[] {
  const rules = listAt(value, 'Rules').flatMap((rule, index) => {
    const prefix = mayHave(rule, 'Filter') ? undefined : literalAt(rule, 'Prefix');
    return prefix === undefined ? [] : [{ index, prefix, isEnabled: literalAt(rule, 'Status') === 'Enabled' }];
  });
  return rules.flatMap(({ index, prefix, isEnabled }, position) => rules.slice(0, position)
    .filter((other) => prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
    .map((other) => ({
      message: `the prefix ${showValue(prefix)} overlaps ${showValue(other.prefix)} of rule ${other.index
      }, which S3 does not take of rules without Filter`,
      // no page tells of rules that are off
      ...(isEnabled && other.isEnabled ? {} : { undecided: true as const }),
      propertyPath: `Rules.${index}.Prefix`,
    })));
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html */
function requireOneV1Destination(value: unknown): readonly SchemaProblem[] {
  const rules = listAt(value, 'Rules');
  const buckets = new Set(rules.flatMap((rule) => literalAt(rule, 'Destination', 'Bucket') ?? []));
  return buckets.size < 2 || rules.some((rule) => isSymbolic(textAt(rule) ?? '') || mayHave(rule, 'Filter')) ? []
    : [{ message: 'rules without Filter cannot have several destinations', propertyPath: 'Rules' }];
}

/** One rule with `Filter` makes the configuration one of V2, and no page says what a rule of V1 is in it. */
function doubtMixedSchemas(value: unknown): readonly SchemaProblem[] {
  const rules = listAt(value, 'Rules');
  const filtered = rules.findIndex((rule) => has(rule, 'Filter'));
  return filtered < 0 ? [] : rules.flatMap((rule, index) => (mayHave(rule, 'Filter') || !has(rule, 'Prefix') ? [] : [{
    message: `rule ${filtered} has Filter and this one has Prefix instead: no guide tells what S3 does with both kinds`,
    propertyPath: `Rules.${index}.Prefix`,
    undecided: true as const,
  }]));
}
