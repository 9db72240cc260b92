import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import type { Bucket } from '../../../src/analysis/model/deployment-model';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { ACCOUNT, REGION, stackOf } from './templates';

type Resources = Readonly<Record<string, TemplateResource>>;

const CONDITIONS = {
  Never: { 'Fn::Equals': ['a', 'b'] },
  Always: { 'Fn::Equals': ['a', 'a'] },
  Unknown: { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] },
  NotUnknown: { 'Fn::Not': [{ Condition: 'Unknown' }] },
};

function buckets(resources: Resources): readonly Bucket[] {
  return buildModel([stackOf('Docs', { Parameters: { Open: { Type: 'String' } }, Conditions: CONDITIONS, Resources: resources })]).buckets;
}

function bucket(properties: TemplateResource['Properties']): Bucket {
  return buckets({ Bucket: { Type: 'AWS::S3::Bucket', Properties: properties } })[0];
}

test('a bucket without properties has the defaults of S3', () => {
  expect(bucket({ BucketName: 'docs' })).toMatchObject({
    address: { assembly: '/app/cdk.out', stackPath: 'Docs', templatePath: '/app/cdk.out/Docs.template.json', logicalId: 'Bucket' },
    arn: 'arn:aws:s3:::docs',
    name: 'docs',
    account: ACCOUNT,
    region: REGION,
    partition: 'aws',
    objectLock: false,
    lockedByConfiguration: false,
    ownership: 'BucketOwnerEnforced',
    publicAccess: { blockPublicPolicy: true, restrictPublicBuckets: true },
    policies: [],
    possiblePolicies: [],
  });
});

const encryption = (rule: object) => ({ BucketEncryption: { ServerSideEncryptionConfiguration: [rule] } });

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
  ['Object Lock, which turns versioning on', { ObjectLockEnabled: true }, { objectLock: true, versioning: 'Enabled' }],
  ['versioning that is suspended beside Object Lock', { ObjectLockEnabled: true, VersioningConfiguration: { Status: 'Suspended' } },
    { objectLock: true, versioning: 'Suspended' }],
  ['Object Lock as a text', { ObjectLockEnabled: 'false' }, { objectLock: false }],
  ['public access, of which the settings that are left out are off', { PublicAccessBlockConfiguration: { BlockPublicPolicy: 'true' } },
    { publicAccess: { blockPublicPolicy: true, restrictPublicBuckets: false } }],
  ['ownership', { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }, { ownership: 'ObjectWriter' }],
])('reads %s', (_title, properties, expected) => {
  expect(bucket(properties)).toMatchObject(expected);
});

