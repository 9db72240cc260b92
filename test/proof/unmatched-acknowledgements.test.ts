import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationProof } from 'cdk-encrypted-replication';
import { validationReport } from '../support/assembly';

beforeEach(() => {
  // a report with warnings is printed
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
});

const ROLE_UNKNOWN = 'RoleKnown[undecided]';
const SOURCE = 'Source/Bucket';

/** A replication by a role that the templates lack, and nothing else, so that its findings are few and warnings. */
function replicateByL1(scope: Stage, id = 'Source'): s3.CfnBucket {
  const stack = new Stack(scope, id, { env: { account: '111111111111', region: 'us-east-1' } });
  return new s3.CfnBucket(stack, 'Bucket', {
    versioningConfiguration: { status: 'Enabled' },
    replicationConfiguration: {
      role: 'arn:aws:iam::111111111111:role/theirs',
      rules: [{
        id: 'all',
        status: 'Enabled',
        priority: 1,
        filter: { prefix: '' },
        deleteMarkerReplication: { status: 'Disabled' },
        destination: { bucket: 'arn:aws:s3:::elsewhere' },
      }],
    },
  });
}

function replicate(app: App, proof?: boolean): EncryptedCrossRegionReplication {
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'us-east-1' } });
  return new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1')], proof,
  });
}

function acknowledge(construct: IConstruct, rule: string): void {
  Validations.of(construct).acknowledge({ id: `ReplicationProof::${rule}`, reason: 'a test' });
}

/** What is reported of acknowledgements, as rule and construct path. */
function reported(app: App): string[] {
  app.synth();
  return (validationReport(app.outdir)?.pluginReports ?? []).flatMap(({ violations }) => violations)
    .filter(({ ruleName }) => ruleName.startsWith('AcknowledgementMatchesNothing'))
    .flatMap(({ ruleName, violatingConstructs = [] }) => violatingConstructs.map(({ constructPath }) => `${ruleName} on ${constructPath}`));
}

const rule = (id: string) => `AcknowledgementMatchesNothing[${id.replaceAll('[', '%5B').replaceAll(']', '%5D')}]`;

describe('an acknowledgement that matches no finding is reported', () => {
  test.each<[string, (app: App, bucket: s3.CfnBucket) => IConstruct, string]>([
    ['on another construct', (app) => new Stack(app, 'Other'), 'Other'],
    ['on a construct inside the stack', (_app, bucket) => new Stack(bucket.stack, 'Inner'), 'Source/Inner'],
  ])('%s', (_where, choose, place) => {
    const app = new App();
    const bucket = replicateByL1(app);
    Validations.of(app).addPlugins(new ReplicationProof());
    acknowledge(choose(app, bucket), ROLE_UNKNOWN);
    expect(reported(app)).toEqual([`${rule(ROLE_UNKNOWN)} on ${place}`]);
    expect(jest.mocked(console.error).mock.calls.join()).toContain(`the finding is on ${SOURCE}`);
  });

  test('with another id, on the app', () => {
    const app = new App();
    replicateByL1(app);
    Validations.of(app).addPlugins(new ReplicationProof());
    acknowledge(app, 'RoleKnwon');
    expect(reported(app)).toEqual([expect.stringMatching(/^AcknowledgementMatchesNothing\[RoleKnwon\] on/)]);
    expect(jest.mocked(console.error).mock.calls.join()).toContain('the nearest is "ReplicationProof::RoleKnown[undecided]"');
  });

  test('where our construct brings the proof along', () => {
    const app = new App();
    acknowledge(replicate(app).sourceBucket, 'RoleKnown');
    expect(reported(app)).toEqual([`${rule('RoleKnown')} on Documents/Replication/Bucket`]);
  });

  test('once, where there are two plugins', () => {
    const app = new App();
    Validations.of(app).addPlugins(new ReplicationProof());
    acknowledge(replicate(app).sourceBucket, 'RoleKnown');
    expect(reported(app)).toEqual([`${rule('RoleKnown')} on Documents/Replication/Bucket`]);
  });

  test('and stops nothing, also when it is acknowledged itself', () => {
    const app = new App();
    const { sourceBucket } = replicate(app);
    acknowledge(sourceBucket, 'RoleKnown');
    acknowledge(sourceBucket, rule('RoleKnown'));
    expect(reported(app)).toEqual([]);
  });
});

describe('nothing is reported', () => {
  test('of an acknowledgement that matches', () => {
    const app = new App();
    acknowledge(replicateByL1(app), ROLE_UNKNOWN);
    Validations.of(app).addPlugins(new ReplicationProof());
    expect(reported(app)).toEqual([]);
  });

  test('of a finding that another plugin reports', () => {
    const app = new App();
    replicate(app);
    acknowledge(replicateByL1(app), ROLE_UNKNOWN);
    Validations.of(app).addPlugins(new ReplicationProof());
    expect(reported(app)).toEqual([]);
  });

  test('of what the proof would find where it is not switched on', () => {
    const app = new App();
    replicate(app);
    acknowledge(replicateByL1(app), ROLE_UNKNOWN);
    expect(reported(app)).toEqual([]);
  });

  test('of what is outside of the Stage of the plugin', () => {
    const app = new App();
    const stage = new Stage(app, 'Stage');
    replicateByL1(stage);
    acknowledge(replicateByL1(app, 'Outside'), 'RoleKnown');
    Validations.of(stage).addPlugins(new ReplicationProof());
    expect(reported(app)).toEqual([]);
  });

  test('where the proof is switched off', () => {
    const app = new App({ context: { 'cdk-encrypted-replication:proof': false } });
    acknowledge(replicate(app).sourceBucket, 'RoleKnown');
    expect(reported(app)).toEqual([]);
  });

  test('where a replication is left out of the proof, and its findings are acknowledged', () => {
    const app = new App();
    replicate(app);
    const stack = new Stack(app, 'Unproven', { env: { account: '111111111111', region: 'us-east-1' } });
    const unproven = new EncryptedCrossRegionReplication(stack, 'Replication', {
      destinations: [ReplicationDestination.inRegion('eu-west-1')], proof: false,
    });
    (unproven.sourceBucket.node.defaultChild as s3.CfnBucket).versioningConfiguration = undefined;
    acknowledge(unproven.sourceBucket, 'SourceVersioned');
    expect(reported(app)).toEqual([]);
  });
});
