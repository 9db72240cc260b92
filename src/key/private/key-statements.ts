import { Annotations, Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import type { StatementSpec } from '../../internal/policy/statement';
import { printDocument, toPolicyStatement } from '../../internal/policy/statement';
import { WARNINGS } from '../../internal/warnings/warnings';

/** Adds statements to a key policy; for an imported key a warning prints them. */
export function addKeyStatements(key: IKey, statements: readonly StatementSpec[], scope: IConstruct): void {
  const results = statements.map((statement) => key.addToResourcePolicy(toPolicyStatement(statement), true));
  if (results.some((result) => !result.statementAdded)) {
    const document = new PolicyDocument({ statements: statements.map(toPolicyStatement) });
    Annotations.of(scope).addWarningV2(
      WARNINGS.ImportedKeyPolicy.id,
      `the policy of the imported key ${key.keyArn} must hold these statements: ` +
        printDocument(Stack.of(scope), document),
    );
  }
}
