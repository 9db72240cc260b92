import { App, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  EncryptionEnforcement,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationProof,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { PLAIN } from '../../src/cli/colours';
import { proveCommand } from '../../src/cli/commands/prove';
import { validationReport } from '../support/assembly';

beforeEach(() => {
  // a report with information is printed
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
});

type Make = (stack: Stack) => IBucketRef | undefined;

function build(make: Make, props: Partial<EncryptedCrossRegionReplicationProps> = {}): App {
  const app = new App();
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'us-east-1' } });
  const bucket = make(stack);
  new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: bucket && ReplicationSource.fromBucket(bucket),
    destinations: [ReplicationDestination.inRegion('eu-west-1')],
    encryptionEnforcement: EncryptionEnforcement.strict(),
    ...props,
  });
  return app;
}

function found(app: App): { readonly open: string[]; readonly acknowledged: string[] } {
  app.synth();
  const reports = validationReport(app.outdir)!.pluginReports;
  return {
    open: reports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName)),
    acknowledged: reports.flatMap(({ suppressedViolations = [] }) => suppressedViolations)
      .map(({ acknowledgedId }) => acknowledgedId),
  };
}

function l1(stack: Stack): CfnBucket {
  const serverSideEncryptionByDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId: new Key(stack, 'Key').keyArn };
  const serverSideEncryptionConfiguration = [{ serverSideEncryptionByDefault }];
  return new CfnBucket(stack, 'Own', { bucketEncryption: { serverSideEncryptionConfiguration } });
}

const created: Make = () => undefined;
const ID = 'ReplicationProof::HeaderlessUploads';

test.each<[string, Make]>([
  ['that the library makes', created],
  ['of s3.Bucket', (stack) => new Bucket(stack, 'Own', { versioned: true, encryptionKey: new Key(stack, 'Key') })],
  ['of s3.CfnBucket', l1],
  ['of s3.CfnBucket with a policy', (stack) => {
    const bucket = l1(stack);
    new CfnBucketPolicy(stack, 'OwnPolicy', { bucket: bucket.ref, policyDocument: { Version: '2012-10-17', Statement: [] } });
    return bucket;
  }],
])('strict() is a choice: a bucket %s has no open finding about it', (_which, make) => {
  expect(found(build(make))).toEqual({ open: [], acknowledged: [ID] });
});

test('each prefix of a rule that is on is acknowledged, however it is written', () => {
  const rules = ['a b(/', 'logs/'].map((prefix) => ({ filter: ReplicationFilter.prefix(prefix) }));
  const off = { filter: ReplicationFilter.prefix('off/'), enabled: false };
  expect(found(build(created, { rules: [...rules, off] })))
    .toEqual({ open: [], acknowledged: [`${ID}[a%20b%28/]`, `${ID}[logs/]`] });
});

test('a prefix that is a token keeps its finding', () => {
  const prefix = Lazy.string({ produce: () => 'late/' });
  expect(found(build(created, { rules: [{ filter: ReplicationFilter.prefix(prefix) }] }))).toEqual({ open: ['HeaderlessUploads[late/]'], acknowledged: [] });
});

test('the command line sees the acknowledgement', () => {
  const { code, lines } = proveCommand([build(created).synth().directory], { json: false, width: 120, colours: PLAIN, failOn: 'info' });
  expect(code).toBe(0);
  expect(lines.join('\n')).toContain('EncryptionEnforcement.strict() was chosen');
});

test('what nobody chose is reported: a deny of the user\'s own, and strict() of another replication', () => {
  const app = build(created, { encryptionEnforcement: EncryptionEnforcement.whenSpecified() });
  const stack = new Stack(app, 'Other', { env: { account: '111111111111', region: 'us-east-1' } });
  const [plain, strict] = [undefined, EncryptionEnforcement.strict()].map((encryptionEnforcement, index) =>
    new EncryptedCrossRegionReplication(stack, `Replication${index}`, {
      destinations: [ReplicationDestination.inRegion('eu-west-1')],
      encryptionEnforcement,
    }));
  for (const { sourceBucket } of [plain, strict]) {
    sourceBucket.addToResourcePolicy(new PolicyStatement({
      sid: 'Own',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [sourceBucket.arnForObjects('*')],
      conditions: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
    }));
  }
  Validations.of(app).addPlugins(new ReplicationProof());
  expect(found(app)).toEqual({ open: ['HeaderlessUploads'], acknowledged: [ID] });
});
