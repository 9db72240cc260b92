import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Aspects, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import type { IAspect } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { RootConstruct } from 'constructs';
import type { IConstruct } from 'constructs';
import {
  AccessLogs,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationProof,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { CHECKS } from '../../src/analysis/checks/catalogue';
import * as proving from '../../src/analysis/prove';
import { BLIND_SPOTS } from '../../src/analysis/report/blind-spots';
import { validationReport } from '../support/assembly';

const ACCOUNT = '111111111111';
const VPCE = 'vpce-0123456789abcdef0';

beforeEach(() => {
  // a report with warnings is printed
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
});

interface Written {
  readonly app: App;
  readonly stack: Stack;
  readonly replication: EncryptedCrossRegionReplication;
}

function replicate(props: Partial<EncryptedCrossRegionReplicationProps> = {}, app = new App()): Written {
  const stack = new Stack(app, 'Documents', { env: { account: ACCOUNT, region: 'us-east-1' } });
  const destinations = [ReplicationDestination.inRegion('eu-west-1')];
  return { app, stack, replication: new EncryptedCrossRegionReplication(stack, 'Replication', { destinations, ...props }) };
}

function denyOutsideEndpoint(bucket: s3.IBucket): void {
  bucket.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'OnlyFromOurNetwork',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['s3:*'],
    resources: [bucket.bucketArn, bucket.arnForObjects('*')],
    conditions: { StringNotEquals: { 'aws:SourceVpce': VPCE } },
  }));
}

/** A plain L1 replication that cannot work: the role has no policy. */
function brokenReplication(scope: Stage, id = 'Plain'): s3.CfnBucket {
  const stack = new Stack(scope, id, { env: { account: ACCOUNT, region: 'us-east-1' } });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('s3.amazonaws.com') });
  const replica = new s3.CfnBucket(stack, 'Replica', { versioningConfiguration: { status: 'Enabled' } });
  return new s3.CfnBucket(stack, 'Source', {
    versioningConfiguration: { status: 'Enabled' },
    replicationConfiguration: {
      role: role.roleArn,
      rules: [{
        id: 'all (of [it])',
        status: 'Enabled',
        priority: 1,
        filter: { prefix: '' },
        deleteMarkerReplication: { status: 'Disabled' },
        destination: { bucket: replica.attrArn },
      }],
    },
  });
}

