import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { MultiRegionKey, ReplicaKey } from 'cdk-encrypted-replication';
import type { KeyOptions } from 'cdk-encrypted-replication';
import { ACCOUNT, REPLICA_KEY_TYPE, REPLICA_REGION, SOURCE_REGION, appWith } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const REPLICAS = 'Replicas';

function replicaWith(options: KeyOptions = {}) {
  const app = appWith();
  const env = { account: ACCOUNT, region: SOURCE_REGION };
  const primaryKey = new MultiRegionKey(new Stack(app, 'Keys', { env }), 'Key', {
    allowedReplicaRegions: [REPLICA_REGION],
  });
  const stack = new Stack(app, REPLICAS, { env: { account: ACCOUNT, region: REPLICA_REGION } });
  const replica = new ReplicaKey(stack, 'Replica', { primaryKey, ...options });
  return { app, primaryKey, stack, replica };
}

describe('a replica key', () => {
  test('replicates its primary by a weak reference, after the stack of the primary', () => {
    // WHEN
    const synthesized = new Synthesized(replicaWith().app);

    // THEN
    expect(synthesized.resource(REPLICAS, REPLICA_KEY_TYPE).Properties).toEqual({
      PrimaryKeyArn: '${Keys/Key.Arn}',
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'EnableIamPolicies',
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111111111111:root' },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    });
    expect(synthesized.dependenciesOf(REPLICAS)).toEqual(['Keys']);
    expect(synthesized.edges()).toEqual([{ consumer: REPLICAS, producer: 'Keys', region: SOURCE_REGION }]);
    expect(synthesized.strongMeans()).toEqual([]);
  });

  test('is retained, but not when its creation fails', () => {
    const { stack } = replicaWith();
    Template.fromStack(stack).hasResource(REPLICA_KEY_TYPE, {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('has its own description, pending window, aliases, tags, admins, statements and removal policy', () => {
    // WHEN
    const synthesized = new Synthesized(replicaWith({
      description: 'Replica',
      pendingWindow: Duration.days(10),
      aliases: ['replica'],
      tags: { data: 'documents' },
      admins: [new ArnPrincipal('arn:aws:iam::111111111111:role/admin')],
      policyStatements: [
        new PolicyStatement({
          sid: 'Audit',
          principals: [new ArnPrincipal('arn:aws:iam::111111111111:role/audit')],
          actions: ['kms:DescribeKey'],
          resources: ['*'],
        }),
      ],
      removalPolicy: RemovalPolicy.DESTROY,
    }).app);

    // THEN
    const { Properties, DeletionPolicy } = synthesized.resource(REPLICAS, REPLICA_KEY_TYPE);
    expect(Properties).toMatchObject({
      Description: 'Replica',
      PendingWindowInDays: 10,
      Tags: [{ Key: 'data', Value: 'documents' }],
    });
    expect(DeletionPolicy).toBe('Delete');
    expect(synthesized.sids(REPLICAS, REPLICA_KEY_TYPE)).toEqual(['EnableIamPolicies', 'AllowKeyAdministration', 'Audit']);
    expect(synthesized.resource(REPLICAS, 'AWS::KMS::Alias').Properties).toEqual({
      AliasName: 'alias/replica',
      TargetKeyId: '${Replica.Arn}',
    });
  });

  test('leaves rotation and the Region guard to its primary', () => {
    const { stack } = replicaWith();
    Template.fromStack(stack).hasResourceProperties(REPLICA_KEY_TYPE, {
      EnableKeyRotation: Match.absent(),
      RotationPeriodInDays: Match.absent(),
      KeyPolicy: { Statement: [Match.objectLike({ Sid: 'EnableIamPolicies' })] },
    });
  });

  test('is found again by replicaIn of its primary', () => {
    const { primaryKey, replica } = replicaWith();
    expect(primaryKey.replicaIn(REPLICA_REGION)).toBe(replica);
  });
});

describe.each([
  ['a concrete account', ACCOUNT, ACCOUNT],
  ['a token account', undefined, '${AWS::AccountId}'],
])('ARN and id of a replica key with %s', (_case, account, rendered) => {
  const outputsIn = (region: string | undefined) => {
    const app = appWith();
    const env = (name: string) => ({ env: { account, region: name } });
    const primaryKey = new MultiRegionKey(new Stack(app, 'Keys', env(SOURCE_REGION)), 'Key');
    const replicas = new Stack(app, REPLICAS, env(REPLICA_REGION));
    const replica = new ReplicaKey(replicas, 'Replica', { primaryKey });
    const consumer = region === undefined ? replicas : new Stack(app, 'Consumer', env(region));
    new CfnOutput(consumer, 'Arn', { value: replica.keyArn });
    new CfnOutput(consumer, 'Id', { value: replica.keyRef.keyId });
    const { Arn, Id } = app.synth().getStackByName(consumer.stackName).template.Outputs;
    return { arn: Arn.Value, id: Id.Value };
  };

  test('are attributes of the resource inside its stack', () => {
    const { arn, id } = outputsIn(undefined);
    expect(arn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Replica/), 'Arn'] });
    expect(id).toEqual({ Ref: expect.stringMatching(/^Replica/) });
  });

  test.each([SOURCE_REGION, REPLICA_REGION, 'us-east-1'])('derive from the weak id of the primary in a stack of %s', (region) => {
    const { arn, id } = outputsIn(region);
    expect(id).toEqual({ 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'Keys' }) });
    const parts = rendered === ACCOUNT
      ? ['arn:aws:kms:eu-west-1:111111111111:key/', id]
      : ['arn:aws:kms:eu-west-1:', { Ref: 'AWS::AccountId' }, ':key/', id];
    expect(arn).toEqual({ 'Fn::Join': ['', parts] });
  });
});
