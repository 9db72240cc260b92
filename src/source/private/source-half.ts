import type { IConstruct } from 'constructs';
import { addBucketStatements } from '../../bucket/private/data-bucket';
import { renderEncryptionHeader } from '../../bucket/private/object-encryption';
import { warnIfDestination } from '../../bucket/private/replication-chain';
import type { ReplicationRoles } from '../../role/private/replication-roles';
import { renderSourceStatements } from '../../role/private/role-statements';
import type { ReplicationRole } from '../../role/replication-role';
import { findCoveringPrefixes, renderRule } from '../../rules/private/planned-rule';
import type { PlannedRule, ReplicationTarget } from '../../rules/private/planned-rule';
import type { SourceBucket, SourceInput } from './source-strategy';

/** Adds the bucket policy of the source, and the policy of the role for it. Returns the former. */
export function addSourcePolicies(
  source: SourceBucket,
  { scope, settings, perimeter, placement: { stack } }: SourceInput,
  roles: ReplicationRoles,
  rules: readonly PlannedRule[],
): IConstruct {
  const bucketArn = source.cfnBucket.attrArn;
  const policy = addBucketStatements(source.bucket, settings.enforcement._strategy({
    objectArns: `${bucketArn}/*`,
    algorithm: renderEncryptionHeader(settings.encryption),
    keyArns: source.keyArns,
  }));
  if (perimeter) {
    const input = { bucketArn, account: stack.account, roleArns: roles.requireExemptArns() };
    addBucketStatements(source.bucket, perimeter._renderStatements(input, scope));
  }
  roles.forward._addPolicy('SourcePolicy', 'What S3 needs of the source to replicate', renderSourceStatements({
    bucketArn: source.policyArn,
    region: stack.region,
    prefixes: findCoveringPrefixes(rules),
    keyArns: source.keyArns,
    objectLock: settings.objectLock,
    annotations: settings.annotations,
  }));
  return policy;
}

/**
 * Sets the replication configuration. No object may arrive before the role may copy it: the bucket waits for the
 * policies, unless they refer to it, which would be a cycle that `synth` does not notice.
 */
export function configureReplication(
  source: SourceBucket,
  role: ReplicationRole,
  rules: readonly PlannedRule[],
  targets: ReadonlyMap<string, ReplicationTarget>,
): void {
  warnIfDestination(source.cfnBucket, role);
  source.cfnBucket.replicationConfiguration = {
    role: role.roleArn,
    rules: rules.map((rule) => renderRule(rule, targets.get(rule.destination)!)),
  };
  if (source.waits) {
    source.cfnBucket.node.addDependency(...role.policies);
  }
}
