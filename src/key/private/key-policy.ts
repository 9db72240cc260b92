import { Annotations, Stack } from 'aws-cdk-lib';
import type { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AnyPrincipal, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { printDocument, printText, toPolicyStatement } from '../../internal/policy/statement';
import type { StatementSpec } from '../../internal/policy/statement';
import { WARNINGS } from '../../internal/warnings/warnings';

/** Adds statements to a key policy; for an imported key a warning prints them. */
export function addKeyStatements(key: IKey, statements: readonly StatementSpec[], scope: IConstruct): void {
  const results = statements.map((statement) => key.addToResourcePolicy(toPolicyStatement(statement), true));
  if (results.some((result) => !result.statementAdded)) {
    const document = new PolicyDocument({ statements: statements.map(toPolicyStatement) });
    Annotations.of(scope).addWarningV2(
      WARNINGS.ImportedKeyPolicy.id,
      `the policy of the imported key ${printText(Stack.of(scope), key.keyArn)} must hold these statements: ` +
        printDocument(Stack.of(scope), document),
    );
  }
}

/** What a key policy is created from. */
export interface KeyPolicyInput {
  /** The account of the key, as a principal. */
  readonly account: IPrincipal;
  readonly admins: readonly IPrincipal[];
  /** The only Regions that the key may be replicated to; `undefined` for any. */
  readonly replicaRegions?: readonly string[];
  readonly extra: readonly PolicyStatement[];
}

const DEFAULT_POLICY = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html';
const REPLICATION_CONTROL = 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-auth.html';

/**
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-
 * administrators
 */
const ADMIN_ACTIONS: readonly string[] = [
  'kms:CancelKeyDeletion',
  'kms:Create*',
  'kms:Delete*',
  'kms:Describe*',
  'kms:Disable*',
  'kms:Enable*',
  'kms:Get*',
  'kms:List*',
  'kms:Put*',
  'kms:ReplicateKey',
  'kms:Revoke*',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:Update*',
];

/** Always with the account's statement: without it only AWS Support could repair the policy. */
export function renderKeyPolicyStatements({ account, admins, replicaRegions }: KeyPolicyInput): StatementSpec[] {
  const statements: StatementSpec[] = [
    {
      sid: 'EnableIamPolicies',
      principals: [account],
      actions: ['kms:*'],
      resources: ['*'],
      see: DEFAULT_POLICY,
    },
  ];
  if (admins.length > 0) {
    const allow = { principals: admins, actions: ADMIN_ACTIONS, resources: ['*'] };
    statements.push({ sid: 'AllowKeyAdministration', ...allow, see: DEFAULT_POLICY });
  }
  if (replicaRegions) {
    statements.push(denyReplicationElsewhere(replicaRegions));
  }
  return statements;
}

function denyReplicationElsewhere(regions: readonly string[]): StatementSpec {
  return {
    sid: 'DenyReplicationToOtherRegions',
    deny: true,
    principals: [new AnyPrincipal()],
    actions: ['kms:ReplicateKey'],
    resources: ['*'],
    // an empty list of values is no condition
    conditions: regions.length === 0 ? undefined : { StringNotEquals: { 'kms:ReplicaRegion': regions } },
    see: REPLICATION_CONTROL,
  };
}

export function createKeyPolicy(input: KeyPolicyInput): PolicyDocument {
  return new PolicyDocument({
    minimize: true,
    statements: [...renderKeyPolicyStatements(input).map(toPolicyStatement), ...input.extra],
  });
}
