import { Fn } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DataPerimeter } from 'cdk-encrypted-replication';
import { KNOWN_ACTIONS } from '../../src/analysis/iam/action-names';
import { expandAction } from '../../src/analysis/iam/known-actions';
import { ACCOUNT, BUCKET_POLICY, REPLICA_STACK, SOURCE_STACK, replicationIn } from '../support/replication';
import type { ReplicationSetup } from '../support/replication';

const ORGANIZATION = 'o-a1b2c3d4e5';
const ENDPOINTS = ['vpce-1a2b3c4d', 'vpce-0123456789abcdef0'];
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/Documents-Replication-Role-65fdae68`;
const TRANSPORT = ['DenyInsecureTransport', 'DenyOutdatedTls'];
const ENFORCEMENT = ['DenyOtherEncryption', 'DenyOtherKeys'];

const SIDES = [
  { side: 'source', stack: SOURCE_STACK, id: 'ReplicationBucketPolicy', bucket: '${ReplicationBucket.Arn}' },
  { side: 'replica', stack: REPLICA_STACK, id: 'ReplicaBucketPolicy', bucket: '${DocumentsReplicationReplicaBucket.Arn}' },
] as const;

function policy({ stack, id }: (typeof SIDES)[number], props: ReplicationSetup['props'], account?: string) {
  return replicationIn({ props, account }).synthesized.statements(stack, BUCKET_POLICY, id);
}

function denyOutsideOrganization(bucket: string, roleArn = ROLE_ARN, account = ACCOUNT) {
  return {
    Sid: 'DenyOutsideOrganization',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [bucket, `${bucket}/*`],
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION, 'aws:PrincipalAccount': account },
      ArnNotEqualsIfExists: { 'aws:PrincipalArn': roleArn },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  };
}

function denyOutsideNetwork(bucket: string) {
  return {
    Sid: 'DenyOutsideNetwork',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: [
      's3:AbortMultipartUpload',
      's3:DeleteObject*',
      's3:GetObject*',
      's3:ListBucket*',
      's3:ListMultipartUploadParts',
      's3:PutObject*',
      's3:Replicate*',
      's3:RestoreObject',
    ],
    Resource: [bucket, `${bucket}/*`],
    Condition: {
      StringNotEqualsIfExists: { 'aws:SourceVpce': ENDPOINTS },
      ArnNotEqualsIfExists: { 'aws:PrincipalArn': ROLE_ARN },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
    },
  };
}

describe.each(SIDES)('a perimeter on the $side bucket', (side) => {
  const own = side.side === 'source' ? ENFORCEMENT : [];

  test('around an organization denies everybody else, but for the role and AWS services', () => {
    const statements = policy(side, { perimeter: new DataPerimeter({ organizationId: ORGANIZATION }) });
    expect(statements.map(({ Sid }) => Sid)).toEqual([...TRANSPORT, ...own, 'DenyOutsideOrganization']);
    expect(statements.at(-1)).toEqual(denyOutsideOrganization(side.bucket));
  });

  test('around VPC endpoints denies object access from elsewhere, but for the role and AWS services', () => {
    const statements = policy(side, { perimeter: new DataPerimeter({ vpcEndpointIds: ENDPOINTS }) });
    expect(statements.map(({ Sid }) => Sid)).toEqual([...TRANSPORT, ...own, 'DenyOutsideNetwork']);
    expect(statements.at(-1)).toEqual(denyOutsideNetwork(side.bucket));
  });

  test('around both has both statements', () => {
    const perimeter = new DataPerimeter({ organizationId: ORGANIZATION, vpcEndpointIds: ENDPOINTS });
    expect(policy(side, { perimeter }).slice(-2)).toEqual([
      denyOutsideOrganization(side.bucket),
      denyOutsideNetwork(side.bucket),
    ]);
  });

  test('exempts the role by its name where the account is a token', () => {
    const perimeter = new DataPerimeter({ organizationId: ORGANIZATION });
    const roleArn = ROLE_ARN.replace(ACCOUNT, '${AWS::AccountId}');
    expect(policy(side, { perimeter }, 'token').at(-1)).toEqual(
      denyOutsideOrganization(side.bucket, roleArn, '${AWS::AccountId}'),
    );
  });

  test('exempts a role of the user with its path', () => {
    const statements = policy(side, (stack) => ({
      perimeter: new DataPerimeter({ organizationId: ORGANIZATION }),
      replicationRole: new Role(stack, 'Mine', {
        assumedBy: new ServicePrincipal('s3.amazonaws.com'),
        roleName: 'mine',
        path: '/s3/',
      }),
    }));
    expect(statements.at(-1)).toEqual(denyOutsideOrganization(side.bucket, `arn:aws:iam::${ACCOUNT}:role/s3/mine`));
  });

  test('exempts an imported role', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/theirs`;
    const statements = policy(side, (stack) => ({
      perimeter: new DataPerimeter({ organizationId: ORGANIZATION }),
      replicationRole: Role.fromRoleArn(stack, 'Theirs', arn),
    }));
    expect(statements.at(-1)).toEqual(denyOutsideOrganization(side.bucket, arn));
  });
});

test('around VPC endpoints denies what reads or writes objects, by every action', () => {
  const perimeter = new DataPerimeter({ vpcEndpointIds: ENDPOINTS });
  const [{ Action }] = policy(SIDES[0], { perimeter }).slice(-1) as { Action: string[] }[];
  const denied = new Set(Action.flatMap((each) => expandAction(each)!));
  const left = [...KNOWN_ACTIONS.values()].filter((known) => known.kinds.includes('object') && !denied.has(known));
  expect(left.map(({ action }) => action).sort()).toEqual([
    's3:BypassGovernanceRetention',
    's3:InitiateReplication',
    // their names alone, by actions that not every Region has
    's3:ListObjectAnnotations',
    's3:ListObjectVersionAnnotations',
    's3:ObjectOwnerOverrideToBucketOwner',
    's3:UpdateObjectEncryption',
  ]);
});

test('organization and endpoints may be known at deploy time', () => {
  const [source] = SIDES;
  const perimeter = new DataPerimeter({
    organizationId: Fn.importValue('Organization'),
    vpcEndpointIds: [Fn.importValue('Endpoint')],
  });
  const statements = policy(source, { perimeter });
  expect(statements.slice(-2).map(({ Condition }) => (Condition as any).StringNotEqualsIfExists)).toEqual([
    { 'aws:PrincipalOrgID': { 'Fn::ImportValue': 'Organization' }, 'aws:PrincipalAccount': ACCOUNT },
    { 'aws:SourceVpce': [{ 'Fn::ImportValue': 'Endpoint' }] },
  ]);
});

test('a list of endpoints may be known at deploy time as a whole', () => {
  const [source] = SIDES;
  const perimeter = new DataPerimeter({ vpcEndpointIds: Fn.split(',', Fn.importValue('Endpoints')) });
  const [statement] = policy(source, { perimeter }).slice(-1);
  expect(statement.Sid).toBe('DenyOutsideNetwork');
  expect((statement.Condition as any).StringNotEqualsIfExists).toEqual({
    'aws:SourceVpce': { 'Fn::Split': [',', { 'Fn::ImportValue': 'Endpoints' }] },
  });
});
