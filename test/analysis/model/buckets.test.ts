import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import type { Bucket } from '../../../src/analysis/model/deployment-model';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { ACCOUNT, REGION, stackOf } from './templates';

type Resources = Readonly<Record<string, TemplateResource>>;

const CONDITIONS = {
  Never: { 'Fn::Equals': ['a', 'b'] },
  Always: { 'Fn::Equals': ['a', 'a'] },
  Perhaps: { 'Fn::Equals': [{ Ref: 'Open' }, 'b'] },
  PerhapsNot: { 'Fn::Not': [{ Condition: 'Perhaps' }] },
};

function buckets(resources: Resources): readonly Bucket[] {
  return buildModel([stackOf('Docs', { Parameters: { Open: { Type: 'String' } }, Conditions: CONDITIONS, Resources: resources })]).buckets;
}

function bucket(properties: TemplateResource['Properties']): Bucket {
  return buckets({ Bucket: { Type: 'AWS::S3::Bucket', Properties: properties } })[0];
}

test('a bucket without properties has the defaults of S3', () => {
  expect(bucket({ BucketName: 'docs' })).toEqual({
    address: { assembly: '/app/cdk.out', stackPath: 'Docs', templatePath: '/app/cdk.out/Docs.template.json', logicalId: 'Bucket' },
    arn: 'arn:aws:s3:::docs',
    name: 'docs',
    account: ACCOUNT,
    region: REGION,
    partition: 'aws',
    objectLock: false,
    ownership: 'BucketOwnerEnforced',
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
  ['Object Lock', { ObjectLockEnabled: true }, { objectLock: true }],
  ['Object Lock as a text', { ObjectLockEnabled: 'false' }, { objectLock: false }],
  ['ownership', { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }, { ownership: 'ObjectWriter' }],
])('reads %s', (_title, properties, expected) => {
  expect(bucket(properties)).toMatchObject(expected);
});

describe('what deployment decides', () => {
  const OPEN = '<Docs.Open>';
  const either = (value: unknown) => ({ 'Fn::If': ['Perhaps', value, { Ref: 'AWS::NoValue' }] });
  const shown = (value: unknown) => (value === undefined ? undefined
    : JSON.parse(display(JSON.stringify(value)).replace(/<Docs: [^>]*>/g, '<either>')));
  const AN = '<either>';
  const kms = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/a' };

  test.each<[string, TemplateResource['Properties'], Partial<Bucket>]>([
    ['a status of versioning', { VersioningConfiguration: { Status: { Ref: 'Open' } } }, { versioning: OPEN }],
    ['whether there is versioning', { VersioningConfiguration: either({ Status: 'Enabled' }) }, { versioning: AN }],
    ['whether there is encryption', { BucketEncryption: either({ ServerSideEncryptionConfiguration: [] }) },
      { encryption: { algorithm: AN, keyId: AN, bucketKey: AN }, blockedEncryption: [AN] }],
    ['the rules of the encryption', { BucketEncryption: { ServerSideEncryptionConfiguration: { Ref: 'Open' } } },
      { encryption: { algorithm: OPEN, keyId: OPEN, bucketKey: OPEN }, blockedEncryption: [OPEN] }],
    ['the rule of the encryption', encryption({ Ref: 'Open' }),
      { encryption: { algorithm: OPEN, keyId: OPEN, bucketKey: OPEN }, blockedEncryption: [OPEN] }],
    ['the default of the encryption', encryption({ ServerSideEncryptionByDefault: either(kms), BucketKeyEnabled: true }),
      { encryption: { algorithm: AN, keyId: AN, bucketKey: true }, blockedEncryption: undefined }],
    ['the algorithm', encryption({ ServerSideEncryptionByDefault: { ...kms, SSEAlgorithm: { Ref: 'Open' } } }),
      { encryption: { algorithm: OPEN, keyId: 'alias/a', bucketKey: false } }],
    ['the key', encryption({ ServerSideEncryptionByDefault: { ...kms, KMSMasterKeyID: either('alias/b') } }),
      { encryption: { algorithm: 'aws:kms', keyId: AN, bucketKey: false } }],
    ['the Bucket Key', encryption({ ServerSideEncryptionByDefault: kms, BucketKeyEnabled: { Ref: 'Open' } }),
      { encryption: { algorithm: 'aws:kms', keyId: 'alias/a', bucketKey: OPEN } }],
    ['what is blocked', encryption({ BlockedEncryptionTypes: either({ EncryptionType: ['NONE'] }) }), { blockedEncryption: [AN] }],
    ['one of what is blocked', encryption({ BlockedEncryptionTypes: { EncryptionType: [{ Ref: 'Open' }] } }),
      { blockedEncryption: [OPEN] }],
    ['Object Lock', { ObjectLockEnabled: { Ref: 'Open' } }, { objectLock: OPEN }],
    ['whether there is a rule of ownership', { OwnershipControls: either({ Rules: [] }) }, { ownership: AN }],
    ['the rules of ownership', { OwnershipControls: { Rules: either([]) } }, { ownership: AN }],
    ['the rule of ownership', { OwnershipControls: { Rules: [either({ ObjectOwnership: 'ObjectWriter' })] } }, { ownership: AN }],
    ['the ownership', { OwnershipControls: { Rules: [{ ObjectOwnership: { Ref: 'Open' } }] } }, { ownership: OPEN }],
  ])('%s has a mark', (_title, properties, expected) => {
    const found = bucket(properties);
    expect(Object.entries(expected).map(([name, value]) => [name, shown(Reflect.get(found, name)), value]))
      .toEqual(Object.entries(expected).map(([name, value]) => [name, value, value]));
  });

  test('a text that is no mark has no members', () => {
    expect(bucket({ VersioningConfiguration: 'Enabled', BucketEncryption: 'aws:kms' }))
      .toMatchObject({ versioning: undefined, encryption: undefined });
  });
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
    policies.map(({ origin, statements }) => `${origin.address.logicalId} ${statements.length}`));
  const doubts = (resources: Resources) => buckets(resources).map(({ possiblePolicies }) =>
    possiblePolicies.map(({ origin, opaque, statements }) => `${origin.address.logicalId} ${statements.length}: ${display(String(opaque))}`));

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

  test.each<[string, Resources, readonly (readonly string[])[]]>([
    ['whose bucket deployment decides, to each', { A: docs, B: other, P: policy({ Ref: 'Open' }) }, [
      ['P 0: deployment decides whether <Docs.Open> is docs'],
      ['P 0: deployment decides whether <Docs.Open> is other'],
    ]],
    ['whose condition deployment decides', { A: docs, P: policy('docs', { Condition: 'Perhaps' }) },
      [['P 0: the condition Perhaps is decided at deployment']]],
    ['with a twin for the opposite condition',
      { A: docs, P: policy('docs', { Condition: 'Perhaps' }), Q: policy('docs', { Condition: 'PerhapsNot' }) },
      [['P 0: the condition Perhaps is decided at deployment', 'Q 0: the condition PerhapsNot is decided at deployment']]],
  ])('one %s is perhaps attached, unread', (_title, resources, expected) => {
    expect(doubts(resources)).toEqual(expected);
    expect(summary(resources)).toEqual(expected.map(() => []));
  });

  test('one that is attached for sure stays beside those that are perhaps', () => {
    const resources = { A: docs, P: policy('docs'), Q: policy({ Ref: 'Open' }), R: policy('docs', { Condition: 'Always' }) };
    expect(summary(resources)).toEqual([['P 1', 'R 1']]);
    expect(doubts(resources)).toHaveLength(1);
  });

  test('belong to the same bucket of two apps', () => {
    const stacks = ['/a', '/b'].map((assembly) => stackOf('Docs', { Resources: { A: docs, P: policy('docs') } }, { assembly }));
    expect(buildModel(stacks).buckets.map(({ policies }) => policies.length)).toEqual([2, 2]);
  });

  test('one for a bucket whose name holds what deployment decides belongs to no similar bucket', () => {
    const named = (start: string): TemplateResource =>
      ({ Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': `${start}\${Open}` } } });
    const resources = { A: named('docs-'), B: named('docs-logs-'), P: policy({ Ref: 'A' }) };
    expect(summary(resources)).toEqual([['P 1'], []]);
    expect(doubts(resources)).toEqual([[], []]);
  });

  test('one whose condition does not hold is not there', () => {
    const resources = { A: docs, P: policy('docs', { Condition: 'Never' }) };
    expect(summary(resources)).toEqual([[]]);
    expect(doubts(resources)).toEqual([[]]);
  });

  test('has the place and the location of its property', () => {
    const [{ policies: [{ origin }] }] = buckets({ A: docs, P: policy('docs') });
    expect(origin).toMatchObject({ kind: 'bucket policy', address: { logicalId: 'P' }, propertyPath: 'Properties.PolicyDocument' });
  });
});
