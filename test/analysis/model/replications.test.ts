import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import type { Replication, DeploymentModel } from '../../../src/analysis/model/deployment-model';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { stackOf } from './templates';

const ROLE = 'arn:aws:iam::111111111111:role/copy';

type Resources = Readonly<Record<string, TemplateResource>>;

function model(resources: Resources): DeploymentModel {
  return buildModel([stackOf('Docs', {
    Parameters: { Open: { Type: 'String' } },
    Conditions: { Unknown: { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] }, Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: resources,
  })]);
}

function replications(resources: Resources): readonly Replication[] {
  return model(resources).replications;
}

function readReplication(configuration: unknown): Replication {
  const [replication] = replications({ Bucket: { Type: 'AWS::S3::Bucket', Properties: { ReplicationConfiguration: configuration } } });
  return replication;
}

const FULL = {
  Id: 'all',
  Status: 'Enabled',
  Priority: 7,
  Filter: { And: { Prefix: 'a/', TagFilters: [{ Key: 'k', Value: 'v' }, { Key: 'only' }, {}] } },
  DeleteMarkerReplication: { Status: 'Disabled' },
  SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' }, ReplicaModifications: { Status: 'Disabled' } },
  Destination: {
    Bucket: 'arn:aws:s3:::copy',
    Account: '222222222222',
    StorageClass: 'STANDARD_IA',
    AccessControlTranslation: { Owner: 'Destination' },
    EncryptionConfiguration: { ReplicaKmsKeyID: 'arn:aws:kms:eu-west-1:222222222222:key/1' },
    ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
    Metrics: { Status: 'Enabled', EventThreshold: { Minutes: '15' } },
  },
};

const READ = {
  index: 0,
  id: 'all',
  status: 'Enabled',
  priority: 7,
  v2: true,
  prefix: 'a/',
  tags: [{ key: 'k', value: 'v' }, { key: 'only', value: '' }, { key: '', value: '' }],
  deleteMarkers: 'Disabled',
  sseKms: 'Enabled',
  replicaModifications: 'Disabled',
  destination: {
    bucketArn: 'arn:aws:s3:::copy',
    account: '222222222222',
    storageClass: 'STANDARD_IA',
    ownerOverride: 'Destination',
    keyId: 'arn:aws:kms:eu-west-1:222222222222:key/1',
    replicationTime: { status: 'Enabled', minutes: 15 },
    metrics: { status: 'Enabled', minutes: 15 },
  },
};

/** The second tag has no value, the third neither key nor value. */
const INCOMPLETE_TAGS = ['Value', 'Key', 'Value'].map((element) => expect.objectContaining({ message: `${element} is missing` }));

test('a configuration of a bucket is read as a whole', () => {
  const replication = readReplication({ Role: ROLE, Rules: [FULL] });
  expect(replication).toMatchObject({
    address: { logicalId: 'Bucket' },
    propertyPath: 'Properties.ReplicationConfiguration',
    roleArn: ROLE,
    rules: [{ ...READ, propertyPath: 'Properties.ReplicationConfiguration.Rules.0' }],
    problems: INCOMPLETE_TAGS,
  });
  expect(replication.unresolved).toBe(undefined);
  expect(replication.rules[0].replication).toBe(replication);
  expect(replication.source.address).toEqual(replication.address);
});

test.each<[string, object, object]>([
  ['one tag', { Filter: { TagFilter: { Key: 'a', Value: 'b' } } }, { v2: true, prefix: '', tags: [{ key: 'a', value: 'b' }] }],
  ['a prefix', { Filter: { Prefix: 'a/' } }, { v2: true, prefix: 'a/', tags: [] }],
  ['the prefix of V1', { Prefix: 'a/' }, { v2: false, prefix: 'a/' }],
  ['nothing', {}, { v2: false, prefix: '', tags: [], status: '', destination: { bucketArn: '' } }],
  ['metrics without status', { Destination: { Metrics: {} } }, { destination: { metrics: { status: '' } } }],
])('a rule with %s is read', (_title, rule, expected) => {
  expect(readReplication({ Role: ROLE, Rules: [rule] }).rules).toMatchObject([expected]);
});

