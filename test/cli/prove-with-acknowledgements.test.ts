import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ReplicationProof } from 'cdk-encrypted-replication';
import { formatAddress } from '../../src/analysis/assembly/resource-address';
import { PLAIN } from '../../src/cli/colours';
import { proveCommand } from '../../src/cli/commands/prove';
import { loadInput } from '../../src/cli/input/load-input';
import { proveWithAcknowledgements } from '../../src/cli/prove-with-acknowledgements';
import { synthesizedExamples } from './example';
import { encryptedRules, synthesizeL1 } from './replicating-app';

const directory = synthesizedExamples('two-apps-destination');
const JSON_OUTPUT = { json: true, width: 100, colours: PLAIN } as const;

beforeEach(() => {
  // a report with warnings is printed
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** What is reported of acknowledgements, as id and construct path. */
function reported(...assemblies: readonly string[]): string[] {
  return proveWithAcknowledgements(loadInput(assemblies)).findings
    .filter(({ check }) => check === 'AcknowledgementMatchesNothing')
    .map(({ detail, address }) => `${detail} on ${formatAddress(address)}`);
}

test('an acknowledgement that matches nothing is reported at its construct, and changes no verdict', () => {
  synthesizeL1(directory('l1'), encryptedRules, { acknowledged: ['ReplicationProof::SourceVersioned'] });
  expect(reported(directory('l1'))).toEqual(['SourceVersioned on Destination', 'SourceVersioned on Source']);
  const { replications, counts, findings } = JSON.parse(proveCommand([directory('l1')], { ...JSON_OUTPUT, failOn: 'info' }).lines.join(''));
  expect(replications).toHaveLength(1);
  expect(counts.info).toBe(2);
  expect(findings).toContainEqual(expect.objectContaining({
    id: 'ReplicationProof::AcknowledgementMatchesNothing[SourceVersioned]',
    resource: expect.objectContaining({ path: 'Destination', stack: 'Destination' }),
  }));
});

test('one that matches is not', () => {
  const undecided = 'ReplicationProof::RoleKnown[undecided]';
  synthesizeL1(directory('matched'), encryptedRules, { acknowledged: [undecided] });
  expect(reported(directory('matched'))).toEqual([]);
});

/** A replication to the bucket of the other app, whose absence is acknowledged. */
function synthesizeHalf(outdir: string, atSynthesis: boolean, destination = 'arn:aws:s3:::the-replica'): void {
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Half', { env: { account: '111111111111', region: 'us-east-1' } });
  new CfnBucket(stack, 'Bucket', {
    versioningConfiguration: { status: 'Enabled' },
    replicationConfiguration: {
      role: 'arn:aws:iam::111111111111:role/theirs',
      rules: [{
        id: 'all',
        status: 'Enabled',
        priority: 1,
        filter: { prefix: '' },
        deleteMarkerReplication: { status: 'Disabled' },
        destination: { bucket: destination },
      }],
    },
  });
  Validations.of(stack).acknowledge({ id: 'ReplicationProof::DestinationKnown[all][undecided]', reason: 'another app has it' });
  if (atSynthesis) {
    Validations.of(app).addPlugins(new ReplicationProof());
  }
  app.synth();
}

describe('with the other app, nothing is reported of an acknowledgement that is needed', () => {
  beforeAll(() => {
    synthesizeL1(directory('whole'), encryptedRules);
  });

  test.each([
    ['where the assembly is proven alone', false],
    ['where the app is synthesized', true],
  ])('%s', (_when, atSynthesis) => {
    const half = directory(`half-${atSynthesis}`);
    synthesizeHalf(half, atSynthesis);
    expect(reported(half, directory('whole'))).toEqual([]);
  });

  test('where it suppressed a finding of the app as a whole', () => {
    const app = new App({ outdir: directory('suppressed'), analyticsReporting: false });
    const stack = new Stack(app, 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
    const bucket = new CfnBucket(stack, 'Bucket');
    Validations.of(bucket).acknowledge({ id: 'ReplicationProof::Former', reason: 'a check of a former version' });
    Validations.of(app).addPlugins({
      name: 'ReplicationProof',
      validate: () => ({
        success: true,
        violations: [{
          ruleName: 'Former',
          description: 'no',
          severity: 'warning',
          violatingResources: [{ constructPath: bucket.node.path, locations: [] }],
        }],
      }),
    });
    app.synth();
    expect(reported(directory('suppressed'), directory('whole'))).toEqual([]);
  });
});

test('an app without replication is no proof, whatever it acknowledges', () => {
  const app = new App({ outdir: directory('none'), analyticsReporting: false });
  Validations.of(new Stack(app, 'Plain')).acknowledge({ id: 'ReplicationProof::SourceVersioned', reason: 'none' });
  app.synth();
  expect(() => proveCommand([directory('none')], { ...JSON_OUTPUT, failOn: 'info' })).toThrow(/nothing to check/);
});
