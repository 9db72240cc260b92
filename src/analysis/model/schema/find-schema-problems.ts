import { isSymbolic } from '../../symbolic/symbolic-string';
import type { SchemaCheck } from './schema-check';
import { CONFIGURATION_CHECKS } from './configuration-schema';
import { DESTINATION_CHECKS } from './destination-schema';
import { RULE_CHECKS } from './rule-schema';
import { listAt } from '../../symbolic/json-members';
import type { ShapeProblem } from '../deployment-model';

/**
 * What CloudFormation or S3 would refuse about a replication configuration.
 *
 * @param configuration resolved, in CloudFormation's casing
 * @param location of the configuration
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
 */
export function shapeProblems(configuration: unknown, propertyPath: string): readonly ShapeProblem[] {
  if (typeof configuration === 'string' && isSymbolic(configuration)) {
    return [];
  }
  return [
    ...found(CONFIGURATION_CHECKS, configuration, propertyPath),
    ...listAt(configuration, 'Rules').flatMap((rule, index) =>
      (typeof rule === 'string' && isSymbolic(rule) ? [] : found(OF_RULE, rule, `${propertyPath}.Rules.${index}`))),
  ];
}

const OF_RULE = [...RULE_CHECKS, ...DESTINATION_CHECKS];

function found(checks: readonly SchemaCheck[], value: unknown, propertyPath: string): readonly ShapeProblem[] {
  return checks.flatMap((check) => check(value)).map((problem) =>
    ({ ...problem, propertyPath: problem.propertyPath === '' ? propertyPath : `${propertyPath}.${problem.propertyPath}` }));
}
