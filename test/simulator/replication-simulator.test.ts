import { App, CfnParameter, Stack, Stage } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ReplicationSimulator,
  SimulatedDecision,
  SimulatedEncryption,
  SimulatedReplicationStatus,
  SimulatedStatus,
  UploadEncryption,
} from 'cdk-encrypted-replication';
import * as reader from '../../src/analysis/assembly/read-assembly';
import type { Change } from '../support/outcomes/plain-app';
import { deny, plainApp, rule, ruleOf, set, simulatePlain, twoWay, without } from '../support/outcomes/plain-app';
import type { Replicated } from '../support/replication';
import { replicationIn } from '../support/replication';

const KEY = 'reports/2026.csv';

/** A parameter without a default, whose value is known at deployment only. */
function atDeployment(name: string): unknown {
  return { Ref: name };
}

/** The plain app with parameters of these names. */
function simulateWithParameters(names: readonly string[], ...changes: readonly Change[]): ReplicationSimulator {
  const app = plainApp(...changes);
  names.forEach((name) => new CfnParameter(app.node.findChild('Plain') as Stack, name));
  return ReplicationSimulator.fromApp(app);
}

describe('what can be named', () => {
  test.each([
    ['name', 'plain-source'],
    ['logical id', 'Source'],
    ['construct path', 'Plain/Source'],
    ['ARN', 'arn:aws:s3:::plain-source'],
  ])('a bucket by its %s', (_what, name) => {
    expect(simulatePlain().putObject(name, KEY).replicationStatus).toBe(SimulatedReplicationStatus.COMPLETED);
  });

  test('a bucket by the token of its name, a key by the token of its ARN', () => {
    // GIVEN
    const { app, replication } = replicationIn();
    const stack = new Stack(app, 'Other', { env: { account: '111111111111', region: 'eu-west-1' } });
    const bucket = new s3.Bucket(stack, 'Bucket');
    const key = new kms.Key(stack, 'Key');
    const simulator = ReplicationSimulator.fromApp(replication);

    // WHEN
    const { outcomes } = simulator.putObject(bucket.bucketName, KEY, { encryption: UploadEncryption.kms(key.keyArn) });

    // THEN
    expect(outcomes).toEqual([]);
    expect(simulator.headObject('Other/Bucket', KEY)).toMatchObject({
      bucket: '<Other.Bucket83908E77>',
      keyArn: expect.stringMatching(/^arn:aws:kms:eu-west-1:111111111111:key\/<Other\.Key/),
    });
  });

  test.each(['bucketName', 'bucketArn'] as const)('source and replica by the %s of their constructs', (attribute) => {
    const { app, replication } = replicationIn();
    const simulator = ReplicationSimulator.fromApp(app);
    simulator.putObject(replication.sourceBucket[attribute], KEY);
    expect(simulator.headObject(replication.replica('eu-west-1').bucket[attribute], KEY)?.replicationStatus).toBe(SimulatedReplicationStatus.REPLICA);
  });

  test('a replica by the bucket name that the outcome shows', () => {
    const simulator = simulatePlain(set('Replica', 'BucketName', undefined), ({ Source, Role }) => {
      const [{ Destination }] = Source.Properties.ReplicationConfiguration.Rules;
      Destination.Bucket = { 'Fn::GetAtt': ['Replica', 'Arn'] };
      Role.Properties.Policies[0].PolicyDocument.Statement[5].Resource = '*';
    });
    const [{ destinationBucket, status }] = simulator.putObject('Source', KEY).outcomes;
    expect([destinationBucket, status]).toEqual(['<Plain.Replica>', SimulatedStatus.COMPLETED]);
    expect(simulator.headObject(destinationBucket, KEY)?.replicationStatus).toBe(SimulatedReplicationStatus.REPLICA);
  });

  test('a key by alias', () => {
    const simulator = simulatePlain((resources) => {
      resources.Alias = {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: 'alias/other', TargetKeyId: { Ref: 'OtherKey' } },
      };
    });
    simulator.putObject('Source', KEY, { encryption: UploadEncryption.kms('alias/other') });
    expect(simulator.headObject('Source', KEY)?.keyArn).toBe('arn:aws:kms:us-east-1:111111111111:key/<Plain.OtherKey>');
  });

  test.each([
    ['an alias that is not in the templates', 'alias/elsewhere', 'alias/elsewhere'],
    ['the AWS managed key', undefined, 'alias/aws/s3'],
    ['an id', '1234abcd', 'arn:aws:kms:us-east-1:111111111111:key/1234abcd'],
  ])('a key that is %s', (_what, key, keyArn) => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY, { encryption: UploadEncryption.kms(key) });
    expect(simulator.headObject('Source', KEY)?.keyArn).toBe(keyArn);
  });
});