test('a bucket without configuration has no replication', () => {
  expect(replications({ Bucket: { Type: 'AWS::S3::Bucket' } })).toEqual([]);
});

test('a missing element is a problem at its property path', () => {
  expect(readReplication({}).problems).toEqual([
    { message: 'Role is missing', propertyPath: 'Properties.ReplicationConfiguration' },
    { message: 'there is no rule', propertyPath: 'Properties.ReplicationConfiguration.Rules' },
  ]);
  expect(readReplication({}).roleArn).toBe('');
});

describe('elements that are known only at deployment', () => {
  const OPEN = { Ref: 'Open' };

  test.each<[string, unknown]>([
    ['the configuration', OPEN],
    ['the rules', { Role: ROLE, Rules: OPEN }],
    ['a rule', { Role: ROLE, Rules: [OPEN] }],
    ['the filter', { Role: ROLE, Rules: [{ ...FULL, Filter: OPEN }] }],
    ['a filter by tags', { Role: ROLE, Rules: [{ ...FULL, Filter: { And: { TagFilters: [OPEN] } } }] }],
    ['the destination', { Role: ROLE, Rules: [{ ...FULL, Destination: OPEN }] }],
    ['the metrics', { Role: ROLE, Rules: [{ ...FULL, Destination: { ...FULL.Destination, Metrics: OPEN } }] }],
  ])('%s is not read, and the reason is given', (_title, configuration) => {
    expect(readReplication(configuration)).toMatchObject({ rules: [], unresolved: '<Docs.Open> is decided at deployment' });
  });

  test('an unknown rule leaves the others, with their index', () => {
    const { rules, unresolved } = readReplication({ Role: ROLE, Rules: [OPEN, FULL] });
    expect(rules).toMatchObject([{ ...READ, index: 1, propertyPath: 'Properties.ReplicationConfiguration.Rules.1' }]);
    expect(unresolved).toBe('<Docs.Open> is decided at deployment');
  });

  test('a rule may have unknown values', () => {
    const configuration = { Role: ROLE, Rules: [{ ...FULL, Status: OPEN, Priority: OPEN }] };
    const { rules: [rule], unresolved } = readReplication(configuration);
    expect([rule.status, String(rule.priority)].map(display)).toEqual(['<Docs.Open>', '<Docs.Open>']);
    expect(unresolved).toBe(undefined);
  });
});

