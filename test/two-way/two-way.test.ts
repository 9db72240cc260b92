import { Stack } from 'aws-cdk-lib';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import {
  DataPerimeter,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationFilter,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { resourceCycle } from '../support/invariants';
import {
  BUCKET,
  BUCKET_POLICY,
  MANAGED_POLICY,
  PRIMARY_KEY,
  REPLICA_ARN,
  REPLICA_KEY,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_ARN,
  SOURCE_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';
import type { Replicated } from '../support/replication';

const CUSTOM = 'Custom::BucketReplication';
const POLICY = 'AWS::IAM::Policy';
const ROLE = 'AWS::IAM::Role';
const REPLICA_NAME = REPLICA_ARN.split(':::')[1];
const REMOVE = 'RemoveFormerReplication';
const BACK_ROLE = '${ReplicationReverseRole.Arn}';

type Props = Partial<EncryptedCrossRegionReplicationProps>;

function twoWay(props: Props = {}, direction = ReplicationDirection.TWO_WAY): Replicated {
  const destinations = [ReplicationDestination.inRegion(REPLICA_REGION, { direction })];
  return replicationIn({ props: { destinations, ...props } });
}

function customResource({ synthesized }: Replicated) {
  return synthesized.resource(SOURCE_STACK, CUSTOM);
}

/** The call of the custom resource, without what is CDK's own. */
function call(replicated: Replicated, event: 'Create' | 'Update' | 'Delete'): any {
  const { logApiResponseData: _own, ...sdkCall } = JSON.parse(customResource(replicated).Properties[event]);
  return sdkCall;
}

function rulesBack(props: Props): any[] {
  return call(twoWay(props), 'Create').parameters.ReplicationConfiguration.Rules;
}

function functionStatements({ synthesized }: Replicated): any[] {
  return synthesized.statements(SOURCE_STACK, POLICY, 'CustomResourcePolicy');
}

function policyOf({ synthesized }: Replicated, id: string): any[] {
  return synthesized.statements(SOURCE_STACK, MANAGED_POLICY, id);
}

describe('two-way replication', () => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = twoWay();
  });

  test.each(['Create', 'Update'] as const)('puts the configuration of the replica bucket on %s, as the S3 API takes it', (event) => {
    expect(call(replicated, event)).toEqual({
      service: 'S3',
      action: 'putBucketReplication',
      region: REPLICA_REGION,
      physicalResourceId: { id: `${REPLICA_NAME}-replication` },
      parameters: {
        Bucket: REPLICA_NAME,
        ReplicationConfiguration: {
          Role: BACK_ROLE,
          Rules: [{
            ID: `all-${SOURCE_REGION}`,
            Priority: 1,
            Status: 'Enabled',
            Filter: { Prefix: '' },
            DeleteMarkerReplication: { Status: 'Disabled' },
            SourceSelectionCriteria: {
              SseKmsEncryptedObjects: { Status: 'Enabled' },
              ReplicaModifications: { Status: 'Enabled' },
            },
            Destination: {
              Bucket: SOURCE_ARN,
              EncryptionConfiguration: { ReplicaKmsKeyID: PRIMARY_KEY },
              Metrics: { Status: 'Enabled' },
            },
          }],
        },
      },
    });
  });

  test('deletes the configuration with the custom resource, also after the bucket', () => {
    expect(call(replicated, 'Delete')).toEqual({
      service: 'S3',
      action: 'deleteBucketReplication',
      region: REPLICA_REGION,
      parameters: { Bucket: REPLICA_NAME },
      ignoreErrorCodesMatching: 'NoSuchBucket',
    });
  });

  test('lets the function configure one bucket, and pass one role to S3', () => {
    expect(functionStatements(replicated).filter(({ Sid }) => Sid !== REMOVE)).toEqual([
      { Sid: 'ConfigureReplication', Effect: 'Allow', Action: 's3:PutReplicationConfiguration', Resource: REPLICA_ARN },
      {
        Sid: 'PassReplicationRole',
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: BACK_ROLE,
        Condition: { StringEquals: { 'iam:PassedToService': 's3.amazonaws.com' } },
      },
    ]);
  });

  test('does not install another SDK than that of the Lambda runtime', () => {
    expect(customResource(replicated).Properties.InstallLatestAwsSdk).toBe(false);
  });

  test('synchronizes changes to replicas on the source bucket too', () => {
    const { ReplicationConfiguration } = replicated.synthesized
      .resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties;
    expect(ReplicationConfiguration.Rules.map(({ SourceSelectionCriteria }: any) => SourceSelectionCriteria)).toEqual([{
      SseKmsEncryptedObjects: { Status: 'Enabled' },
      ReplicaModifications: { Status: 'Enabled' },
    }]);
    expect(ReplicationConfiguration.Role).toBe('${ReplicationRole.Arn}');
  });

  test('has a role for each direction, both of S3', () => {
    const roles = replicated.synthesized.resources(SOURCE_STACK, ROLE);
    const ofS3 = Object.entries(roles).filter(([, { Properties }]) =>
      JSON.stringify(Properties.AssumeRolePolicyDocument).includes('"s3.amazonaws.com"'));
    expect(ofS3.map(([id]) => id).sort()).toEqual(['ReplicationReverseRole', 'ReplicationRole']);
    expect(new Set(ofS3.map(([, { Properties }]) => Properties.RoleName)).size).toBe(2);
  });

  test('lets the role of the reverse direction read the replica bucket as the other one reads the source', () => {
    const mirrored = JSON.stringify(policyOf(replicated, 'ReplicationRoleSourcePolicy'))
      .replaceAll(SOURCE_ARN, REPLICA_ARN)
      .replaceAll(PRIMARY_KEY, REPLICA_KEY)
      .replaceAll(`s3.${SOURCE_REGION}.`, `s3.${REPLICA_REGION}.`);
    expect(policyOf(replicated, 'ReverseRoleSourcePolicy')).toEqual(JSON.parse(mirrored));
  });

  test('lets the role of the reverse direction write the source bucket as the other one writes the replica bucket', () => {
    const mirrored = JSON.stringify(policyOf(replicated, 'RoleDestinationPolicyeuwest1'))
      .replaceAll(REPLICA_ARN, SOURCE_ARN)
      .replaceAll(REPLICA_KEY, PRIMARY_KEY)
      .replaceAll(`s3.${REPLICA_REGION}.`, `s3.${SOURCE_REGION}.`);
    expect(policyOf(replicated, 'ReverseRoleDestinationPolicy')).toEqual(JSON.parse(mirrored));
  });

  test('configures the reverse direction when both buckets and the policies of its role are there', () => {
    const { DependsOn } = customResource(replicated);
    expect(DependsOn).toEqual(expect.arrayContaining([
      'ReplicationBucket',
      'ReplicationReverseRoleDestinationPolicy',
      'ReplicationReverseRoleSourcePolicy',
      'ReplicationReverseReplicationConfigurationCustomResourcePolicy',
    ]));
    expect(replicated.synthesized.dependenciesOf(SOURCE_STACK)).toEqual(['Documents-key', REPLICA_STACK]);
    expect(replicated.synthesized.dependenciesOf(REPLICA_STACK)).not.toContain(SOURCE_STACK);
  });

  test('has no resources that wait for each other', () => {
    const { synthesized } = replicated;
    for (const name of synthesized.stackNames) {
      expect(resourceCycle(synthesized.artifact(name).template)).toEqual([]);
    }
  });

  test('configures nothing in the stack of the replica bucket', () => {
    const { synthesized } = replicated;
    expect(synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties).not.toHaveProperty('ReplicationConfiguration');
    expect(synthesized.resources(REPLICA_STACK, CUSTOM)).toEqual({});
  });
});

