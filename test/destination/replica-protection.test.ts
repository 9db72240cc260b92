import { App, BootstraplessSynthesizer, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import type { IStackSynthesizer } from 'aws-cdk-lib';
import { ObjectLockMode, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { DataPerimeter, ReplicaBucket, ReplicaProtection, ReplicaWriters, ReplicationDestination } from 'cdk-encrypted-replication';
import type { ReplicaProtectionOptions, ReplicationDestinationOptions } from 'cdk-encrypted-replication';
import { KNOWN_ACTIONS } from '../../src/analysis/iam/action-names';
import { expandAction } from '../../src/analysis/iam/known-actions';
import { ACCOUNT, BUCKET, BUCKET_POLICY, OTHER_ACCOUNT, REPLICA_REGION, replicationIn } from '../support/replication';
import type { Replicated } from '../support/replication';

const VAULT_STACK = 'Documents-replica-222222222222-eu-west-1';
const ROLE_ARN = 'arn:aws:iam::111111111111:role/Documents-Replication-Role-65fdae68';
const AUDIT = 'arn:aws:iam::222222222222:role/audit';
const RECOVERY = 'arn:aws:iam::222222222222:role/recovery/break-glass';
const BOOTSTRAP = 'arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1';
const BUCKET_REF = '${DocumentsReplicationReplicaBucket.Arn}';

function protect(
  options: Partial<ReplicaProtectionOptions> = {},
  further: ReplicationDestinationOptions = {},
): Replicated {
  const protection = new ReplicaProtection({ breakGlassRoleArns: [AUDIT], ...options });
  const destination = ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION, { ...further, protection });
  return replicationIn({ props: { destinations: [destination] } });
}

function policyOf({ synthesized }: Replicated, stackName = VAULT_STACK): any[] {
  return synthesized.statements(stackName, BUCKET_POLICY, 'ReplicaBucketPolicy');
}

function exemptOf(replicated: Replicated, stackName?: string): { [sid: string]: unknown } {
  return Object.fromEntries(policyOf(replicated, stackName)
    .filter(({ Sid }) => /ByOthers$/.test(Sid))
    .map(({ Sid, Condition }) => [Sid, Condition.ArnNotLike['aws:PrincipalArn']]));
}

function denial(sid: string, actions: string[], resource: string, exempt: unknown): object {
  return {
    Sid: sid,
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: actions,
    Resource: resource,
    Condition: { ArnNotLike: { 'aws:PrincipalArn': exempt } },
  };
}

/** The actions that some statements stand for. */
function deniedBy(statements: any[]): string[] {
  return statements.flatMap(({ Action }) => Action).flatMap((each) => expandAction(each)!).map(({ action }) => action);
}

describe('a protected replica', () => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = protect();
  });
  const statementOf = (sid: string) => policyOf(replicated).filter(({ Sid }) => Sid === sid);

  test('takes writes of the replication role alone', () => {
    expect(statementOf('DenyWritesByOthers')).toEqual([
      denial('DenyWritesByOthers', ['s3:PutObject*', 's3:Replicate*', 's3:UpdateObjectEncryption'], `${BUCKET_REF}/*`, [ROLE_ARN]),
    ]);
  });

  test('lets break-glass roles alone delete versions, and lift their governance', () => {
    expect(statementOf('DenyDeletionByOthers')).toEqual([
      denial('DenyDeletionByOthers', ['s3:BypassGovernanceRetention', 's3:DeleteObject*'], `${BUCKET_REF}/*`, [AUDIT]),
    ]);
  });

  test('lets break-glass roles and the deployment alone reconfigure it', () => {
    expect(statementOf('DenyReconfigurationByOthers')).toEqual([denial('DenyReconfigurationByOthers', [
      's3:DeleteBucket',
      's3:DeleteBucketPolicy',
      's3:PutBucketAcl',
      's3:PutBucketLogging',
      's3:PutBucketObjectLockConfiguration',
      's3:PutBucketOwnershipControls',
      's3:PutBucketPolicy',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketVersioning',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
      's3:PutReplicationConfiguration',
    ], BUCKET_REF, [AUDIT, BOOTSTRAP])]);
  });

  test('leaves to others no action that writes or deletes objects or their annotations', () => {
    const denied = deniedBy(policyOf(replicated).filter(({ Condition }) => Condition.ArnNotLike));
    const left = [...KNOWN_ACTIONS.values()].filter(({ kinds }) => kinds.includes('object')).map(({ action }) => action)
      .filter((action) => !denied.includes(action) && !/^s3:(?:Get|List)/.test(action));
    expect(left.sort()).toEqual([
      's3:AbortMultipartUpload',
      's3:InitiateReplication',
      's3:ObjectOwnerOverrideToBucketOwner',
      's3:RestoreObject',
    ]);
  });

  test('denies nothing that replication does', () => {
    const denies = policyOf(replicated).filter(({ Effect, Condition }) =>
      Effect === 'Deny' && Condition.ArnNotLike && !Condition.ArnNotLike['aws:PrincipalArn'].includes(ROLE_ARN));
    expect(denies).toHaveLength(2);
    expect(deniedBy(denies).filter((action) => /^s3:(?:Replicate|ObjectOwner)/.test(action))).toEqual([]);
  });

  test('takes no other deny than it had', () => {
    expect(policyOf(replicated).map(({ Sid }) => Sid)).toEqual([
      'DenyInsecureTransport',
      'DenyOutdatedTls',
      'DenyWritesByOthers',
      'DenyDeletionByOthers',
      'DenyReconfigurationByOthers',
      'ReplicateObjects',
    ]);
  });
});