describe('a custom resource that calls putBucketReplication', () => {
  const { And: { TagFilters: tags } } = FULL.Filter;
  const { Id: id, ...rest } = FULL;
  const IN_API = { ...rest, ID: id, Filter: { And: { Prefix: 'a/', Tags: tags } } };
  const configuration = (rules: unknown) => ({ Role: ROLE, Rules: rules });
  const call = (replication: unknown, more: object = {}) => ({
    service: 'S3',
    action: 'putBucketReplication',
    parameters: { Bucket: 'docs', ReplicationConfiguration: replication },
    ...more,
  });
  const modelWith = (create: unknown, more: Partial<TemplateResource> = {}) => model({
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } },
    Put: { Type: 'Custom::BucketReplication', Properties: { Create: create }, ...more },
  });
  const put = (create: unknown) => modelWith(create).replications;
  const explainUnread = (create: unknown, more: Partial<TemplateResource> = {}) => modelWith(create, more).unread
    .map(({ address: { logicalId }, propertyPath, reason }) => [logicalId, propertyPath, display(reason)]);

  test('is read like the configuration of the bucket', () => {
    expect(put(JSON.stringify(call(configuration([IN_API]))))).toMatchObject([{
      address: { logicalId: 'Put' },
      source: { name: 'docs' },
      propertyPath: 'Properties.Create',
      roleArn: ROLE,
      rules: [{ ...READ, propertyPath: 'Properties.Create.parameters.ReplicationConfiguration.Rules.0' }],
      problems: INCOMPLETE_TAGS,
    }]);
  });

  test('may have references in its text', () => {
    const [before, after] = JSON.stringify(call(configuration([IN_API]))).split('arn:aws:s3:::copy');
    const [{ rules }] = put({ 'Fn::Join': ['', [before, { 'Fn::GetAtt': ['Bucket', 'Arn'] }, after]] });
    expect(rules[0].destination.bucketArn).toBe('arn:aws:s3:::docs');
  });

  test('may have one tag', () => {
    const [{ rules }] = put(JSON.stringify(call(configuration([{ ...IN_API, Filter: { Tag: { Key: 'a', Value: 'b' } } }]))));
    expect(rules[0].tags).toEqual([{ key: 'a', value: 'b' }]);
  });

  test('may be of V1', () => {
    const [{ rules, problems }] = put(JSON.stringify(call(configuration([
      { Status: 'Enabled', Prefix: 'a/', Destination: { Bucket: 'arn:aws:s3:::copy' } },
    ]))));
    expect(rules).toMatchObject([{ v2: false, prefix: 'a/' }]);
    expect(problems).toEqual([]);
  });

  test('may be an object', () => {
    expect(put(call(configuration([IN_API])))).toMatchObject([{ rules: [READ] }]);
  });

  test.each([
    ['rules', call(configuration({ Ref: 'Open' }))],
    ['configuration', call({ Ref: 'Open' })],
    ['filter', call(configuration([{ ...IN_API, Filter: { Ref: 'Open' } }]))],
  ])('with unknown %s is not read', (_title, create) => {
    expect(put(create)).toMatchObject([{ rules: [], unresolved: '<Docs.Open> is decided at deployment' }]);
  });

  test.each([
    ['S3', 'PutBucketReplication'],
    ['s3', 'PutBucketReplicationCommand'],
    ['@aws-sdk/client-s3', 'putBucketReplication'],
  ])('may name the call as %s, %s', (service, action) => {
    const create = JSON.stringify(call(configuration([IN_API]), { service, action }));
    expect(put(create)).toMatchObject([{ rules: [READ] }]);
    expect(explainUnread(create)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['of another action', JSON.stringify(call({}, { action: 'deleteBucketReplication', note: 'putBucketReplication' }))],
    ['of another service', JSON.stringify(call({}, { service: 'S3Control' }))],
    ['that is absent', undefined],
  ])('a call %s is ignored', (_title, create) => {
    expect(put(create)).toEqual([]);
    expect(explainUnread(create)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['of a bucket that is in no template', JSON.stringify(call({}, { parameters: { Bucket: 'other' } })),
      'no template is known to have the bucket "other"'],
    ['of an unknown bucket', call({}, { parameters: { Bucket: { Ref: 'Open' } } }),
      'no template is known to have the bucket "<Docs.Open>"'],
    ['with unknown parameters', call({}, { parameters: { Ref: 'Open' } }),
      'no template is known to have the bucket "<Docs.Open>"'],
    ['without a bucket', call({}, { parameters: undefined }), 'no template is known to have the bucket ""'],
    ['that is not JSON', 'putBucketReplication', 'the call cannot be read: "putBucketReplication"'],
    ['without service and action', { call: 'putBucketReplication' }, 'the call cannot be read: {"call":"putBucketReplication"}'],
    ['without action', { service: 'S3', call: 'putBucketReplication' },
      'the call cannot be read: {"service":"S3","call":"putBucketReplication"}'],
    ['with an unknown service', { service: { Ref: 'Open' }, action: 'putBucketReplication' },
      'the call cannot be read: {"service":"<Docs.Open>","action":"putBucketReplication"}'],
    ['with an unknown text', { 'Fn::If': ['Unknown', 'putBucketReplication', ''] },
      'the call cannot be read: "<Docs: {\'Fn::If\':[\'Unknown\',\'putBucketReplication\',\'\']}>"'],
  ])('a call %s is not read, and the reason is given', (_title, create, reason) => {
    expect(put(create)).toEqual([]);
    expect(explainUnread(create)).toEqual([['Put', 'Properties.Create', reason]]);
  });

  test('one whose condition a parameter decides is read as if it held, and names the parameter', () => {
    const create = JSON.stringify(call(configuration([IN_API])));
    expect(modelWith(create, { Condition: 'Unknown' }).replications)
      .toMatchObject([{ rules: [READ], switches: [{ parameter: 'Open' }] }]);
  });

  test('one whose condition is false does not exist', () => {
    const { replications: found, unread } = modelWith('putBucketReplication', { Condition: 'Never' });
    expect([found, unread]).toEqual([[], []]);
  });
});