describe('the rules of the reverse direction', () => {
  test('have the filters and names of the forward rules, with the other Region', () => {
    const rules = rulesBack({
      rules: [
        { id: 'contracts', filter: ReplicationFilter.prefix('contracts/'), deleteMarkerReplication: true },
        { id: 'one-tag', filter: ReplicationFilter.tags({ class: 'a' }) },
        { id: 'tags', filter: ReplicationFilter.prefixAndTags('drafts/', { class: 'a', kind: 'b' }), enabled: false },
      ],
    });
    const described = rules.map(({ ID, Status, Filter, DeleteMarkerReplication }) =>
      ({ ID, Status, Filter, deleteMarkers: DeleteMarkerReplication.Status }));
    expect(described).toEqual([
      {
        ID: `contracts-${SOURCE_REGION}`,
        Status: 'Enabled',
        Filter: { Prefix: 'contracts/' },
        deleteMarkers: 'Enabled',
      },
      {
        ID: `one-tag-${SOURCE_REGION}`,
        Status: 'Enabled',
        Filter: { Tag: { Key: 'class', Value: 'a' } },
        deleteMarkers: 'Disabled',
      },
      {
        ID: `tags-${SOURCE_REGION}`,
        Status: 'Disabled',
        Filter: { And: { Prefix: 'drafts/', Tags: [{ Key: 'class', Value: 'a' }, { Key: 'kind', Value: 'b' }] } },
        deleteMarkers: 'Disabled',
      },
    ]);
  });

  test('have replication time control as the S3 API takes it', () => {
    const [{ Destination }] = rulesBack({ rules: [{ replicationTimeControl: true }] });
    expect(Destination).toMatchObject({
      ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
      Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
    });
  });

  test('leave the storage class of what is replicated back', () => {
    const replicated = twoWay({ rules: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL }] });
    const { ReplicationConfiguration } = replicated.synthesized
      .resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties;
    expect(ReplicationConfiguration.Rules[0].Destination.StorageClass).toBe('GLACIER_IR');
    expect(call(replicated, 'Create').parameters.ReplicationConfiguration.Rules[0].Destination)
      .not.toHaveProperty('StorageClass');
  });

  test('have priorities that tell them apart', () => {
    const rules = rulesBack({ rules: [{ id: 'a' }, { id: 'b', priority: 7 }] });
    expect(new Set(rules.map(({ Priority }) => Priority)).size).toBe(2);
    expect(rules.find(({ ID }) => ID === `b-${SOURCE_REGION}`).Priority).toBe(7);
  });

  test('name the source key where the keys are of one Region each', () => {
    const [{ Destination }] = rulesBack({ keys: ReplicationKeys.singleRegion() });
    expect(Destination.EncryptionConfiguration).toEqual({ ReplicaKmsKeyID: '${ReplicationSingleRegionKey.Arn}' });
  });
});

