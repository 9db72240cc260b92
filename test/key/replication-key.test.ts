import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, CompositePrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { MultiRegionKey, ReplicaKey } from 'cdk-encrypted-replication';
import type { ReplicationKey } from 'cdk-encrypted-replication';
import { ACCOUNT, KEY, OTHER_ACCOUNT, REPLICA_KEY_TYPE, REPLICA_REGION, SOURCE_REGION, appWith } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const LAMBDA = new ServicePrincipal('lambda.amazonaws.com');
type GrantCase = readonly [string, (key: ReplicationKey, grantee: IGrantable) => unknown, string | string[]];
const GRANTS: readonly GrantCase[] = [
  ['grantDecrypt', (key, grantee) => key.grantDecrypt(grantee), 'kms:Decrypt'],
  ['grantEncrypt', (key, grantee) => key.grantEncrypt(grantee), ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*']],
  [
    'grantEncryptDecrypt',
    (key, grantee) => key.grantEncryptDecrypt(grantee),
    ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
  ],
  ['grantSign', (key, grantee) => key.grantSign(grantee), 'kms:Sign'],
  ['grantVerify', (key, grantee) => key.grantVerify(grantee), 'kms:Verify'],
  ['grantSignVerify', (key, grantee) => key.grantSignVerify(grantee), ['kms:Sign', 'kms:Verify']],
  ['grantGenerateMac', (key, grantee) => key.grantGenerateMac(grantee), 'kms:GenerateMac'],
  ['grantVerifyMac', (key, grantee) => key.grantVerifyMac(grantee), 'kms:VerifyMac'],
  ['grant', (key, grantee) => key.grant(grantee, 'kms:DescribeKey'), 'kms:DescribeKey'],
];

/** A primary in ap-southeast-1, a replica in eu-west-1, and a stack for roles. */
function keys(roleAccount = ACCOUNT) {
  const app = appWith();
  const primary = new MultiRegionKey(new Stack(app, 'Keys', { env: { account: ACCOUNT, region: SOURCE_REGION } }), 'Key');
  const replicas = new Stack(app, 'Replicas', { env: { account: ACCOUNT, region: REPLICA_REGION } });
  const replica = new ReplicaKey(replicas, 'Replica', { primaryKey: primary });
  const roles = new Stack(app, 'Roles', { env: { account: roleAccount, region: 'us-east-1' } });
  return { app, primary, replica, roles };
}

function statementsOf(app: ReturnType<typeof appWith>) {
  const synthesized = new Synthesized(app);
  return {
    synthesized,
    identity: () => synthesized.statements('Roles', 'AWS::IAM::Policy'),
    primary: synthesized.statements('Keys', KEY),
    replica: synthesized.statements('Replicas', REPLICA_KEY_TYPE),
  };
}

const ACCOUNT_ALONE = [expect.objectContaining({ Sid: 'EnableIamPolicies' })];

describe('a grant to a role of the same account', () => {
  test.each(GRANTS)('%s names the exact key and leaves the key policy alone', (_name, grant, actions) => {
    // GIVEN
    const { app, primary, roles } = keys();

    // WHEN
    grant(primary, new Role(roles, 'Reader', { assumedBy: LAMBDA }));

    // THEN
    const documents = statementsOf(app);
    expect(documents.identity()).toEqual([{ Effect: 'Allow', Action: actions, Resource: '${Keys/Key.Arn}' }]);
    expect(documents.primary).toEqual(ACCOUNT_ALONE);
    expect(documents.synthesized.strongMeans()).toEqual([]);
  });

  test('names the ARN of a replica in its own Region', () => {
    // GIVEN
    const { app, replica, roles } = keys();

    // WHEN
    replica.grantDecrypt(new Role(roles, 'Reader', { assumedBy: LAMBDA }));

    // THEN
    const documents = statementsOf(app);
    expect(documents.identity()).toEqual([
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-west-1:111111111111:key/${Keys/Key}' },
    ]);
    expect(documents.replica).toEqual(ACCOUNT_ALONE);
  });
});

describe('a grant to a role of another account', () => {
  test('admits the account with the role in a condition, and the role by its own policy', () => {
    // GIVEN
    const { app, replica, roles } = keys(OTHER_ACCOUNT);

    // WHEN
    replica.grantDecrypt(new Role(roles, 'Reader', { assumedBy: LAMBDA, roleName: 'reader', path: '/audit/' }));

    // THEN
    const documents = statementsOf(app);
    expect(documents.replica).toEqual([
      expect.objectContaining({ Sid: 'EnableIamPolicies' }),
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::222222222222:root' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': ['arn:aws:iam::222222222222:role/audit/reader'] } },
      },
    ]);
    expect(documents.identity()).toEqual([
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-west-1:111111111111:key/${Keys/Key}' },
    ]);
  });
});