describe('what it remembers', () => {
  test('the object and its replica, with their properties', () => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY, { tags: { state: 'new' } });

    expect(simulator.headObject('Source', KEY)).toEqual({
      bucket: 'plain-source',
      key: KEY,
      encryption: SimulatedEncryption.SSE_KMS,
      keyArn: 'arn:aws:kms:us-east-1:111111111111:key/<Plain.SourceKey>',
      bucketKeyEnabled: true,
      storageClass: 'STANDARD',
      tags: { state: 'new' },
      replicationStatus: SimulatedReplicationStatus.COMPLETED,
    });
    expect(simulator.headObject('Replica', KEY)).toMatchObject({ bucket: 'plain-replica', replicationStatus: SimulatedReplicationStatus.REPLICA });
  });

  test('nothing of an upload that is refused', () => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY, { encryption: UploadEncryption.customerProvided() });
    expect(simulator.headObject('Source', KEY)).toBeUndefined();
  });

  test('no replica of one that failed', () => {
    const simulator = simulatePlain(without('Replicate'));
    expect(simulator.putObject('Source', KEY).replicationStatus).toBe(SimulatedReplicationStatus.FAILED);
    expect(simulator.headObject('Source', KEY)?.replicationStatus).toBe(SimulatedReplicationStatus.FAILED);
    expect(simulator.headObject('Replica', KEY)).toBeUndefined();
  });

  test('that a replicated delete marker hides the replica, and its deletion shows it again', () => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY);
    simulator.deleteObject('Source', KEY);
    expect([simulator.headObject('Source', KEY), simulator.headObject('Replica', KEY)]).toEqual([undefined, undefined]);

    simulator.deleteNewestVersion('Source', KEY);
    expect(simulator.headObject('Source', KEY)).toMatchObject({ key: KEY });
    expect(simulator.headObject('Replica', KEY)).toBeUndefined();
  });

  test('that the replica stays when the version is deleted', () => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY);
    simulator.deleteNewestVersion('Source', KEY);
    expect(simulator.headObject('Source', KEY)).toBeUndefined();
    expect(simulator.headObject('Replica', KEY)).toMatchObject({ key: KEY });
  });

  test('versions one above the other', () => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY, { tags: { version: '1' } });
    simulator.putObject('Source', KEY, { tags: { version: '2' } });
    expect(simulator.headObject('Replica', KEY)?.tags).toEqual({ version: '2' });
    simulator.deleteNewestVersion('Replica', KEY);
    expect(simulator.headObject('Replica', KEY)?.tags).toEqual({ version: '1' });
  });

  test('that tags follow the object', () => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY);
    simulator.putObjectTagging('Source', KEY, { state: 'seen' });
    expect(simulator.headObject('Replica', KEY)?.tags).toEqual({ state: 'seen' });
  });

  test('that tags of a replica are replicated back', () => {
    const simulator = simulatePlain(twoWay('Enabled', 'Enabled'), ({ Role }) => {
      Role.Properties.Policies[0].PolicyDocument.Statement = [{ Effect: 'Allow', Action: ['s3:*', 'kms:*'], Resource: '*' }];
    });
    simulator.putObject('Source', KEY);
    expect(simulator.putObjectTagging('Replica', KEY, { state: 'seen' }).outcomes).toMatchObject([{ status: SimulatedStatus.COMPLETED }]);
    expect(simulator.headObject('Source', KEY)?.tags).toEqual({ state: 'seen' });
  });

  test('that the replica of a changed object may be gone', () => {
    const simulator = simulatePlain();
    simulator.putObject('Source', KEY);
    simulator.deleteNewestVersion('Replica', KEY);
    simulator.putObjectTagging('Source', KEY, { state: 'seen' });
    expect(simulator.headObject('Replica', KEY)).toBeUndefined();
  });

  test('that a replica is not replicated again', () => {
    const simulator = simulatePlain(twoWay('Disabled', 'Disabled'));
    simulator.putObject('Source', KEY);
    simulator.deleteNewestVersion('Source', KEY);
    expect(simulator.headObject('Source', KEY)).toBeUndefined();
  });
});

