import { copyFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { DataPerimeter, ReplicaProtection, ReplicationDestination, ReplicationSimulator } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { BUCKET_POLICY, KEY, OTHER_ACCOUNT, REPLICA_REGION, REPLICA_STACK, SOURCE_STACK, replicationIn } from '../support/replication';
import type { Replicated } from '../support/replication';

const VAULT_STACK = 'Documents-replica-222222222222-eu-west-1';
const FORMER = 'arn:aws:iam::111111111111:role/former';
const CURRENT = 'arn:aws:iam::111111111111:role/current';

type Props = Partial<EncryptedCrossRegionReplicationProps>;

function toVault(props: Props): Replicated {
  const destinations = [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)];
  return replicationIn({ props: { destinations, ...props } });
}

const RENAMED: Props = { roleName: 'current', formerRoleNames: ['former'] };

/** The roles that the statements of a policy admit or exempt, by Sid. */
function rolesNamedIn(statements: readonly any[]): { readonly [sid: string]: unknown } {
  return Object.fromEntries(statements.flatMap(({ Sid, Condition = {} }) =>
    Object.values<any>(Condition).flatMap((keys) => ('aws:PrincipalArn' in keys ? [[Sid, keys['aws:PrincipalArn']]] : []))));
}

describe('policies in another account', () => {
  const replicated = toVault(RENAMED);

  test('admit the former role to the bucket too', () => {
    const statements = replicated.synthesized.statements(VAULT_STACK, BUCKET_POLICY, 'ReplicaBucketPolicy');
    expect(rolesNamedIn(statements)).toEqual({ ReplicateObjects: [CURRENT, FORMER] });
  });

  test('admit the former role to the key too', () => {
    expect(rolesNamedIn(replicated.synthesized.statements(VAULT_STACK, KEY))).toEqual({
      EncryptReplicas: [CURRENT, FORMER],
      UseReplicaBucketKeys: [CURRENT, FORMER],
    });
  });

  test('admit the current role alone once the former one is taken out', () => {
    const statements = toVault({ roleName: 'current' }).synthesized.statements(VAULT_STACK, BUCKET_POLICY, 'ReplicaBucketPolicy');
    expect(rolesNamedIn(statements)).toEqual({ ReplicateObjects: [CURRENT] });
  });

  test('of an existing bucket admit the former role, under the same statement ids', () => {
    const statementsOf = (formerRoleNames?: string[]) => {
      const { synthesized } = replicationIn({
        props: (_stack, app) => {
          const vault = new Stack(app, 'Vault', { env: { account: OTHER_ACCOUNT, region: REPLICA_REGION } });
          const encryptionKey = new Key(vault, 'Key');
          const bucket = new Bucket(vault, 'Bucket', { bucketName: 'the-vault', encryption: BucketEncryption.KMS, encryptionKey });
          return { roleName: 'current', formerRoleNames, destinations: [ReplicationDestination.fromBucket(bucket)] };
        },
      });
      return rolesNamedIn(synthesized.statements('Vault', BUCKET_POLICY));
    };
    const [[sid, roles]] = Object.entries(statementsOf(['former']));
    expect(roles).toEqual([CURRENT, FORMER]);
    expect(statementsOf()).toEqual({ [sid]: [CURRENT] });
  });

  test('that somebody else applies are printed with the former role', () => {
    const { replication } = replicationIn({
      props: {
        ...RENAMED,
        destinations: [ReplicationDestination.fromBucketAttributes({
          bucketName: 'the-vault',
          keyArn: `arn:aws:kms:${REPLICA_REGION}:${OTHER_ACCOUNT}:key/1234`,
          region: REPLICA_REGION,
          account: OTHER_ACCOUNT,
        })],
      },
    });
    const [{ Condition }] = replication.replicas[0].bucketPolicyDocument().toJSON().Statement;
    expect(Condition).toEqual({ ArnEquals: { 'aws:PrincipalArn': [CURRENT, FORMER] } });
  });
});

