import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import type { CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { loadInput } from '../../../src/cli/input/load-input';
import { CONTROL_RULES, judgeControls } from '../../../src/cli/report/controls';
import { synthesizedExamples, temporaryAssemblies } from '../example';
import { RULE } from '../replicating-app';

const example = synthesizedExamples('minimal');
const directory = temporaryAssemblies();

const PACKS = { nist80053r5: 'nist-800-53-r5', hipaa: 'hipaa-security', pciDss321: 'pci-dss-321' } as const;
const FOLDER = join(dirname(require.resolve('cdk-nag')), 'packs');

/** The ids that cdk-nag names for the rule, which are those of AWS's conformance packs. */
function readIds(pack: keyof typeof PACKS, nagRule: string): readonly string[] {
  const text = readFileSync(join(FOLDER, `${PACKS[pack]}.js`), 'utf8');
  const rules = text.split('this.applyRule(').filter((each) => new RegExp(`rule: [\\w.]*\\b${nagRule}\\b`).test(each));
  const [, ids = ''] = /\(Control IDs?: (.*?)\)\./.exec(rules[0]) ?? [];
  return [...new Set(ids.split(', '))];
}

const NAMES = Object.keys(PACKS) as (keyof typeof PACKS)[];
const ROWS = CONTROL_RULES.flatMap((rule) => NAMES.map((pack) => [rule.name, pack, rule] as const));

test.each(ROWS)('%s has the controls of cdk-nag: %s', (_name, pack, rule) => {
  expect(rule[pack]).toEqual(readIds(pack, rule.nagRule));
});

function judge(dir: string) {
  return judgeControls(loadInput([dir]).model).map(({ rule, bucket, compliance }) =>
    [rule.name.replace(/^s3-(?:bucket-)?/, ''), bucket.address.stackPath, compliance]);
}

test('the buckets of the library meet every rule', () => {
  expect(judge(example('minimal'))).toEqual([
    ['replication-enabled', 'Documents', 'met'],
    ...['versioning-enabled', 'default-encryption-kms', 'ssl-requests-only'].flatMap((rule) =>
      ['Documents', 'Documents-replica-eu-west-1'].map((stack) => [rule, stack, 'met'])),
  ]);
});

/** A bucket that replicates to another one, which is in no template. */
function synthesizeBucket(name: string, statement?: object, props: (stack: Stack) => CfnBucketProps = () => ({})) {
  const app = new App({ outdir: directory(name), analyticsReporting: false });
  const stack = new Stack(app, 'Plain', { env: { account: '111111111111', region: 'us-east-1' } });
  const bucket = new CfnBucket(stack, 'Bucket', {
    replicationConfiguration: { role: 'arn:aws:iam::111111111111:role/replication', rules: [RULE] },
    ...props(stack),
  });
  if (statement !== undefined) {
    new CfnBucketPolicy(stack, 'Policy', {
      bucket: bucket.ref,
      policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', ...statement }] },
    });
  }
  app.synth();
  return Object.fromEntries(judge(directory(name)).map(([rule, , compliance]) => [rule, compliance]));
}

const RESOURCE = [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, { 'Fn::Sub': '${Bucket.Arn}/*' }];
const WITHOUT_TLS = { Bool: { 'aws:SecureTransport': 'false' } };

const UNKNOWN = { 'Fn::GetAtt': ['Elsewhere', 'Status'] };
const DISABLED = { ...RULE, status: 'Disabled' };

test.each([
  ['enabled', [RULE], 'met'],
  ['disabled', [DISABLED], 'not met'],
  ['disabled beside an enabled one', [RULE, DISABLED], 'not met'],
  ['enabled or not, which deployment decides', [{ ...RULE, status: Token.asString(UNKNOWN) }, RULE], 'undecided'],
  ['in a list that deployment decides', Token.asAny(UNKNOWN), 'undecided'],
  ['not there', [], 'not met'],
])('a bucket whose rule is %s', (title, rules, compliance) => {
  const props = () => ({ replicationConfiguration: { role: 'arn:aws:iam::111111111111:role/replication', rules: rules as any } });
  expect(synthesizeBucket(title.replace(/\W/g, '-'), undefined, props)['replication-enabled']).toBe(compliance);
});

test('a bucket with nothing meets nothing', () => {
  expect(synthesizeBucket('nothing')).toMatchObject({
    'versioning-enabled': 'not met', 'default-encryption-kms': 'not met', 'ssl-requests-only': 'not met',
  });
});

test('what deployment decides is undecided', () => {
  const found = synthesizeBucket('open', { Action: 's3:*', Resource: RESOURCE, Condition: { Bool: { 'aws:SecureTransport': { Ref: 'Open' } } } },
    (stack) => {
      const { valueAsString: sseAlgorithm } = new CfnParameter(stack, 'Open');
      return {
        versioningConfiguration: { status: sseAlgorithm },
        bucketEncryption: {
          serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm } }],
        },
      };
    });
  expect(found).toMatchObject({
    'versioning-enabled': 'undecided', 'default-encryption-kms': 'undecided', 'ssl-requests-only': 'undecided',
  });
});

test('a Deny on what comes without TLS has to be about objects and the bucket', () => {
  expect(synthesizeBucket('tls', { Action: 's3:*', Resource: RESOURCE, Condition: WITHOUT_TLS })['ssl-requests-only']).toBe('met');
  expect(synthesizeBucket('objects', { Action: 's3:*', Resource: RESOURCE[1], Condition: WITHOUT_TLS })['ssl-requests-only']).toBe('not met');
});
