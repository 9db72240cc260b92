import { display } from '../../../src/proof/private/text/text';
import { buildWorld } from '../../../src/proof/private/world/build-world';
import type { TemplateResource } from '../../../src/proof/private/world/stack-template';
import type { Bucket } from '../../../src/proof/private/world/world';
import { ACCOUNT, REGION, stackOf } from './templates';

type Resources = Readonly<Record<string, TemplateResource>>;

const CONDITIONS = {
  Never: { 'Fn::Equals': ['a', 'b'] },
  Always: { 'Fn::Equals': ['a', 'a'] },
  Perhaps: { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] },
};

function buckets(resources: Resources): readonly Bucket[] {
  return buildWorld([stackOf('Docs', { Parameters: { Open: { Type: 'String' } }, Conditions: CONDITIONS, Resources: resources })]).buckets;
}

function bucket(properties: TemplateResource['Properties']): Bucket {
  return buckets({ Bucket: { Type: 'AWS::S3::Bucket', Properties: properties } })[0];
}

test('a bucket without properties has the defaults of S3', () => {
  expect(bucket({ BucketName: 'docs' })).toEqual({
    place: { stackPath: 'Docs', templatePath: '/app/cdk.out/Docs.template.json', logicalId: 'Bucket' },
    arn: 'arn:aws:s3:::docs',
    name: 'docs',
    account: ACCOUNT,
    region: REGION,
    partition: 'aws',
    objectLock: false,
    ownership: 'BucketOwnerEnforced',
    policies: [],
    archives: false,
  });
});

const encryption = (rule: object) => ({ BucketEncryption: { ServerSideEncryptionConfiguration: [rule] } });
const lifecycle = (rule: object) => ({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ...rule }] } });

test.each<[string, TemplateResource['Properties'], Partial<Bucket>]>([
  ['versioning', { VersioningConfiguration: { Status: 'Suspended' } }, { versioning: 'Suspended' }],
  ['encryption by S3', encryption({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }),
    { encryption: { algorithm: 'AES256', bucketKey: false } }],
  ['encryption by a key', encryption({
    BucketKeyEnabled: 'true', ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/a' },
  }), { encryption: { algorithm: 'aws:kms', keyId: 'alias/a', bucketKey: true } }],
  ['no encryption in a rule that blocks some', encryption({ BlockedEncryptionTypes: { EncryptionType: ['NONE'] } }),
    { encryption: undefined, blockedEncryption: ['NONE'] }],
  ['one blocked encryption without a list', encryption({ BlockedEncryptionTypes: { EncryptionType: 'SSE-C' } }),
    { blockedEncryption: ['SSE-C'] }],
  ['Object Lock', { ObjectLockEnabled: true }, { objectLock: true }],
  ['Object Lock as a text', { ObjectLockEnabled: 'false' }, { objectLock: false }],
  ['ownership', { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }, { ownership: 'ObjectWriter' }],
  ['a transition to an archive', lifecycle({ Transitions: [{ StorageClass: 'GLACIER' }] }), { archives: true }],
  ['one transition to an archive', lifecycle({ Transition: { StorageClass: 'DEEP_ARCHIVE' } }), { archives: true }],
  ['a transition of old versions', lifecycle({ NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER' }] }), { archives: true }],
  ['a transition to a class that is read at once', lifecycle({ Transitions: [{ StorageClass: 'GLACIER_IR' }] }), { archives: false }],
  ['a disabled transition', lifecycle({ Status: 'Disabled', Transitions: [{ StorageClass: 'GLACIER' }] }), { archives: false }],
  ['archive tiers', { IntelligentTieringConfigurations: [{ Id: 'a' }] }, { archives: true }],
])('reads %s', (_title, properties, expected) => {
  expect(bucket(properties)).toMatchObject(expected);
});

describe('existence', () => {
  const conditional = (condition: string) => buckets({ Bucket: { Type: 'AWS::S3::Bucket', Condition: condition } });

  test('a bucket whose condition does not hold is not there', () => {
    expect(conditional('Never')).toEqual([]);
  });

  test('a bucket whose condition holds is there', () => {
    expect(conditional('Always')).toMatchObject([{ conditional: undefined }]);
  });

  test('a bucket whose condition deployment decides is there, with a note', () => {
    expect(conditional('Perhaps')).toMatchObject([{ conditional: true }]);
  });
});

describe('policies', () => {
  const DOCUMENT = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::docs/*' }],
  };
  const policy = (name: unknown, more: Partial<TemplateResource> = {}): TemplateResource =>
    ({ Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: name, PolicyDocument: DOCUMENT }, ...more });
  const docs: TemplateResource = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } };
  const other: TemplateResource = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'other' } };
  const unnamed: TemplateResource = { Type: 'AWS::S3::Bucket' };

  const summary = (resources: Resources) => buckets(resources).map(({ policies }) =>
    policies.map(({ origin, opaque, statements }) => opaque ?? `${origin.place.logicalId} ${statements.length}`));

  test.each<[string, Resources, readonly (readonly string[])[]]>([
    ['by reference', { A: docs, B: other, P: policy({ Ref: 'A' }) }, [['P 1'], []]],
    ['by name', { A: docs, B: other, P: policy('other') }, [[], ['P 1']]],
    ['several to one bucket', { A: docs, P: policy('docs'), Q: policy({ Ref: 'A' }) }, [['P 1', 'Q 1']]],
    ['to a bucket whose name AWS generates', { A: unnamed, P: policy({ Ref: 'A' }) }, [['P 1']]],
    ['not to a generated name from a literal', { A: unnamed, P: policy('docs') }, [[]]],
    ['not where the bucket is in no template', { A: docs, P: policy('elsewhere') }, [[]]],
    ['not where no bucket is named', { A: docs, P: policy(undefined) }, [[]]],
  ])('are attached %s', (_title, resources, expected) => {
    expect(summary(resources)).toEqual(expected);
  });

  test('one whose bucket deployment decides may belong to each, unread', () => {
    expect(summary({ A: docs, B: other, P: policy({ Ref: 'Open' }) }).map((opaque) => opaque.map(display))).toEqual([
      ['deployment decides whether <Docs.Open> is docs'],
      ['deployment decides whether <Docs.Open> is other'],
    ]);
  });

  test('belong to the same bucket of two apps', () => {
    const stacks = ['/a', '/b'].map((assembly) => stackOf('Docs', { Resources: { A: docs, P: policy('docs') } }, { assembly }));
    expect(buildWorld(stacks).buckets.map(({ policies }) => policies.length)).toEqual([2, 2]);
  });

  test('one for a bucket whose name holds what deployment decides belongs to no similar bucket', () => {
    const named = (start: string): TemplateResource =>
      ({ Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': `${start}\${Open}` } } });
    expect(summary({ A: named('docs-'), B: named('docs-logs-'), P: policy({ Ref: 'A' }) })).toEqual([['P 1'], []]);
  });

  test('one whose condition deployment decides is unread', () => {
    expect(summary({ A: docs, P: policy('docs', { Condition: 'Perhaps' }) }))
      .toEqual([['the condition Perhaps is decided at deployment']]);
  });

  test('one whose condition does not hold is not there', () => {
    expect(summary({ A: docs, P: policy('docs', { Condition: 'Never' }) })).toEqual([[]]);
  });

  test('has the place and the location of its property', () => {
    const [{ policies: [{ origin }] }] = buckets({ A: docs, P: policy('docs') });
    expect(origin).toMatchObject({ kind: 'bucket policy', place: { logicalId: 'P' }, location: 'Properties.PolicyDocument' });
  });
});