describe('values that are known only at deployment', () => {
  const OPEN = '<Docs.Open>';
  const either = (value: unknown) => ({ 'Fn::If': ['Unknown', value, { Ref: 'AWS::NoValue' }] });
  const shown = (value: unknown) => (value === undefined ? undefined
    : JSON.parse(display(JSON.stringify(value)).replace(/<Docs: [^>]*>/g, '<either>')));
  const EITHER = '<either>';
  const kms = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/a' };

  test.each<[string, TemplateResource['Properties'], Partial<Bucket>]>([
    ['a status of versioning', { VersioningConfiguration: { Status: { Ref: 'Open' } } }, { versioning: OPEN }],
    ['whether there is versioning', { VersioningConfiguration: either({ Status: 'Enabled' }) }, { versioning: EITHER }],
    ['whether there is encryption', { BucketEncryption: either({ ServerSideEncryptionConfiguration: [] }) },
      { encryption: { algorithm: EITHER, keyId: EITHER, bucketKey: EITHER }, blockedEncryption: [EITHER] }],
    ['the rules of the encryption', { BucketEncryption: { ServerSideEncryptionConfiguration: { Ref: 'Open' } } },
      { encryption: { algorithm: OPEN, keyId: OPEN, bucketKey: OPEN }, blockedEncryption: [OPEN] }],
    ['the rule of the encryption', encryption({ Ref: 'Open' }),
      { encryption: { algorithm: OPEN, keyId: OPEN, bucketKey: OPEN }, blockedEncryption: [OPEN] }],
    ['the default of the encryption', encryption({ ServerSideEncryptionByDefault: either(kms), BucketKeyEnabled: true }),
      { encryption: { algorithm: EITHER, keyId: EITHER, bucketKey: true }, blockedEncryption: undefined }],
    ['the algorithm', encryption({ ServerSideEncryptionByDefault: { ...kms, SSEAlgorithm: { Ref: 'Open' } } }),
      { encryption: { algorithm: OPEN, keyId: 'alias/a', bucketKey: false } }],
    ['the key', encryption({ ServerSideEncryptionByDefault: { ...kms, KMSMasterKeyID: either('alias/b') } }),
      { encryption: { algorithm: 'aws:kms', keyId: EITHER, bucketKey: false } }],
    ['the Bucket Key', encryption({ ServerSideEncryptionByDefault: kms, BucketKeyEnabled: { Ref: 'Open' } }),
      { encryption: { algorithm: 'aws:kms', keyId: 'alias/a', bucketKey: OPEN } }],
    ['what is blocked', encryption({ BlockedEncryptionTypes: either({ EncryptionType: ['NONE'] }) }), { blockedEncryption: [EITHER] }],
    ['one of what is blocked', encryption({ BlockedEncryptionTypes: { EncryptionType: [{ Ref: 'Open' }] } }),
      { blockedEncryption: [OPEN] }],
    ['Object Lock', { ObjectLockEnabled: { Ref: 'Open' } },
      { objectLock: OPEN, versioning: `<with Object Lock, which is ${OPEN}>` }],
    ['a setting of public access', { PublicAccessBlockConfiguration: { RestrictPublicBuckets: { Ref: 'Open' } } },
      { publicAccess: { blockPublicPolicy: false, restrictPublicBuckets: OPEN } }],
    ['whether public access is blocked', { PublicAccessBlockConfiguration: either({}) },
      { publicAccess: { blockPublicPolicy: EITHER, restrictPublicBuckets: EITHER } }],
    ['whether there is a rule of ownership', { OwnershipControls: either({ Rules: [] }) }, { ownership: EITHER }],
    ['the rules of ownership', { OwnershipControls: { Rules: either([]) } }, { ownership: EITHER }],
    ['the rule of ownership', { OwnershipControls: { Rules: [either({ ObjectOwnership: 'ObjectWriter' })] } }, { ownership: EITHER }],
    ['the ownership', { OwnershipControls: { Rules: [{ ObjectOwnership: { Ref: 'Open' } }] } }, { ownership: OPEN }],
  ])('unknown value: %s', (_title, properties, expected) => {
    const found = bucket(properties);
    expect(Object.entries(expected).map(([name, value]) => [name, shown(Reflect.get(found, name)), value]))
      .toEqual(Object.entries(expected).map(([name, value]) => [name, value, value]));
  });

  test('a literal string has no members', () => {
    expect(bucket({ VersioningConfiguration: 'Enabled', BucketEncryption: 'aws:kms' }))
      .toMatchObject({ versioning: undefined, encryption: undefined });
  });
});

