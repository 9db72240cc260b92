import type { SchemaProblem } from '../inspection';
import { BUCKET_CHECKS } from './bucket-schema';
import { BUCKET_POLICY_CHECKS, MANAGED_POLICY_CHECKS, POLICY_CHECKS, ROLE_CHECKS, ROLE_POLICY_CHECKS } from './iam-schema';
import { ALIAS_CHECKS, KEY_CHECKS, REPLICA_KEY_CHECKS } from './key-schema';
import { findUnknownProperties } from './property-names';
import type { SchemaCheck } from './schema-check';

const CHECKS: ReadonlyMap<string, readonly SchemaCheck[]> = new Map([
  ['AWS::S3::Bucket', BUCKET_CHECKS],
  ['AWS::S3::BucketPolicy', BUCKET_POLICY_CHECKS],
  ['AWS::KMS::Key', KEY_CHECKS],
  ['AWS::KMS::ReplicaKey', REPLICA_KEY_CHECKS],
  ['AWS::KMS::Alias', ALIAS_CHECKS],
  ['AWS::IAM::Role', ROLE_CHECKS],
  ['AWS::IAM::Policy', POLICY_CHECKS],
  ['AWS::IAM::RolePolicy', ROLE_POLICY_CHECKS],
  ['AWS::IAM::ManagedPolicy', MANAGED_POLICY_CHECKS],
]);

/**
 * What CloudFormation, or the service behind it, would refuse about the properties of a resource.
 *
 * @param properties resolved
 */
export function findPropertyProblems(type: string, properties: unknown): readonly SchemaProblem[] {
  return [...findUnknownProperties(type, properties), ...(CHECKS.get(type) ?? []).flatMap((check) => check(properties))]
    .map((problem) => ({ ...problem, propertyPath: `Properties.${problem.propertyPath}` }));
}
