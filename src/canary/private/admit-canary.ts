import { Annotations, Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { addBucketStatements } from '../../bucket/private/data-bucket';
import { addPrincipals, addSidSuffix } from '../../destination/private/cross-account-access';
import type { Replica } from '../../destination/replica';
import { ReplicaWriters } from '../../destination/replica-writers';
import type { StatementSpec } from '../../internal/policy/statement';
import { printDocument, printText, toPolicyStatement } from '../../internal/policy/statement';
import { WARNINGS } from '../../internal/warnings/warnings';
import { addKeyStatements } from '../../key/private/key-policy';
import type { CanaryDestination } from './canary-parts';
import { renderDecryptStatement, renderReadStatement } from './canary-statements';

/** In a key policy the resource `*` is the key that the policy belongs to. */
const THIS_KEY = '*';

/**
 * Lets the role of the canary read replicas in another account: in the policies of bucket and key where the app has
 * them; else a warning prints what their owner has to add.
 */
export function admitCanary(destination: CanaryDestination, replica: Replica, roleArn: string, scope: Construct): void {
  if (!destination.crossAccount) {
    return;
  }
  const stack = Stack.of(scope);
  const reader = ReplicaWriters.roles([roleArn])._strategy(destination.region, scope);
  const render = (statement: StatementSpec) =>
    addSidSuffix([addPrincipals({ ...statement, sid: `Canary${statement.sid}` }, reader)], stack, roleArn);
  const bucketStatements = render(renderReadStatement(destination));
  const keyStatements = render(renderDecryptStatement(destination, THIS_KEY));
  if (replica.stack) {
    addBucketStatements(replica.bucket, bucketStatements);
    addKeyStatements(replica.key, keyStatements, scope);
    return;
  }
  const print = (statements: readonly StatementSpec[]) =>
    printDocument(stack, new PolicyDocument({ statements: statements.map(toPolicyStatement) }));
  Annotations.of(scope).addWarningV2(
    WARNINGS.CanaryNotAdmitted.id,
    `the canary reads replicas in account ${destination.account}, whose policies are not in this app; the policy of the `
      + `bucket ${printText(stack, destination.bucketName)} must hold ${print(bucketStatements)}, and that of the key ${printText(stack, destination.keyArn)} ${print(keyStatements)}`,
  );
}