describe('deny statements', () => {
  test.each([
    [SOURCE_STACK, 'ReplicationBucketPolicy'],
    [REPLICA_STACK, 'ReplicaBucketPolicy'],
  ])('of a perimeter exempt the former role too, in %s', (stack, id) => {
    const perimeter = new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' });
    const { synthesized } = replicationIn({ props: { ...RENAMED, perimeter } });
    const statements = synthesized.statements(stack, BUCKET_POLICY, id);
    expect(rolesNamedIn(statements)).toEqual({ DenyOutsideOrganization: [CURRENT, FORMER] });
  });

  test('of a protection exempt the former role from the denial of writes alone', () => {
    const protection = new ReplicaProtection({ breakGlassRoleArns: ['arn:aws:iam::111111111111:role/audit'] });
    const destinations = [ReplicationDestination.inRegion(REPLICA_REGION, { protection })];
    const { synthesized } = replicationIn({ props: { ...RENAMED, destinations } });
    const roles = rolesNamedIn(synthesized.statements(REPLICA_STACK, BUCKET_POLICY, 'ReplicaBucketPolicy'));
    expect(roles.DenyWritesByOthers).toEqual([CURRENT, FORMER]);
    expect(roles.DenyDeletionByOthers).toEqual(['arn:aws:iam::111111111111:role/audit']);
  });
});

test.each([
  ['replication/former', 'replication/former'],
  ['/replication/former', 'replication/former'],
  ['/former', 'former'],
])('a former role is named with its path: %s', (name, rendered) => {
  const { synthesized } = toVault({ roleName: 'current', formerRoleNames: [name] });
  const { ReplicateObjects } = rolesNamedIn(synthesized.statements(VAULT_STACK, BUCKET_POLICY, 'ReplicaBucketPolicy'));
  expect(ReplicateObjects).toEqual([CURRENT, `arn:aws:iam::111111111111:role/${rendered}`]);
});

test('a former role may be known at deploy time, with its account', () => {
  const perimeter = new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' });
  const { synthesized } = replicationIn({
    account: 'token',
    props: { roleName: 'current', formerRoleNames: [Token.asString({ Ref: 'AWS::StackName' })], perimeter },
  });
  expect(rolesNamedIn(synthesized.statements(SOURCE_STACK, BUCKET_POLICY, 'ReplicationBucketPolicy'))).toEqual({
    DenyOutsideOrganization: [
      'arn:aws:iam::${AWS::AccountId}:role/current',
      'arn:aws:iam::${AWS::AccountId}:role/${AWS::StackName}',
    ],
  });
});

test('a former role is warned of until it is taken out', () => {
  const { stack } = toVault(RENAMED);
  Annotations.fromStack(stack).hasWarning('/Documents/Replication', Match.stringLikeRegexp(`still admitted: ${FORMER};.*'formerRoleNames'`));
});

test('without a former role there is no warning', () => {
  const { stack } = toVault({ roleName: 'current' });
  expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('still admitted'))).toEqual([]);
});

/** The object that arrives when the destination is deployed anew and the source is not yet. */
function statusBetween(before: Props, after: Props): string {
  const [deployed, next] = [before, after].map((props) =>
    toVault(props).synthesized.artifact(VAULT_STACK).templateFullPath);
  copyFileSync(next, deployed);
  const simulator = ReplicationSimulator.fromAssembly(dirname(deployed));
  return simulator.putObject('Documents/Replication/Bucket', 'a.txt').outcomes[0].status;
}

describe('an object that arrives between the deployments of destination and source', () => {
  test('fails where the role is renamed and the former one forgotten', () => {
    expect(statusBetween({ roleName: 'former' }, { roleName: 'current' })).toBe('FAILED');
  });

  test('is replicated by the former role while it is admitted', () => {
    expect(statusBetween({ roleName: 'former' }, RENAMED)).toBe('COMPLETED');
  });

  test('is replicated by the current role when the former one is taken out', () => {
    expect(statusBetween(RENAMED, { roleName: 'current' })).toBe('COMPLETED');
  });
});
