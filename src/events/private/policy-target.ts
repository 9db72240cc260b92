import { Annotations } from 'aws-cdk-lib';
import type { AddToResourcePolicyResult, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { printDocument, toPolicyStatement } from '../../internal/policy/statement';
import type { StatementSpec } from '../../internal/policy/statement';
import { WARNINGS } from '../../internal/warnings/warnings';
import { renderKeyStatement } from './delivery';
import type { EventSource } from './event-target';

/** Something with a policy of its own: a topic, a queue, a key. */
interface PolicyOwner extends IConstruct {
  addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult;
}

/** Lets S3 send to a topic or queue and encrypt with its key; what S3 has to find when it takes the configuration. */
export function admitS3(
  source: EventSource,
  target: PolicyOwner,
  delivery: StatementSpec,
  key: IKey | undefined,
): readonly IConstruct[] {
  const { policyDependable: policy } = addStatement(source, target, 'target', delivery);
  // what CDK returns for a key is its document, which nothing can wait for; the policy comes with the key
  const ready = key !== undefined && addStatement(source, key, 'key', renderKeyStatement()).statementAdded;
  return [...(policy ? [policy as IConstruct] : []), ...(ready ? [key] : [])];
}

function addStatement(
  { scope, stack }: EventSource,
  owner: PolicyOwner,
  what: string,
  statement: StatementSpec,
): AddToResourcePolicyResult {
  const result = owner.addToResourcePolicy(toPolicyStatement(statement));
  if (!result.statementAdded) {
    const printed = printDocument(stack, toPolicyStatement(statement).toStatementJson());
    Annotations.of(scope).addWarningV2(WARNINGS.ImportedEventTarget.id,
      `the policy of the imported ${what} of the events, ${owner.node.path}, must have this statement, or S3 refuses the configuration: ${printed}`);
  }
  return result;
}
