import { App, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { MultiRegionKey } from 'cdk-encrypted-replication';
import type { MultiRegionKeyProps } from 'cdk-encrypted-replication';
import { ACCOUNT, KEY, REPLICA_REGION, SOURCE_REGION, appWith } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const ENV = { account: ACCOUNT, region: SOURCE_REGION };
const ADMIN = 'arn:aws:iam::111111111111:role/admin';

interface Keyed {
  readonly app: App;
  readonly stack: Stack;
  readonly key: MultiRegionKey;
}

function keyWith(props?: MultiRegionKeyProps): Keyed {
  const app = appWith();
  const stack = new Stack(app, 'Keys', { env: ENV });
  return { app, stack, key: new MultiRegionKey(stack, 'Key', props) };
}

function templateWith(props?: MultiRegionKeyProps): Template {
  return Template.fromStack(keyWith(props).stack);
}

function policyWith(props?: MultiRegionKeyProps) {
  return new Synthesized(keyWith(props).app).statements('Keys', KEY);
}

const ACCOUNT_STATEMENT = {
  Sid: 'EnableIamPolicies',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111111111111:root' },
  Action: 'kms:*',
  Resource: '*',
};

describe('a multi-Region key', () => {
  test('is a rotated multi-Region primary key, and nothing else', () => {
    const template = templateWith();
    expect(Object.keys(template.toJSON().Resources)).toHaveLength(1);
    template.hasResourceProperties(KEY, {
      MultiRegion: true,
      EnableKeyRotation: true,
      RotationPeriodInDays: Match.absent(),
      PendingWindowInDays: Match.absent(),
      Description: Match.absent(),
      KeySpec: Match.absent(),
      KeyUsage: Match.absent(),
      Tags: Match.absent(),
    });
  });

  test('is retained, but not when its creation fails', () => {
    templateWith().hasResource(KEY, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('can be given another removal policy', () => {
    templateWith({ removalPolicy: RemovalPolicy.DESTROY }).hasResource(KEY, { DeletionPolicy: 'Delete' });
  });

  test('takes description, rotation period and pending window', () => {
    templateWith({
      description: 'Documents',
      rotationPeriod: Duration.days(90),
      pendingWindow: Duration.days(7),
    }).hasResourceProperties(KEY, { Description: 'Documents', RotationPeriodInDays: 90, PendingWindowInDays: 7 });
  });

  test('can do without rotation', () => {
    templateWith({ enableKeyRotation: false }).hasResourceProperties(KEY, { EnableKeyRotation: false });
  });

  test('has an alias for each name, with or without alias/', () => {
    // WHEN
    const template = templateWith({ aliases: ['documents', 'alias/team/documents'] });

    // THEN
    template.resourceCountIs('AWS::KMS::Alias', 2);
    for (const name of ['alias/documents', 'alias/team/documents']) {
      template.hasResourceProperties('AWS::KMS::Alias', {
        AliasName: name,
        TargetKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
      });
    }
  });

  test('takes an alias later', () => {
    const { stack, key } = keyWith();
    key.addAlias('later');
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/later' });
  });

  test('has its own tags beside those of the stack', () => {
    // GIVEN
    const { stack } = keyWith({ tags: { data: 'documents' } });

    // WHEN
    Tags.of(stack).add('team', 'archive');

    // THEN
    Template.fromStack(stack).hasResourceProperties(KEY, {
      Tags: [{ Key: 'data', Value: 'documents' }, { Key: 'team', Value: 'archive' }],
    });
  });
});

describe('the policy of a multi-Region key', () => {
  test('has the statement of the account alone', () => {
    expect(policyWith()).toEqual([ACCOUNT_STATEMENT]);
  });

  test('names the account as a reference where it is a token', () => {
    const app = appWith();
    new MultiRegionKey(new Stack(app, 'Keys', { env: { region: 'cn-north-1' } }), 'Key');
    expect(new Synthesized(app).statements('Keys', KEY)).toEqual([
      { ...ACCOUNT_STATEMENT, Principal: { AWS: 'arn:aws-cn:iam::${AWS::AccountId}:root' } },
    ]);
  });

  test('lets admins administer the key, but not use it, beside the account', () => {
    expect(policyWith({ admins: [new ArnPrincipal(ADMIN)] })).toEqual([
      ACCOUNT_STATEMENT,
      {
        Sid: 'AllowKeyAdministration',
        Effect: 'Allow',
        Principal: { AWS: ADMIN },
        Action: [
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
        ],
        Resource: '*',
      },
    ]);
  });

  test('denies replication to other Regions than the allowed ones', () => {
    expect(policyWith({ allowedReplicaRegions: ['eu-west-1', 'eu-central-1'] })).toEqual([
      ACCOUNT_STATEMENT,
      {
        Sid: 'DenyReplicationToOtherRegions',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'kms:ReplicateKey',
        Resource: '*',
        Condition: { StringNotEquals: { 'kms:ReplicaRegion': ['eu-west-1', 'eu-central-1'] } },
      },
    ]);
  });

  test('ends with the statements of the user', () => {
    const extra = new PolicyStatement({
      sid: 'Audit',
      principals: [new AccountPrincipal('222222222222')],
      actions: ['kms:DescribeKey'],
      resources: ['*'],
    });
    const [account, own, ...others] = policyWith({ policyStatements: [extra] });
    expect(account).toEqual(ACCOUNT_STATEMENT);
    expect(own).toMatchObject({ Sid: 'Audit', Action: 'kms:DescribeKey', Effect: 'Allow' });
    expect(others).toEqual([]);
  });
});

describe('replicaIn', () => {
  test('creates the replica in a stack named after the key, once', () => {
    // GIVEN
    const { app, key } = keyWith({ aliases: ['documents'], tags: { data: 'documents' }, description: 'Documents' });

    // WHEN
    const replica = key.replicaIn(REPLICA_REGION);

    // THEN
    expect(key.replicaIn(REPLICA_REGION)).toBe(replica);
    expect(key.replicaIn('us-west-2')).not.toBe(replica);
    const synthesized = new Synthesized(app);
    expect(synthesized.stackNames).toEqual(['Keys', 'Keys-Key-eu-west-1', 'Keys-Key-us-west-2']);
    expect(synthesized.dependenciesOf('Keys-Key-eu-west-1')).toEqual(['Keys']);
    expect(Stack.of(replica).environment).toBe('aws://111111111111/eu-west-1');
    const { Properties } = synthesized.resource('Keys-Key-eu-west-1', 'AWS::KMS::ReplicaKey');
    expect(Properties).toMatchObject({
      Description: 'Documents',
      PrimaryKeyArn: '${Keys/Key.Arn}',
      Tags: [{ Key: 'data', Value: 'documents' }],
    });
    expect(synthesized.resource('Keys-Key-eu-west-1', 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/documents');
  });

  test('allows an allowed Region', () => {
    const { key } = keyWith({ allowedReplicaRegions: [REPLICA_REGION] });
    expect(key.replicaIn(REPLICA_REGION).env.region).toBe(REPLICA_REGION);
  });
});
