import { encryptionHeader } from '../../bucket/private/object-encryption';
import type { ReplicationRoles } from '../../role/private/replication-roles';
import { sourceStatements } from '../../role/private/source-policy';
import type { ReplicationRole } from '../../role/replication-role';
import { coveringPrefixes } from '../../rules/private/covering-prefixes';
import { renderRule } from '../../rules/private/planned-rule';
import type { PlannedRule, RuleTarget } from '../../rules/private/planned-rule';
import type { SourceBucket, SourceInput } from './source-kind';

/** The bucket policy of the source, and what the role may do there. */
export function guardSource(
  source: SourceBucket,
  input: SourceInput,
  roles: ReplicationRoles,
  rules: readonly PlannedRule[],
): void {
  const { traits, perimeter, place } = input;
  const bucketArn = source.cfnBucket.attrArn;
  source.addStatements(traits.enforcement._statements({
    objectArns: `${bucketArn}/*`,
    algorithm: encryptionHeader(traits.encryption),
    keyArns: source.keyArns,
  }));
  if (perimeter) {
    const exempt = { bucketArn, account: place.stack.account, roleArns: roles.exemptArns() };
    source.addStatements(perimeter._statements(exempt, place.scope));
  }
  roles.there._addPolicy('SourcePolicy', 'What S3 needs of the source to replicate', sourceStatements({
    bucketArn: source.policyArn,
    region: place.stack.region,
    prefixes: coveringPrefixes(rules),
    keyArns: source.keyArns,
    objectLock: traits.objectLock,
  }));
}

/**
 * The configuration itself. No object may arrive before the role may copy it: the bucket waits for the policies,
 * unless they refer to it, which would be a cycle that `synth` does not notice.
 */
export function replicate(
  source: SourceBucket,
  role: ReplicationRole,
  rules: readonly PlannedRule[],
  targets: ReadonlyMap<string, RuleTarget>,
): void {
  source.cfnBucket.replicationConfiguration = {
    role: role.roleArn,
    rules: rules.map((rule) => renderRule(rule, targets.get(rule.destination)!)),
  };
  if (source.waits) {
    source.cfnBucket.node.addDependency(...role.policies);
  }
}