describe('a destination that moves to another Region', () => {
  /** What the function may do after the move. */
  const statement = functionStatements(twoWay()).find(({ Sid }) => Sid === REMOVE);
  const movedFrom = (region: string) => replicationIn({
    props: { destinations: [ReplicationDestination.inRegion(region, { direction: ReplicationDirection.TWO_WAY })] },
  });

  function isCovered(bucketArn: string): boolean {
    return bucketArn.startsWith(statement.Resource.replace(/\*$/, ''));
  }

  test.each(['us-west-2', 'me-south-1', 'ca-central-1'])('leaves the function the right to remove the configuration in %s', (region) => {
    const former = call(movedFrom(region), 'Delete');
    expect(former.region).toBe(region);
    expect(isCovered(`arn:aws:s3:::${former.parameters.Bucket}`)).toBe(true);
    expect(statement.Condition.StringNotEquals['aws:RequestedRegion']).not.toBe(region);
  });

  test('gives it no more than that: one action, buckets of this replication and account, not in the Region of the source', () => {
    expect(statement).toEqual({
      Sid: REMOVE,
      Effect: 'Allow',
      Action: 's3:PutReplicationConfiguration',
      Resource: REPLICA_ARN.replace(new RegExp(`${REPLICA_REGION}-an$`), '*'),
      Condition: {
        StringEquals: { 'aws:ResourceAccount': '111111111111' },
        StringNotEquals: { 'aws:RequestedRegion': SOURCE_REGION },
      },
    });
  });

  test('does not cover the bucket of another replication, or of another account', () => {
    const other = REPLICA_ARN.replace(/-[0-9a-f]{8}-/, '-00000000-');
    expect([other, REPLICA_ARN.replace('111111111111', '222222222222')].filter(isCovered)).toEqual([]);
  });

  test('has a name of your own, which nobody knows afterwards: the function may configure that one bucket', () => {
    const destinations = [ReplicationDestination.inRegion(REPLICA_REGION, { direction: ReplicationDirection.TWO_WAY, bucketName: 'my-replica' })];
    expect(functionStatements(twoWay({ destinations })).map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ['ConfigureReplication', 'arn:aws:s3:::my-replica'],
      ['PassReplicationRole', BACK_ROLE],
    ]);
  });
});