describe('the exemptions of a protection', () => {
  test('are several break-glass roles, with their paths', () => {
    expect(exemptOf(protect({ breakGlassRoleArns: [AUDIT, RECOVERY] }))).toEqual({
      DenyWritesByOthers: [ROLE_ARN],
      DenyDeletionByOthers: [AUDIT, RECOVERY],
      DenyReconfigurationByOthers: [AUDIT, RECOVERY, BOOTSTRAP],
    });
  });

  test('are deployment roles of your own, in place of those of the CDK bootstrap', () => {
    const deploy = 'arn:aws:iam::222222222222:role/deploy-*';
    expect(exemptOf(protect({ deploymentRoleArns: [deploy] }))).toMatchObject({
      DenyDeletionByOthers: [AUDIT],
      DenyReconfigurationByOthers: [AUDIT, deploy],
    });
  });

  test('name the account of a replica in the same account', () => {
    const audit = `arn:aws:iam::${ACCOUNT}:role/audit`;
    const protection = new ReplicaProtection({ breakGlassRoleArns: [audit] });
    const destinations = [ReplicationDestination.inRegion(REPLICA_REGION, { protection })];
    const replicated = replicationIn({ props: { destinations } });
    expect(exemptOf(replicated, 'Documents-replica-eu-west-1')).toEqual({
      DenyWritesByOthers: [ROLE_ARN],
      DenyDeletionByOthers: [audit],
      DenyReconfigurationByOthers: [audit, `arn:aws:iam::${ACCOUNT}:role/cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-west-1`],
    });
  });

  test('may be an account that is known at deploy time', () => {
    const replicated = replicationIn({
      account: 'token',
      props: (stack) => {
        const protection = new ReplicaProtection({ breakGlassRoleArns: [`arn:aws:iam::${stack.account}:role/audit`] });
        return { destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { protection })] };
      },
    });
    expect(exemptOf(replicated, 'Documents-replica-eu-west-1').DenyReconfigurationByOthers).toEqual([
      'arn:aws:iam::${AWS::AccountId}:role/audit',
      'arn:aws:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-eu-west-1',
    ]);
  });
});

/** Who may reconfigure a protected bucket, beside the break-glass role, in a stack of the given synthesizer. */
function deployersOf(
  synthesizer?: IStackSynthesizer,
  options: Partial<ReplicaProtectionOptions> = {},
  region = REPLICA_REGION,
): unknown {
  const stack = new Stack(new App(), 'Vault', { env: { account: OTHER_ACCOUNT, region }, synthesizer });
  return deployersIn(stack, stack, options);
}

function deployersIn(stack: Stack, scope: Stack, options: Partial<ReplicaProtectionOptions> = {}): unknown {
  const partition = stack.region.startsWith('cn-') ? 'aws-cn' : 'aws';
  const audit = AUDIT.replace('aws', partition);
  const { bucket } = new ReplicaBucket(scope, 'Documents', {
    writers: ReplicaWriters.roles([ROLE_ARN.replace('aws', partition)]),
    protection: new ReplicaProtection({ breakGlassRoleArns: [audit], ...options }),
  });
  const { Statement } = stack.resolve((bucket.node.findChild('Policy').node.defaultChild as CfnBucketPolicy).policyDocument);
  const { Condition } = Statement.find(({ Sid }: { Sid: string }) => Sid === 'DenyReconfigurationByOthers');
  const [first, ...others] = Condition.ArnNotLike['aws:PrincipalArn'];
  expect(first).toBe(audit);
  return others;
}