describe('the trace', () => {
  test('has the calls in order, with caller, context and the determining statement', () => {
    const [{ trace }] = simulatePlain().putObject('Source', KEY, { tags: { state: 'new' } }).outcomes;

    expect(trace.map(({ action }) => action)).toEqual([
      'sts:AssumeRole',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
      's3:GetObjectVersionForReplication',
      'kms:Decrypt',
      's3:GetObjectVersionAcl',
      's3:GetObjectVersionTagging',
      's3:ReplicateObject',
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      's3:ReplicateTags',
    ]);
    expect(trace[0]).toMatchObject({ caller: 's3.amazonaws.com', context: {} });
    expect(trace[4]).toEqual({
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:us-east-1:111111111111:key/<Plain.SourceKey>',
      caller: 'arn:aws:iam::111111111111:role/plain',
      context: { 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::plain-source' },
      decision: SimulatedDecision.ALLOWED,
      decidedBy: 'statement "Decrypt" of the identity policy Plain/Role',
    });
    expect(trace[7].context).toEqual({
      's3:x-amz-server-side-encryption': '(absent) or aws:kms',
      's3:x-amz-server-side-encryption-aws-kms-key-id':
        '(absent) or arn:aws:kms:us-east-1:111111111111:key/<Plain.ReplicaKey>',
    });
  });

  test('names the object in the encryption context without a Bucket Key', () => {
    const [{ trace }] = simulatePlain().putObject('Source', KEY, { bucketKeyEnabled: false }).outcomes;
    expect(trace.filter(({ action }) => action.startsWith('kms:')).map(({ action, context }) =>
      [action, context['kms:EncryptionContext:aws:s3:arn']])).toEqual([
      ['kms:Decrypt', `arn:aws:s3:::plain-source/${KEY}`],
      ['kms:Encrypt', `arn:aws:s3:::plain-replica/${KEY} or arn:aws:s3:::plain-replica`],
    ]);
  });

  test('ends with the call that fails', () => {
    const [{ trace }] = simulatePlain(deny('Replica', 's3:ReplicateObject')).putObject('Source', KEY).outcomes;
    expect(trace[trace.length - 1]).toMatchObject({
      action: 's3:ReplicateObject',
      decision: SimulatedDecision.DENIED,
      decidedBy: 'statement "No" of the bucket policy Plain/ReplicaPolicy',
    });
  });

  test('shows what cannot be decided, and nothing of a policy that stands in for an unknown one', () => {
    const simulator = simulateWithParameters(['Endpoint'], deny('Replica', 's3:ReplicateObject', {
      StringEquals: { 'aws:PrincipalArn': atDeployment('Endpoint') },
    }));
    const [{ status, trace, explanation }] = simulator.putObject('Source', KEY).outcomes;
    expect(status).toBe(SimulatedStatus.UNDECIDED);
    expect(explanation).toContain('statement "No" of the bucket policy');
    expect(trace[7]).toMatchObject({ action: 's3:ReplicateObject', decision: SimulatedDecision.UNDECIDED });
    const unknownKey = { encryption: UploadEncryption.kms('11111111-2222-3333-4444-555555555555') };
    const [{ trace: [, , , , decrypt] }] = simulatePlain().putObject('Source', KEY, unknownKey).outcomes;
    expect(decrypt.decidedBy).toBeUndefined();
  });

  test('has s3:ObjectOwnerOverrideToBucketOwner where a rule hands replicas over', () => {
    const simulator = simulatePlain(
      set('Replica', 'OwnershipControls', { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }),
      rule(({ Destination }) => {
        Destination.Account = '111111111111';
        Destination.AccessControlTranslation = { Owner: 'Destination' };
      }),
      ({ Role }) => {
        Role.Properties.Policies[0].PolicyDocument.Statement[5].Action.push('s3:ObjectOwnerOverrideToBucketOwner');
      },
    );
    const [{ status, trace }] = simulator.putObject('Source', KEY).outcomes;
    expect(status).toBe(SimulatedStatus.COMPLETED);
    expect(trace[trace.length - 1].action).toBe('s3:ObjectOwnerOverrideToBucketOwner');
  });
});

test('a rule with a Status that S3 does not take replicates nothing, whatever its filter', () => {
  const simulator = simulatePlain(rule((properties) => {
    properties.Status = 'enabled';
  }));
  expect(simulator.putObject('Source', KEY).outcomes).toEqual([expect.objectContaining({
    status: SimulatedStatus.NOT_ELIGIBLE,
    explanation: 'rule "all" has a Status that is neither Enabled nor Disabled, and S3 refuses the configuration',
  })]);
});

describe('what deployment decides is undecided', () => {
  const cases: readonly (readonly [string, string, Change])[] = [
    ['the status of the rule', 'whether rule "all" applies', rule((properties) => {
      properties.Status = atDeployment('P');
    })],
    ['the prefix of the rule', 'whether rule "all" applies', rule((properties) => {
      properties.Filter.Prefix = atDeployment('P');
    })],
    ['the opt-in of the rule', 'whether rule "all" opts in', rule((properties) => {
      properties.SourceSelectionCriteria.SseKmsEncryptedObjects.Status = atDeployment('P');
    })],
    ['the default encryption', 'the default encryption of the bucket', (resources) => {
      const [byDefault] = resources.Source.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
      byDefault.ServerSideEncryptionByDefault.SSEAlgorithm = atDeployment('P');
      without('Encrypt')(resources);
    }],
    ['Object Lock', 'whether the source bucket has Object Lock', set('Source', 'ObjectLockEnabled', atDeployment('P'))],
    ['the versioning of the source', 'S3 may refuse the replication configuration', ({ Source }) => {
      Source.Properties.VersioningConfiguration.Status = atDeployment('P');
    }],
    ['the versioning of the destination', 'the destination bucket must be versioned', ({ Replica }) => {
      Replica.Properties.VersioningConfiguration.Status = atDeployment('P');
    }],
    ['whether the destination key is enabled', 'whether the key of the replicas is enabled', set('ReplicaKey', 'Enabled', atDeployment('P'))],
    ['the rules', 'the replication configuration cannot be read', ({ Source }) => {
      Source.Properties.ReplicationConfiguration.Rules = atDeployment('P');
    }],
  ];

  test.each(cases)('%s', (_what, explanation, change) => {
    const { outcomes, replicationStatus } = simulateWithParameters(['P'], change).putObject('Source', KEY);
    expect(outcomes.map(({ status }) => status)).toEqual([SimulatedStatus.UNDECIDED]);
    expect(outcomes[0].explanation).toContain(explanation);
    expect(replicationStatus).toBe(SimulatedReplicationStatus.UNDECIDED);
  });

  test('whether a rule replicates delete markers', () => {
    const change = rule((properties) => {
      properties.DeleteMarkerReplication.Status = atDeployment('P');
    });
    expect(simulateWithParameters(['P'], change).deleteObject('Source', KEY).outcomes)
      .toMatchObject([{ status: SimulatedStatus.UNDECIDED }]);
  });

  test('whether both sides synchronize replica modifications', () => {
    const simulator = simulateWithParameters(['P'], twoWay('Enabled', 'Enabled'), ({ Replica }) => {
      ruleOf({ Source: Replica }).SourceSelectionCriteria.ReplicaModifications.Status = atDeployment('P');
    });
    simulator.putObject('Source', KEY);
    expect(simulator.putObjectTagging('Replica', KEY, {}).outcomes).toMatchObject([{
      status: SimulatedStatus.UNDECIDED,
      explanation: 'whether rule "back" synchronizes replica modifications is decided at deployment',
    }]);
  });

  test('which of several rules for one destination applies, when a priority is not known', () => {
    const simulator = simulateWithParameters(['P'], ({ Source }) => {
      const { Rules } = Source.Properties.ReplicationConfiguration;
      Rules.push({ ...Rules[0], Id: 'second', Priority: atDeployment('P') });
    });
    expect(simulator.putObject('Source', KEY).outcomes).toMatchObject([{ status: SimulatedStatus.UNDECIDED }]);
  });

  test('the outcome of a change to an object whose own outcome is undecided', () => {
    const simulator = simulateWithParameters(['P'], ({ Source }) => {
      Source.Properties.ReplicationConfiguration.Rules[0].SourceSelectionCriteria.SseKmsEncryptedObjects.Status = atDeployment('P');
    });
    simulator.putObject('Source', KEY);
    const { outcomes } = simulator.putObjectTagging('Source', KEY, { state: 'seen' });
    expect(outcomes).toMatchObject([{
      status: SimulatedStatus.UNDECIDED,
      explanation: expect.stringContaining('whether the object was replicated cannot be told'),
    }]);
  });

  test('the encryption of an object whose bucket decides it at deployment', () => {
    const simulator = simulateWithParameters(['P'], ({ Source }) => {
      const [byDefault] = Source.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
      byDefault.ServerSideEncryptionByDefault.SSEAlgorithm = atDeployment('P');
    });
    simulator.putObject('Source', KEY);
    expect(simulator.headObject('Source', KEY)).toMatchObject({ encryption: undefined, keyArn: undefined });
  });

  test('the encryption of an object whose bucket has an algorithm that S3 does not know', () => {
    const simulator = simulatePlain(({ Source }) => {
      const [byDefault] = Source.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
      byDefault.ServerSideEncryptionByDefault.SSEAlgorithm = 'kms';
    });
    expect(simulator.putObject('Source', KEY).outcomes).toMatchObject([{ status: SimulatedStatus.UNDECIDED }]);
    expect(simulator.headObject('Source', KEY)).toMatchObject({ encryption: undefined, keyArn: undefined });
  });
});

describe('changes to objects', () => {
  test('fail without the permission to read what changed', () => {
    const simulator = simulatePlain(without('Tags'));
    simulator.putObject('Source', KEY);
    const { outcomes } = simulator.putObjectTagging('Source', KEY, { state: 'seen' });
    expect(outcomes).toMatchObject([{ failureReason: 'SrcGetTaggingNotPermitted' }]);
  });

  test('replicate ACLs where both buckets have them', () => {
    const simulator = simulatePlain(set('Source', 'OwnershipControls', { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }));
    simulator.putObject('Source', KEY);
    const { replicationStatus, outcomes: [{ trace }] } = simulator.putObjectAcl('Source', KEY);
    expect(replicationStatus).toBe(SimulatedReplicationStatus.COMPLETED);
    expect(trace.map(({ action }) => action)).toContain('s3:GetObjectVersionAcl');
  });

  test('replicate legal holds with Object Lock', () => {
    const simulator = simulatePlain(...['Source', 'Replica'].map((id) => set(id, 'ObjectLockEnabled', true)));
    simulator.putObject('Source', KEY);
    const [{ trace }] = simulator.putObjectLegalHold('Source', KEY).outcomes;
    expect(trace.map(({ action }) => action)).toContain('s3:GetObjectLegalHold');
  });
});

describe('s3:GetObjectVersion in place of s3:GetObjectVersionForReplication', () => {
  const readsWith = (action: string): Change => ({ Role }) => {
    Role.Properties.Policies[0].PolicyDocument.Statement[1].Action[0] = action;
  };
  const withoutKeys = rule((properties) => {
    delete properties.SourceSelectionCriteria;
    delete properties.Destination.EncryptionConfiguration;
  });

  test.each<[string, SimulatedStatus, UploadEncryption, readonly Change[]]>([
    ['is enough where the rule replicates no objects with KMS keys', SimulatedStatus.COMPLETED, UploadEncryption.s3Managed(),
      [withoutKeys, readsWith('s3:GetObjectVersion')]],
    ['is enough for an object under SSE-S3', SimulatedStatus.COMPLETED, UploadEncryption.s3Managed(), [readsWith('s3:GetObjectVersion')]],
    ['is not enough for an object under a KMS key', SimulatedStatus.FAILED, UploadEncryption.bucketDefault(), [readsWith('s3:GetObjectVersion')]],
    ['is needed where the role has neither', SimulatedStatus.FAILED, UploadEncryption.s3Managed(), [withoutKeys, readsWith('s3:GetObject')]],
  ])('%s', (_when, status, encryption, changes) => {
    const upload = { encryption };
    expect(simulatePlain(...changes).putObject('Source', KEY, upload).outcomes).toMatchObject([{ status }]);
  });
});

test('several bucket policies count as the last', () => {
  const simulator = simulatePlain(deny('Source', 's3:PutObject'));
  expect(simulator.putObject('Source', KEY).refusal)
    .toBe('S3 answers 403 AccessDenied: statement "No" of the bucket policy Plain/SourcePolicy denies s3:PutObject');
});

test('a rule without an id is named by its destination and prefix', () => {
  const simulator = simulatePlain(rule((properties) => {
    delete properties.Id;
    properties.Filter.Prefix = 'contracts/';
  }));
  expect(simulator.putObject('Source', KEY).outcomes).toMatchObject([{
    ruleId: undefined,
    explanation: 'rule "plain-replica/contracts/" is for objects below "contracts/"',
  }]);
  expect(simulator.putObject('Source', 'contracts/a').outcomes).toMatchObject([{ ruleId: 'plain-replica/contracts/' }]);
});

test('an error that is not about the folder is passed on', () => {
  jest.spyOn(reader, 'readAssembly').mockImplementationOnce(() => {
    throw new TypeError('a defect of ours');
  });
  expect(() => ReplicationSimulator.fromAssembly('cdk.out')).toThrow(new TypeError('a defect of ours'));
});

describe('an app with errors of the proof', () => {
  /** Everybody is denied to write replicas. */
  function broken(app?: AppProps): Replicated {
    const replicated = replicationIn({ app });
    const { bucket } = replicated.replication.replica('eu-west-1');
    bucket.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'Nobody',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:ReplicateObject'],
      resources: [bucket.arnForObjects('*')],
    }));
    return replicated;
  }

  test('is simulated without the proof', () => {
    const { app, replication } = broken({ context: { 'cdk-encrypted-replication:proof': false } });
    const [outcome] = ReplicationSimulator.fromApp(app).putObject(replication.sourceBucket.bucketName, KEY).outcomes;
    expect(outcome).toMatchObject({
      status: SimulatedStatus.FAILED,
      failureReason: 'DstPutObjectNotPermitted',
      explanation: expect.stringContaining('statement "Nobody"'),
    });
  });
});

test('a replication in a Stage is simulated from the app', () => {
  const app = new App();
  const stage = new Stage(app, 'Production', { env: { account: '111111111111', region: 'us-east-1' } });
  const stack = new Stack(stage, 'Data');
  const destination = new s3.Bucket(stack, 'Destination', { versioned: true });
  new s3.Bucket(stack, 'Source', { versioned: true, replicationRules: [{ destination }] });
  const { replicationStatus } = ReplicationSimulator.fromApp(stack).putObject('Production/Data/Source', KEY);
  expect(replicationStatus).toBe(SimulatedReplicationStatus.COMPLETED);
});
