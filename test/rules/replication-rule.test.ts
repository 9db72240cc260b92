import { CfnParameter, Lazy, Token } from 'aws-cdk-lib';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import { ReplicationDestination, ReplicationFilter } from 'cdk-encrypted-replication';
import type { ReplicationRule } from 'cdk-encrypted-replication';
import { BUCKET, REPLICA_ARN, REPLICA_KEY, SOURCE_STACK, replicationIn } from '../support/replication';
import type { ReplicationSetup } from '../support/replication';

const [IRELAND, OREGON, TOKYO] = ['eu-west-1', 'us-west-2', 'ap-northeast-1'].map((region) =>
  ReplicationDestination.inRegion(region),
);

function rulesIn(props: ReplicationSetup['props']) {
  const { Properties } = replicationIn({ props }).synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
  return Properties.ReplicationConfiguration.Rules as any[];
}

function rendered(rule: ReplicationRule) {
  return rulesIn({ rules: [rule] })[0];
}

function idsIn(props: ReplicationSetup['props']): [string, number][] {
  return rulesIn(props).map(({ Id, Priority }) => [Id, Priority]);
}

describe('the S3 rule', () => {
  test('without props replicates everything under KMS with metrics, and nothing that was not asked for', () => {
    expect(rulesIn({})).toEqual([
      {
        Id: 'all-eu-west-1',
        Priority: 1,
        Status: 'Enabled',
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Disabled' },
        SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        Destination: {
          Bucket: REPLICA_ARN,
          EncryptionConfiguration: { ReplicaKmsKeyID: REPLICA_KEY },
          Metrics: { Status: 'Enabled' },
        },
      },
    ]);
  });

  test('is disabled on request', () => {
    expect(rendered({ enabled: false }).Status).toBe('Disabled');
  });

  test('replicates delete markers on request', () => {
    expect(rendered({ deleteMarkerReplication: true }).DeleteMarkerReplication).toEqual({ Status: 'Enabled' });
  });

  test('says that delete markers stay where the filter has tags', () => {
    expect(rendered({ filter: ReplicationFilter.tags({ a: 'b' }) }).DeleteMarkerReplication).toEqual({ Status: 'Disabled' });
  });

  test('replicates modifications of replicas on request', () => {
    expect(rendered({ replicaModifications: true }).SourceSelectionCriteria).toEqual({
      SseKmsEncryptedObjects: { Status: 'Enabled' },
      ReplicaModifications: { Status: 'Enabled' },
    });
  });

  test('has no metrics on request', () => {
    expect(rendered({ metrics: false }).Destination).toEqual({
      Bucket: REPLICA_ARN,
      EncryptionConfiguration: { ReplicaKmsKeyID: REPLICA_KEY },
    });
  });

  test.each([undefined, true])('has replication time control with both thresholds, metrics: %s', (metrics) => {
    expect(rendered({ replicationTimeControl: true, metrics }).Destination).toMatchObject({
      ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
      Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
    });
  });

  test.each([
    new StorageClass('STANDARD'),
    new StorageClass('REDUCED_REDUNDANCY'),
    StorageClass.INFREQUENT_ACCESS,
    StorageClass.ONE_ZONE_INFREQUENT_ACCESS,
    StorageClass.INTELLIGENT_TIERING,
    StorageClass.GLACIER_INSTANT_RETRIEVAL,
    StorageClass.GLACIER,
    StorageClass.DEEP_ARCHIVE,
  ])('stores replicas in %s', (storageClass) => {
    expect(rendered({ storageClass }).Destination.StorageClass).toBe(storageClass.toString());
  });

  test('takes a storage class that is known at deploy time', () => {
    const { synthesized } = replicationIn({
      props: (stack) => ({ rules: [{ storageClass: new StorageClass(new CfnParameter(stack, 'Class').valueAsString) }] }),
    });
    const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    expect(Properties.ReplicationConfiguration.Rules[0].Destination.StorageClass).toBe('${Class}');
  });
});

describe('the id of an S3 rule', () => {
  test('is the given one with the destination', () => {
    expect(rendered({ id: 'contracts' }).Id).toBe('contracts-eu-west-1');
  });

  test.each<[string, ReplicationFilter, RegExp]>([
    ['all objects', ReplicationFilter.all(), /^all-eu-west-1$/],
    ['an empty prefix', ReplicationFilter.prefix(''), /^all-eu-west-1$/],
    ['a prefix', ReplicationFilter.prefix('a/'), /^prefix-[0-9a-f]{8}-eu-west-1$/],
    ['tags', ReplicationFilter.tags({ a: 'b' }), /^tags-[0-9a-f]{8}-eu-west-1$/],
    ['a prefix and tags', ReplicationFilter.prefixAndTags('a/', { a: 'b' }), /^prefix-tags-[0-9a-f]{8}-eu-west-1$/],
  ])('derives from the filter: %s', (_case, filter, id) => {
    expect(rendered({ filter }).Id).toMatch(id);
  });

  test('does not depend on the order of the tags', () => {
    const [one, two] = [{ a: '1', b: '2' }, { b: '2', a: '1' }].map((tags) => rendered({ filter: ReplicationFilter.tags(tags) }));
    expect(one.Id).toBe(two.Id);
  });

  test('does not depend on the other rules', () => {
    const rule = { filter: ReplicationFilter.prefix('a/') };
    const others = [{ filter: ReplicationFilter.prefix('b/') }, { filter: ReplicationFilter.prefix('c/') }];
    expect(rulesIn({ rules: [...others, rule] })[2].Id).toBe(rendered(rule).Id);
  });

  test('has at most 255 characters', () => {
    const id = 'i'.repeat(255 - '-eu-west-1'.length);
    expect(rendered({ id }).Id).toHaveLength(255);
  });

  test('may be known at deploy time', () => {
    const { synthesized } = replicationIn({
      props: (stack) => ({ rules: [{ id: new CfnParameter(stack, 'Id').valueAsString }] }),
    });
    const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    expect(Properties.ReplicationConfiguration.Rules[0].Id).toBe('${Id}-eu-west-1');
  });
});