describe('the role that deploys a protected bucket', () => {
  const EXECUTION = `cfn-exec-role-${OTHER_ACCOUNT}-${REPLICA_REGION}`;

  test.each([
    ['the default one of the app', undefined, `role/cdk-hnb659fds-${EXECUTION}`],
    ['one with a qualifier', new DefaultStackSynthesizer({ qualifier: 'acme' }), `role/cdk-acme-${EXECUTION}`],
    ['one without bootstrap', new BootstraplessSynthesizer({ qualifier: 'acme' }), `role/cdk-acme-${EXECUTION}`],
    [
      'one with an execution role of its own',
      new DefaultStackSynthesizer({ cloudFormationExecutionRole: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ci/${AWS::Region}' }),
      `role/ci/${REPLICA_REGION}`,
    ],
  ])('is that of its synthesizer: %s', (_, synthesizer, role) => {
    expect(deployersOf(synthesizer)).toEqual([`arn:aws:iam::${OTHER_ACCOUNT}:${role}`]);
  });

  test('is in the partition of the bucket', () => {
    expect(deployersOf(undefined, {}, 'cn-north-1')).toEqual([
      `arn:aws-cn:iam::${OTHER_ACCOUNT}:role/cdk-hnb659fds-cfn-exec-role-${OTHER_ACCOUNT}-cn-north-1`,
    ]);
  });

  test('is that of the outermost stack for a nested one', () => {
    const stack = new Stack(new App(), 'Vault', { env: { account: OTHER_ACCOUNT, region: REPLICA_REGION } });
    const nested = new NestedStack(stack, 'Nested');
    expect(deployersIn(nested, nested)).toEqual([`arn:aws:iam::${OTHER_ACCOUNT}:role/cdk-hnb659fds-${EXECUTION}`]);
  });

  test('is stated where the synthesizer names none', () => {
    const deploy = 'arn:aws:iam::222222222222:role/ci';
    expect(deployersOf(new CliCredentialsStackSynthesizer(), { deploymentRoleArns: [deploy] })).toEqual([deploy]);
  });

  test('is that of the synthesizer which a support stack inherits', () => {
    const breakGlass = `arn:aws:iam::${ACCOUNT}:role/audit`;
    const replicated = replicationIn({
      stack: { env: { account: ACCOUNT, region: 'ap-southeast-1' }, synthesizer: new DefaultStackSynthesizer({ qualifier: 'acme' }) },
      props: {
        destinations: [ReplicationDestination.inRegion(REPLICA_REGION, {
          protection: new ReplicaProtection({ breakGlassRoleArns: [breakGlass] }),
        })],
      },
    });
    const stackName = Stack.of(replicated.replication.replica(REPLICA_REGION).bucket).stackName;
    expect(exemptOf(replicated, stackName).DenyReconfigurationByOthers).toEqual([
      breakGlass,
      `arn:aws:iam::${ACCOUNT}:role/cdk-acme-cfn-exec-role-${ACCOUNT}-${REPLICA_REGION}`,
    ]);
  });
});

test.each([
  [ObjectLockRetention.governance(Duration.days(3650)), 'GOVERNANCE'],
  [ObjectLockRetention.compliance(Duration.days(3650)), 'COMPLIANCE'],
])('a protected replica may have Object Lock', (objectLockDefaultRetention, Mode) => {
  const { synthesized } = protect({}, { objectLockDefaultRetention });
  expect(synthesized.resource(VAULT_STACK, BUCKET, 'ReplicaBucket').Properties).toMatchObject({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days: 3650 } } },
  });
});

test.each([ObjectLockMode.GOVERNANCE, ObjectLockMode.COMPLIANCE])('a protection locks versions for years in %s mode', (mode) => {
  const { synthesized } = protect({ objectLock: { mode, years: 7 } });
  expect(synthesized.resource(VAULT_STACK, BUCKET, 'ReplicaBucket').Properties).toMatchObject({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: mode, Years: 7 } } },
  });
});

test.each([1, 100])('a protection locks versions for %s years', (years) => {
  const { synthesized } = protect({ objectLock: { mode: ObjectLockMode.COMPLIANCE, years } });
  const { ObjectLockConfiguration } = synthesized.resource(VAULT_STACK, BUCKET, 'ReplicaBucket').Properties;
  expect(ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: 'COMPLIANCE', Years: years });
});

test('a protected replica may stand inside a perimeter', () => {
  const protection = new ReplicaProtection({ breakGlassRoleArns: [AUDIT] });
  const replicated = replicationIn({
    props: {
      perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d'] }),
      destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION, { protection })],
    },
  });
  expect(policyOf(replicated).map(({ Sid }) => Sid)).toEqual(expect.arrayContaining(['DenyOutsideNetwork', 'DenyWritesByOthers']));
});

test('a protection is on the replica bucket alone', () => {
  const replicated = protect();
  const { synthesized, replication } = replicated;
  expect(synthesized.text(Stack.of(replication).stackName)).not.toContain('ByOthers');
});