test('a grant to a service is in the key policy', () => {
  // GIVEN
  const { app, replica } = keys();

  // WHEN
  replica.grantDecrypt(new ServicePrincipal('cloudtrail.amazonaws.com'));

  // THEN
  expect(statementsOf(app).replica[1]).toEqual({
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'kms:Decrypt',
    Resource: '*',
  });
});

describe('a statement of the key policy', () => {
  const statementFor = (...principals: (Role | ServicePrincipal | AccountPrincipal | CompositePrincipal)[]) =>
    new PolicyStatement({ sid: 'Added', principals, actions: ['kms:Decrypt'], resources: ['*'] });

  test('is added with a principal of the same account as it is', () => {
    const { app, primary } = keys();
    expect(primary.addToResourcePolicy(statementFor(new AccountPrincipal(ACCOUNT)))).toEqual({
      statementAdded: true,
      policyDependable: primary,
    });
    expect(statementsOf(app).primary[1]).toMatchObject({ Sid: 'Added', Action: 'kms:Decrypt' });
  });

  test('admits several roles of other accounts by one condition', () => {
    // GIVEN
    const { app, primary, roles } = keys(OTHER_ACCOUNT);
    const [one, two] = ['one', 'two'].map((roleName) => new Role(roles, roleName, { assumedBy: LAMBDA, roleName }));

    // WHEN
    primary.addToResourcePolicy(statementFor(one, two));

    // THEN
    expect(statementsOf(app).primary[1]).toMatchObject({
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Condition: {
        ArnEquals: {
          'aws:PrincipalArn': ['arn:aws:iam::222222222222:role/one', 'arn:aws:iam::222222222222:role/two'],
        },
      },
    });
  });

  test('keeps the conditions of a statement for a role of another account', () => {
    // GIVEN
    const { app, primary, roles } = keys(OTHER_ACCOUNT);
    const statement = statementFor(new Role(roles, 'Reader', { assumedBy: LAMBDA, roleName: 'reader' }));
    statement.addCondition('StringEquals', { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' });
    statement.addCondition('ArnEquals', { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::b' });

    // WHEN
    primary.addToResourcePolicy(statement);

    // THEN
    expect(statementsOf(app).primary[1].Condition).toEqual({
      StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' },
      ArnEquals: {
        'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::b',
        'aws:PrincipalArn': ['arn:aws:iam::222222222222:role/reader'],
      },
    });
  });

  test('is left alone where a role of another account shares it with a service', () => {
    // GIVEN
    const { app, primary, roles } = keys(OTHER_ACCOUNT);
    const role = new Role(roles, 'Reader', { assumedBy: LAMBDA, roleName: 'reader' });

    // WHEN
    primary.addToResourcePolicy(statementFor(role, new ServicePrincipal('cloudtrail.amazonaws.com')));

    // THEN
    const [, added] = statementsOf(app).primary;
    expect(added.Condition).toBeUndefined();
    expect(added.Principal).toMatchObject({ Service: 'cloudtrail.amazonaws.com' });
  });
});