describe('existence', () => {
  const conditional = (condition: string) => buckets({ Bucket: { Type: 'AWS::S3::Bucket', Condition: condition } });

  test('a bucket whose condition is false does not exist', () => {
    expect(conditional('Never')).toEqual([]);
  });

  test('a bucket whose condition is true exists', () => {
    expect(conditional('Always')).toMatchObject([{ conditional: undefined }]);
  });

  test('a bucket whose condition is unknown is conditional', () => {
    expect(conditional('Unknown')).toMatchObject([{ conditional: true }]);
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
    policies.map(({ origin, statements }) => `${origin.address.logicalId} ${statements.length}`));
  const possible = (resources: Resources) => buckets(resources).map(({ possiblePolicies }) =>
    possiblePolicies.map(({ origin, opaque, statements }) => [origin.address.logicalId, statements.length,
      opaque === undefined ? statements.map(({ premises }) => premises?.map(({ condition, holds }) =>
        `${String(condition.split('\n').at(-1))} is ${holds}`)) : display(opaque)].join(' ')));

  test.each<[string, Resources, readonly (readonly string[])[]]>([
    ['by reference', { A: docs, B: other, P: policy({ Ref: 'A' }) }, [['P 1'], []]],
    ['by name', { A: docs, B: other, P: policy('other') }, [[], ['P 1']]],
    ['several to one bucket', { A: docs, P: policy('docs'), Q: policy({ Ref: 'A' }) }, [['P 1', 'Q 1']]],
    ['to a bucket whose name AWS generates', { A: unnamed, P: policy({ Ref: 'A' }) }, [['P 1']]],
    ['not to a generated name from a literal', { A: unnamed, P: policy('docs') }, [[]]],
    ['not to a bucket that is in no template', { A: docs, P: policy('elsewhere') }, [[]]],
    ['not without the name of a bucket', { A: docs, P: policy(undefined) }, [[]]],
  ])('are attached %s', (_title, resources, expected) => {
    expect(summary(resources)).toEqual(expected);
  });

  test.each<[string, Resources, readonly (readonly string[])[]]>([
    ['with an unknown bucket, to each bucket', { A: docs, B: other, P: policy({ Ref: 'Open' }) }, [
      ['P 0 deployment decides whether <Docs.Open> is docs'],
      ['P 0 deployment decides whether <Docs.Open> is other'],
    ]],
    ['with an unknown condition', { A: docs, P: policy('docs', { Condition: 'Unknown' }) },
      [['P 1 Unknown is true']]],
    ['with an alternative for the opposite condition',
      { A: docs, P: policy('docs', { Condition: 'Unknown' }), Q: policy('docs', { Condition: 'NotUnknown' }) },
      [['P 1 Unknown is true', 'Q 1 Unknown is false']]],
    ['that is not valid, with an unknown condition', { A: docs, P: policy('docs', { Condition: 'Unknown', Properties: { Bucket: 'docs', PolicyDocument: 'none' } }) },
      [['P 0 the condition Unknown is decided at deployment']]],
  ])('a policy %s is possibly attached', (_title, resources, expected) => {
    expect(possible(resources)).toEqual(expected);
    expect(summary(resources)).toEqual(expected.map(() => []));
  });

  test('policies may be certainly and possibly attached to one bucket', () => {
    const resources = { A: docs, P: policy('docs'), Q: policy({ Ref: 'Open' }), R: policy('docs', { Condition: 'Always' }) };
    expect(summary(resources)).toEqual([['P 1', 'R 1']]);
    expect(possible(resources)).toHaveLength(1);
  });

  test('are attached to the same bucket of two apps', () => {
    const stacks = ['/a', '/b'].map((assembly) => stackOf('Docs', { Resources: { A: docs, P: policy('docs') } }, { assembly }));
    expect(buildModel(stacks).buckets.map(({ policies }) => policies.length)).toEqual([2, 2]);
  });

  test('a policy for a bucket with an unknown part in its name is attached to no similar bucket', () => {
    const named = (start: string): TemplateResource =>
      ({ Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': `${start}\${Open}` } } });
    const resources = { A: named('docs-'), B: named('docs-logs-'), P: policy({ Ref: 'A' }) };
    expect(summary(resources)).toEqual([['P 1'], []]);
    expect(possible(resources)).toEqual([[], []]);
  });

  test('a policy whose condition is false does not exist', () => {
    const resources = { A: docs, P: policy('docs', { Condition: 'Never' }) };
    expect(summary(resources)).toEqual([[]]);
    expect(possible(resources)).toEqual([[]]);
  });

  test('has the address and the property path of its document', () => {
    const [{ policies: [{ origin }] }] = buckets({ A: docs, P: policy('docs') });
    expect(origin).toMatchObject({ kind: 'bucket policy', address: { logicalId: 'P' }, propertyPath: 'Properties.PolicyDocument' });
  });
});