describe('priorities', () => {
  test('follow the order of the rules and the Regions of their destinations', () => {
    expect(idsIn({ destinations: [OREGON, IRELAND], rules: [{ id: 'one' }, { id: 'two' }] })).toEqual([
      ['one-eu-west-1', 1],
      ['one-us-west-2', 2],
      ['two-eu-west-1', 3],
      ['two-us-west-2', 4],
    ]);
  });

  test('are consecutive from a given one on', () => {
    expect(idsIn({ destinations: [OREGON, TOKYO, IRELAND], rules: [{ id: 'one', priority: 10 }] })).toEqual([
      ['one-ap-northeast-1', 10],
      ['one-eu-west-1', 11],
      ['one-us-west-2', 12],
    ]);
  });

  test('that are given stay, the others take the lowest free ones', () => {
    const rules = [{ id: 'a' }, { id: 'b', priority: 2 }, { id: 'c' }, { id: 'd', priority: 0 }, { id: 'e' }];
    expect(idsIn({ rules })).toEqual([
      ['a-eu-west-1', 1],
      ['b-eu-west-1', 2],
      ['c-eu-west-1', 3],
      ['d-eu-west-1', 0],
      ['e-eu-west-1', 4],
    ]);
  });

  test('go up to the highest that S3 takes', () => {
    expect(rendered({ priority: 2_147_483_647 }).Priority).toBe(2_147_483_647);
  });

  test('may be known at deploy time', () => {
    // GIVEN
    const { synthesized } = replicationIn({
      props: (stack) => ({
        rules: [{ id: 'a', priority: new CfnParameter(stack, 'Top', { type: 'Number' }).valueAsNumber }, { id: 'b' }],
      }),
    });

    // THEN
    const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    expect(Properties.ReplicationConfiguration.Rules.map((rule: any) => rule.Priority)).toEqual(['${Top}', 1]);
  });

  test('may be lazy', () => {
    const priority = Token.asNumber(Lazy.number({ produce: () => 7 }));
    expect(idsIn({ destinations: [IRELAND], rules: [{ priority }] })).toEqual([['all-eu-west-1', 7]]);
  });
});

describe('a rule for some destinations', () => {
  test('is rendered for these alone', () => {
    expect(idsIn({
      destinations: [IRELAND, OREGON, TOKYO],
      rules: [{ id: 'some', destinations: [OREGON, TOKYO] }, { id: 'other', destinations: [IRELAND] }],
    })).toEqual([
      ['some-ap-northeast-1', 1],
      ['some-us-west-2', 2],
      ['other-eu-west-1', 3],
    ]);
  });

  test('is rendered once for a destination that is named twice', () => {
    expect(idsIn({ destinations: [IRELAND], rules: [{ destinations: [IRELAND, IRELAND] }] })).toEqual([['all-eu-west-1', 1]]);
  });

  test('is the same whatever the order of the destinations', () => {
    const rules = (...destinations: ReplicationDestination[]) =>
      rulesIn({ destinations, rules: [{ id: 'a', destinations: [...destinations].reverse() }] });
    expect(rules(IRELAND, OREGON, TOKYO)).toEqual(rules(TOKYO, IRELAND, OREGON));
  });

  test('names bucket and key of its destination', () => {
    const [tokyo, ireland] = rulesIn({ destinations: [IRELAND, TOKYO] });
    expect(ireland.Destination).toMatchObject({
      Bucket: REPLICA_ARN,
      EncryptionConfiguration: { ReplicaKmsKeyID: REPLICA_KEY },
    });
    expect(tokyo.Destination).toMatchObject({
      Bucket: REPLICA_ARN.replace('eu-west-1', 'ap-northeast-1'),
      EncryptionConfiguration: { ReplicaKmsKeyID: REPLICA_KEY.replace('eu-west-1', 'ap-northeast-1') },
    });
  });
});

test('a replication takes 1,000 rules', () => {
  const rules = Array.from({ length: 1000 }, (_, index) => ({ id: `${index}` }));
  expect(rulesIn({ rules })).toHaveLength(1000);
});