/** The findings of all plugins of our name in the report, as rule and construct path. */
function reported(app: App): string[] {
  return (validationReport(app.outdir)?.pluginReports ?? []).filter(({ pluginName }) => pluginName === 'ReplicationProof')
    .flatMap(({ violations }) => violations.flatMap(({ ruleName, violatingConstructs = [] }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} on ${constructPath}`)));
}

const FAILED = expect.objectContaining({ name: 'ValidationFailed' });

function captureFailure(app: App): string {
  try {
    app.synth();
  } catch (error) {
    expect(error).toEqual(FAILED);
    return String(error);
  }
  throw new Error('synthesis did not fail');
}

/** The report although there are errors. */
function synthesized(app: App): string[] {
  try {
    app.synth();
  } catch (error) {
    expect(error).toEqual(FAILED);
  }
  return reported(app);
}

const BROKEN_FINDINGS = ['SourceEncryptedWithKms', 'ReadReplicationConfiguration', 'ListSourceBucket', 'ReadSourceObject', 'ReadSourceAcl', 'ReadSourceTags']
  .map((id) => `${id} on Plain/Source`)
  .concat('ReplicateObject[all%20%28of%20%5Bit%5D%29] on Plain/Source');

describe('a deny on aws:SourceVpce beside our construct', () => {
  test('fails synthesis with the statement, the call and the fix', () => {
    const { app, replication } = replicate();
    denyOutsideEndpoint(replication.replica('eu-west-1').bucket);
    const text = captureFailure(app);
    for (const words of [
      'S3 may not call s3:ReplicateObject on arn:aws:s3:::documents-replication-',
      'statement "OnlyFromOurNetwork" of the bucket policy Documents-replica-eu-west-1/Documents-Replication-Replica/Bucket/Policy/Resource denies it',
      'S3 would report DstPutObjectNotPermitted',
      'add to its Condition {"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::111111111111:role/Documents-Replication-Role-',
      'or use DataPerimeter instead',
      "Acknowledge with 'ReplicationProof::ReplicateObject[all-eu-west-1]'",
    ]) {
      expect(text).toContain(words);
    }
  });

  test('passes acknowledged, finding by finding', () => {
    const { app, replication } = replicate();
    const { bucket } = replication.replica('eu-west-1');
    denyOutsideEndpoint(bucket);
    Validations.of(bucket).acknowledge(
      { id: 'ReplicationProof::ReplicateObject[all-eu-west-1]', reason: 'exempted by a policy of the network' },
      { id: 'ReplicationProof::ReplicateTags[all-eu-west-1]', reason: 'exempted by a policy of the network' },
    );
    app.synth();
    expect(reported(app)).toEqual([]);
  });

  test('fails where one of the findings is not acknowledged', () => {
    const { app, replication } = replicate();
    const { bucket } = replication.replica('eu-west-1');
    denyOutsideEndpoint(bucket);
    Validations.of(app).acknowledge({ id: 'ReplicationProof::ReplicateObject[all-eu-west-1]', reason: 'looked at' });
    expect(synthesized(app)).toEqual([expect.stringMatching(/^ReplicateTags\[all-eu-west-1\] on /)]);
  });

  test('passes unacknowledged as a DataPerimeter', () => {
    const { app } = replicate({ perimeter: new DataPerimeter({ vpcEndpointIds: [VPCE] }) });
    app.synth();
    expect(reported(app)).toEqual([]);
  });

  test('throws in Template.fromStack too', () => {
    const { stack, replication } = replicate();
    denyOutsideEndpoint(replication.sourceBucket);
    expect(() => Template.fromStack(stack)).toThrow(FAILED);
  });
});

describe('an aspect', () => {
  const onResources = (visit: (construct: IConstruct) => void): IAspect => ({ visit });

  test.each<[string, (construct: IConstruct) => void, string[]]>([
    [
      'that puts a permissions boundary on the role',
      (construct) => {
        if (iam.CfnRole.isCfnRole(construct)) {
          construct.permissionsBoundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
        }
      },
      ['ReplicateObject[all-eu-west-1][undecided]', 'EncryptReplica[all-eu-west-1][undecided]'],
    ],
    [
      'that takes versioning off the buckets',
      (construct) => {
        if (s3.CfnBucket.isCfnBucket(construct)) {
          construct.versioningConfiguration = undefined;
        }
      },
      ['SourceVersioned', 'DestinationVersioned[all-eu-west-1]'],
    ],
    [
      'that renames the buckets',
      (construct) => {
        if (s3.CfnBucket.isCfnBucket(construct) && construct.node.path.includes('Replica/')) {
          construct.bucketName = 'renamed';
        }
      },
      ['DestinationKnown[all-eu-west-1]'],
    ],
    [
      'that takes the keys off the buckets',
      (construct) => {
        if (s3.CfnBucket.isCfnBucket(construct) && construct.node.path.endsWith('Bucket/Resource')) {
          construct.bucketEncryption = { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] };
        }
      },
      ['SourceEncryptedWithKms', 'DestinationEncryptedWithKms[all-eu-west-1]'],
    ],
    [
      'that re-encrypts the buckets',
      (construct) => {
        if (s3.CfnBucket.isCfnBucket(construct) && construct.node.path === 'Documents/Replication/Bucket/Resource') {
          construct.bucketEncryption = {
            serverSideEncryptionConfiguration: [{
              serverSideEncryptionByDefault: {
                sseAlgorithm: 'aws:kms',
                kmsMasterKeyId: `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`,
              },
            }],
          };
        }
      },
      ['SourceKeyKnown[undecided]', 'DecryptSource'],
    ],
  ])('%s is seen', (_what, visit, found) => {
    const { app } = replicate();
    Aspects.of(app).add(onResources(visit));
    const names = synthesized(app).map((each) => each.split(' on ')[0]);
    expect(names).toEqual(expect.arrayContaining(found));
  });
});

describe('what our construct brings along', () => {
  test('checks its own replications only', () => {
    const { app } = replicate();
    brokenReplication(app);
    app.synth();
    expect(reported(app)).toEqual([]);
  });

  test('is one plugin for all of them, also across Stages', () => {
    const app = new App();
    for (const id of ['One', 'Two']) {
      const stage = new Stage(app, id, { env: { account: ACCOUNT, region: 'us-east-1' } });
      const { bucket } = new EncryptedCrossRegionReplication(new Stack(stage, 'Documents'), 'Replication', {
        destinations: [ReplicationDestination.inRegion('eu-west-1')],
      }).replica('eu-west-1');
      denyOutsideEndpoint(bucket);
    }
    expect(synthesized(app)).toEqual(['One', 'Two'].flatMap((stage) => ['ReplicateObject', 'ReplicateTags'].map((id) =>
      `${id}[all-eu-west-1] on ${stage}/Documents-replica-eu-west-1/${stage}-Documents-Replication-Replica/Bucket/Policy/Resource`)));
    const reports = validationReport(app.outdir)!.pluginReports;
    expect(reports.filter(({ pluginName }) => pluginName === 'ReplicationProof')).toHaveLength(1);
  });

  test.each<[string, Partial<EncryptedCrossRegionReplicationProps>, Record<string, unknown>]>([
    ['by its prop', { proof: false }, {}],
    ['by context', {}, { 'cdk-encrypted-replication:proof': false }],
    ['by context of the command line, where it is a string', {}, { 'cdk-encrypted-replication:proof': 'false' }],
  ])('is switched off %s', (_how, props, context) => {
    const { app, replication } = replicate(props, new App({ context }));
    denyOutsideEndpoint(replication.sourceBucket);
    app.synth();
    expect(reported(app)).toEqual([]);
  });

  test('is left out where the root is no Stage, which can have no plugins', () => {
    const root = new RootConstruct();
    const stack = new Stack(root, 'Documents', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const backup = new Stack(root, 'Backup', { env: { account: ACCOUNT, region: 'eu-west-1' } });
    const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
      destinations: [ReplicationDestination.inStack(backup)],
      keys: ReplicationKeys.singleRegion(),
      accessLogs: AccessLogs.disabled('not of interest here'),
    });
    // CDK takes plugins on an App or a Stage alone
    expect(() => Validations.of(root).addPlugins(new ReplicationProof())).toThrow('without an enclosing Stage');
    expect(replication.replica('eu-west-1').stack).toBe(backup);
    expect(replication.sourceBucket.node.defaultChild).toMatchObject({ replicationConfiguration: expect.anything() });
  });
});

describe('in a nested stack', () => {
  test('a plain replication is checked like any other', () => {
    const app = new App();
    const outer = new Stack(app, 'Outer', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const nested = new NestedStack(outer, 'Nested');
    const replica = new s3.Bucket(nested, 'Replica', { versioned: true });
    const source = new s3.Bucket(nested, 'Source', { versioned: true, replicationRules: [{ destination: replica }] });
    denyOutsideEndpoint(source);
    Validations.of(app).addPlugins(new ReplicationProof());
    expect(synthesized(app)).toContain('ListSourceBucket on Outer/Nested/Source/Policy/Resource');
  });

  test('our construct is checked, and its finding acknowledged at its path', () => {
    const app = new App();
    const outer = new Stack(app, 'Outer', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const replication = new EncryptedCrossRegionReplication(new NestedStack(outer, 'Nested'), 'Replication', {
      destinations: [ReplicationDestination.inRegion('eu-west-1')],
    });
    denyOutsideEndpoint(replication.sourceBucket);
    const found = synthesized(app);
    expect(found).toContain('ListSourceBucket on Outer/Nested/Replication/Bucket/Policy/Resource');
    for (const finding of found) {
      Validations.of(replication.sourceBucket).acknowledge({
        id: `ReplicationProof::${finding.split(' on ')[0]}`, reason: 'a test',
      });
    }
    app.synth({ force: true });
    expect(reported(app)).toEqual([]);
  });

  test.each<[string, (outer: Stack, nested: NestedStack) => [s3.IBucket, Stack]]>([
    ['the destination', (outer, nested) => [new s3.Bucket(nested, 'Replica', { versioned: true }), outer]],
    ['the source', (outer, nested) => [new s3.Bucket(outer, 'Replica', { versioned: true }), nested]],
    ['each in one of its own', (outer, nested) => [
      new s3.Bucket(nested, 'Replica', { versioned: true }),
      new NestedStack(outer, 'Other'),
    ]],
  ])('%s is deployed in order, since one refers to the other', (_which, build) => {
    const app = new App();
    const outer = new Stack(app, 'Outer', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const [destination, at] = build(outer, new NestedStack(outer, 'Nested'));
    new s3.Bucket(at, 'Source', { versioned: true, replicationRules: [{ destination }] });
    Validations.of(app).addPlugins(new ReplicationProof());
    app.synth();
    expect(reported(app).filter((each) => each.startsWith('DestinationFirst'))).toEqual([]);
  });
});

describe('a configuration that an override removes', () => {
  const ABSENT = 'ConfigurationPresent on Documents/Replication/Bucket/Resource';

  function removeFrom(bucket: s3.IBucket): void {
    (bucket.node.defaultChild as s3.CfnBucket).addPropertyDeletionOverride('ReplicationConfiguration');
  }

  test('fails synthesis', () => {
    const { app, replication } = replicate();
    removeFrom(replication.sourceBucket);
    expect(captureFailure(app)).toContain('is not in the template, so that nothing is replicated');
    expect(reported(app)).toEqual([ABSENT]);
    expect(validationReport(app.outdir)?.pluginReports).toEqual([expect.objectContaining({
      metadata: expect.objectContaining({ verdict: 'fails', replications: '0' }),
    })]);
  });

  test.each(['before', 'after'])('is reported once where a plugin is added by hand %s our construct', (when) => {
    const app = new App();
    const addPlugin = () => Validations.of(app).addPlugins(new ReplicationProof());
    if (when === 'before') {
      addPlugin();
    }
    const { replication } = replicate({}, app);
    if (when === 'after') {
      addPlugin();
    }
    removeFrom(replication.sourceBucket);
    expect(synthesized(app)).toEqual([ABSENT]);
  });

  test('fails on a bucket of the user too, which the construct configured', () => {
    const app = new App();
    const stack = new Stack(app, 'Documents', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const bucket = new s3.Bucket(stack, 'Own', { versioned: true, encryptionKey: new kms.Key(stack, 'Key') });
    new EncryptedCrossRegionReplication(stack, 'Replication', {
      source: ReplicationSource.fromBucket(bucket),
      destinations: [ReplicationDestination.inRegion('eu-west-1')],
    });
    removeFrom(bucket);
    expect(synthesized(app)).toEqual(['ConfigurationPresent on Documents/Own/Resource']);
  });

  test('is not reported where the proof is switched off', () => {
    const { app, replication } = replicate({ proof: false });
    removeFrom(replication.sourceBucket);
    app.synth();
    expect(reported(app)).toEqual([]);
  });
});

describe('added by hand', () => {
  test('it checks every bucket with a replication configuration', () => {
    const app = new App();
    brokenReplication(app);
    Validations.of(app).addPlugins(new ReplicationProof());
    expect(synthesized(app).sort()).toEqual([...BROKEN_FINDINGS].sort());
  });

  test('a rule id with brackets and spaces is acknowledged like any other', () => {
    const app = new App();
    const source = brokenReplication(app);
    Validations.of(app).addPlugins(new ReplicationProof());
    for (const finding of BROKEN_FINDINGS) {
      Validations.of(source).acknowledge({ id: `ReplicationProof::${finding.split(' on ')[0]}`, reason: 'a test' });
    }
    app.synth();
    expect(reported(app)).toEqual([]);
  });

  test.each(['before', 'after'])('it reports each finding once where it is added %s our construct', (when) => {
    const app = new App();
    if (when === 'before') {
      Validations.of(app).addPlugins(new ReplicationProof());
    }
    const { replication } = replicate({}, app);
    brokenReplication(app);
    if (when === 'after') {
      Validations.of(app).addPlugins(new ReplicationProof());
    }
    denyOutsideEndpoint(replication.replica('eu-west-1').bucket);
    const policy = 'Documents-replica-eu-west-1/Documents-Replication-Replica/Bucket/Policy/Resource';
    const ours = ['ReplicateObject', 'ReplicateTags'].map((id) => `${id}[all-eu-west-1] on ${policy}`);
    expect(synthesized(app).sort()).toEqual([...BROKEN_FINDINGS, ...ours].sort());
  });

  test('to a Stage, it checks what is in the Stage', () => {
    const app = new App();
    const stage = new Stage(app, 'Stage');
    brokenReplication(stage);
    brokenReplication(app, 'Outside');
    Validations.of(stage).addPlugins(new ReplicationProof());
    expect(synthesized(app).sort()).toEqual(BROKEN_FINDINGS.map((each) => each.replace('Plain/', 'Stage/Plain/')).sort());
  });

  test('it reports the same when the app is synthesized again', () => {
    const app = new App();
    brokenReplication(app);
    Validations.of(app).addPlugins(new ReplicationProof());
    const first = synthesized(app);
    expect(() => app.synth({ force: true })).toThrow(FAILED);
    expect(reported(app)).toEqual(first);
  });

  test('an app without replication passes', () => {
    const app = new App();
    new s3.CfnBucket(new Stack(app, 'Empty'), 'Bucket');
    Validations.of(app).addPlugins(new ReplicationProof());
    app.synth();
    expect(reported(app)).toEqual([]);
  });
});

test('warnings alone do not stop synthesis', () => {
  const role = (stack: Stack) => iam.Role.fromRoleArn(stack, 'Theirs', `arn:aws:iam::${ACCOUNT}:role/theirs`);
  const app = new App();
  const stack = new Stack(app, 'Documents', { env: { account: ACCOUNT, region: 'us-east-1' } });
  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1')],
    replicationRole: role(stack),
  });
  app.synth();
  expect(reported(app)).toEqual(['RoleKnown[undecided] on Documents/Replication/Bucket/Resource']);
});

test('a report says what was checked and what the proof cannot see', () => {
  const app = new App();
  brokenReplication(app);
  Validations.of(app).addPlugins(new ReplicationProof());
  synthesized(app);
  const [{ metadata }] = validationReport(app.outdir)!.pluginReports.filter(({ pluginName }) => pluginName === 'ReplicationProof') as any;
  expect(metadata).toEqual({ verdict: 'fails', replications: '1', rules: '1', calls: '12', notJudged: BLIND_SPOTS.join(' ') });
});

test('a defect of the proof is a warning that nothing is proven, neither a pass nor a stop', () => {
  jest.spyOn(proving, 'prove').mockImplementation(() => {
    throw new TypeError('something is undefined');
  });
  const { app } = replicate();
  app.synth();
  expect(reported(app)).toEqual(['ProofIncomplete[undecided] on Documents-key']);
});

test('it names itself and its rules', () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { readonly version: string };
  const { name, ruleIds, version: written } = new ReplicationProof();
  expect({ name, ruleIds, version: written }).toEqual({ name: 'ReplicationProof', ruleIds: CHECKS.map(({ id }) => id), version });
});
