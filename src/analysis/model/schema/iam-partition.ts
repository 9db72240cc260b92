import { at, listAt, textAt } from '../../symbolic/json-members';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { isSymbolic, showValue } from '../../symbolic/symbolic-string';
import type { SchemaCheck } from './schema-check';

/** A list in the properties of a role or of a policy, or in one of its documents. */
type Path = readonly (string | number)[];

/**
 * ARNs of another partition than that of the stack, which IAM refuses ("Partition "aws" is not valid for resource").
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function findForeignPartition(properties: unknown, partition: SymbolicString): ReturnType<SchemaCheck> {
  const paths: readonly Path[] = [['ManagedPolicyArns'], ['PermissionsBoundary'], ...listDocuments(properties).flatMap((document) =>
    listAt(properties, ...document, 'Statement').flatMap((_statement, index) => ['Resource', 'NotResource']
      .map((element) => [...document, 'Statement', ...isList(properties, document) ? [index] : [], element])))];
  return isSymbolic(partition) ? [] : paths.flatMap((path) => listAt(properties, ...path)
    .map((value) => textAt(value) ?? '')
    .filter((value) => [undefined, partition].includes(/^arn:([a-z-]+):/.exec(value)?.[1]) === false)
    .map((value) => ({
      message: `${showValue(value)} is of another partition than the stack, which is in ${partition}`,
      propertyPath: ['Properties', ...path].join('.'),
    })));
}

function listDocuments(properties: unknown): readonly Path[] {
  return [['PolicyDocument'], ...listAt(properties, 'Policies').map((_policy, index) => ['Policies', index, 'PolicyDocument'])];
}

function isList(properties: unknown, document: Path): boolean {
  return Array.isArray(at(properties, ...document, 'Statement'));
}