test('both roles are exempt from the perimeter on both sides', () => {
  // GIVEN
  const { synthesized } = twoWay({ perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) });

  // THEN
  const exempt = [
    synthesized.statement(SOURCE_STACK, BUCKET_POLICY, 'ReplicationBucketPolicy', 'DenyOutsideOrganization'),
    synthesized.statement(REPLICA_STACK, BUCKET_POLICY, 'ReplicaBucketPolicy', 'DenyOutsideOrganization'),
  ].map(({ Condition }: any) => Condition.ArnNotEqualsIfExists['aws:PrincipalArn']);
  const names = Object.entries(synthesized.resources(SOURCE_STACK, ROLE))
    .filter(([id]) => /^Replication(Reverse)?Role$/.test(id))
    .map(([, { Properties }]) => `arn:aws:iam::111111111111:role/${Properties.RoleName}`);
  expect(names).toHaveLength(2);
  expect(exempt).toEqual([names, names]);
});

test('Object Lock of both buckets is read in both directions', () => {
  const replicated = twoWay({ source: ReplicationSource.create({ objectLockEnabled: true }) });
  const [forward, reverse] = ['ReplicationRoleSourcePolicy', 'ReverseRoleSourcePolicy'].map((id) =>
    policyOf(replicated, id).find(({ Sid }) => Sid === 'ReadSourceObjectLock').Resource);
  expect([forward, reverse]).toEqual([`${SOURCE_ARN}/*`, `${REPLICA_ARN}/*`]);
});

test('a two-way destination may be a stack of your own', () => {
  const replicated = replicationIn({
    props: (_stack, app) => {
      const backup = new Stack(app, 'Backup', { env: { account: '111111111111', region: REPLICA_REGION } });
      return { destinations: [ReplicationDestination.inStack(backup, { direction: ReplicationDirection.TWO_WAY })] };
    },
  });
  expect(call(replicated, 'Create')).toMatchObject({ region: REPLICA_REGION, parameters: { Bucket: REPLICA_NAME } });
  expect(replicated.synthesized.dependenciesOf(SOURCE_STACK)).toContain('Backup');
});

test('a two-way replication works where the account is a token', () => {
  const replicated = replicationIn({
    account: 'token',
    props: {
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { direction: ReplicationDirection.TWO_WAY })],
    },
  });
  const bucketName = REPLICA_NAME.replace('111111111111', '${AWS::AccountId}');
  expect(call(replicated, 'Delete').parameters).toEqual({ Bucket: bucketName });
  expect(call(replicated, 'Create').physicalResourceId).toEqual({ id: `${bucketName}-replication` });
});

test('a one-way replication has no custom resource and one role', () => {
  const { synthesized } = twoWay({}, ReplicationDirection.ONE_WAY);
  expect(synthesized.strongMeans()).toEqual([]);
  expect(Object.keys(synthesized.resources(SOURCE_STACK, ROLE))).toEqual(['ReplicationRole']);
  expect(synthesized.resources(SOURCE_STACK, 'AWS::Lambda::Function')).toEqual({});
});
