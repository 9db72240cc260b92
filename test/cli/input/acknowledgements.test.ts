import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { ACKNOWLEDGED_RULES, AcknowledgementIndex, readAcknowledgements } from '../../../src/cli/input/acknowledgements';
import { acknowledgement, finding, address } from '../fixtures';

const ID = 'ReplicationProof::EncryptReplica[all-eu-west-1]';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'acknowledgements-'));
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
});

function acknowledge(construct: IConstruct, reason: string, id = ID): void {
  Validations.of(construct).acknowledge({ id, reason });
}

/** An app with a stage, a stack, a nested stack and a bucket in each stack. */
function synthesized(prepare: (constructs: Record<'app' | 'stage' | 'stack' | 'nested' | 'bucket' | 'inner', IConstruct>) => void): void {
  const app = new App({ outdir, analyticsReporting: false });
  const stage = new Stage(app, 'Prod');
  const stack = new Stack(stage, 'Documents');
  const nested = new NestedStack(stack, 'Nested');
  prepare({ app, stage, stack, nested, bucket: new Bucket(stack, 'Bucket'), inner: new Bucket(nested, 'Inner') });
  app.synth();
}

test('reads what was acknowledged at a stack, a construct and in a nested stack', () => {
  synthesized(({ stack, bucket, inner }) => {
    acknowledge(stack, 'of the stack');
    acknowledge(bucket, 'of the bucket');
    acknowledge(inner, 'of the inner bucket');
  });
  expect(readAcknowledgements(outdir)).toEqual([
    { id: ID, reason: 'of the stack', constructPath: 'Prod/Documents', assembly: outdir },
    { id: ID, reason: 'of the bucket', constructPath: 'Prod/Documents/Bucket', assembly: outdir },
    { id: ID, reason: 'of the inner bucket', constructPath: 'Prod/Documents/Nested/Inner', assembly: outdir },
  ]);
});

test('reads several acknowledgements at one construct', () => {
  synthesized(({ bucket }) => {
    acknowledge(bucket, 'one');
    acknowledge(bucket, 'two', 'ReplicationProof::SourceVersioned');
  });
  expect(readAcknowledgements(outdir).map(({ id, reason }) => [id, reason])).toEqual([
    [ID, 'one'],
    ['ReplicationProof::SourceVersioned', 'two'],
  ]);
});

test('reads from the validation report what was acknowledged at the app, which no metadata has', () => {
  synthesized(({ app }) => {
    acknowledge(app, 'of the app');
    Validations.of(app).addPlugins({
      name: 'ReplicationProof',
      validate: () => ({
        success: false,
        violations: [{
          ruleName: 'EncryptReplica[all-eu-west-1]',
          description: 'no',
          severity: 'error',
          violatingResources: [{ resourceLogicalId: 'Bucket', templatePath: 'Prod', locations: [], constructPath: 'Prod/Documents' }],
        }],
      }),
    });
  });
  expect(readAcknowledgements(outdir)).toEqual([
    { id: ID, reason: 'of the app', constructPath: 'Prod/Documents', assembly: outdir },
  ]);
});

test('reads from the validation report what was acknowledged at a stage, with and without a reason', () => {
  synthesized(() => undefined);
  const suppressed = { acknowledgedId: ID, acknowledgedAt: 'Prod', violatingConstructs: [{ constructPath: 'Prod/Documents' }] };
  const suppressedViolations = [suppressed, { ...suppressed, reason: 'of the stage' }];
  const report = { pluginReports: [{ pluginName: 'Other' }, { pluginName: 'ReplicationProof', suppressedViolations }] };
  writeFileSync(join(outdir, 'validation-report.json'), JSON.stringify(report));
  expect(readAcknowledgements(outdir)).toEqual([
    { id: ID, reason: '', constructPath: 'Prod', assembly: outdir },
    { id: ID, reason: 'of the stage', constructPath: 'Prod', assembly: outdir },
  ]);
});

test.each<[string, object]>([
  ['an id that is no text', { acknowledgedId: 1 }],
  ['a place that is no text', { acknowledgedAt: ['Prod'] }],
  ['a construct without a path', { acknowledgedAt: undefined, violatingConstructs: [{}] }],
])('takes nothing for acknowledged by %s', (_title, more) => {
  synthesized(() => undefined);
  const suppressed = { acknowledgedId: ID, acknowledgedAt: 'Prod', reason: 'of the stage', ...more };
  const report = { pluginReports: [{ pluginName: 'ReplicationProof', suppressedViolations: [suppressed] }] };
  writeFileSync(join(outdir, 'validation-report.json'), JSON.stringify(report));
  expect(readAcknowledgements(outdir)).toEqual([]);
});

test('takes nothing for acknowledged by metadata of another form', () => {
  const metadata = { '/Docs/Bucket': [{ type: Validations.ACKNOWLEDGED_RULES_METADATA_KEY, data: ID }] };
  const environment = 'aws://111111111111/eu-west-1';
  const Docs = { type: 'aws:cloudformation:stack', environment, properties: { templateFile: 'Docs.template.json' }, metadata };
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts: { Docs } }));
  writeFileSync(join(outdir, 'Docs.template.json'), '{}');
  expect(readAcknowledgements(outdir)).toEqual([]);
});

test('does without a validation report', () => {
  synthesized(({ bucket }) => acknowledge(bucket, 'of the bucket'));
  rmSync(join(outdir, 'validation-report.json'), { force: true });
  expect(readAcknowledgements(outdir)).toHaveLength(1);
});

test('fails for a broken validation report', () => {
  synthesized(() => undefined);
  writeFileSync(join(outdir, 'validation-report.json'), '{');
  expect(() => readAcknowledgements(outdir)).toThrow(/validation-report\.json cannot be read .*synthesize the app again/);
});

const SCOPES: readonly (readonly [string, string, boolean])[] = [
  ['the app', '', true],
  ['the stack', 'Documents', true],
  ['the construct', 'Documents/Role/Policy', true],
  ['the resource', 'Documents/Role/Policy/Resource', true],
  ['a stack with a name that begins alike', 'Doc', false],
  ['a sibling', 'Documents/Bucket', false],
  ['a child', 'Documents/Role/Policy/Resource/Child', false],
];

test.each(SCOPES)('an acknowledgement at %s counts: %s %s', (_title, constructPath, counts) => {
  const given = acknowledgement({ constructPath });
  expect(new AcknowledgementIndex([given]).find(finding())).toBe(counts ? given : undefined);
});

test('the nearest acknowledgement counts', () => {
  const near = acknowledgement({ constructPath: 'Documents/Role', reason: 'near' });
  const all = [acknowledgement({ constructPath: '' }), near, acknowledgement({ constructPath: 'Documents' })];
  expect(new AcknowledgementIndex(all).find(finding())).toBe(near);
});

test.each([
  ['another check', { id: 'ReplicationProof::DecryptSource[all-eu-west-1]' }],
  ['the check without the rule', { id: 'ReplicationProof::EncryptReplica' }],
  ['an undecided finding', { id: `${ID}[undecided]` }],
  ['another assembly', { assembly: '/elsewhere' }],
])('an acknowledgement of %s does not count', (_title, overrides) => {
  expect(new AcknowledgementIndex([acknowledgement(overrides)]).find(finding())).toBeUndefined();
});

test('CDK writes a space in an id as a hyphen', () => {
  const given = acknowledgement({ id: 'ReplicationProof::Two-Words' });
  expect(new AcknowledgementIndex([given]).find(finding({ check: 'Two Words', detail: undefined }))).toBe(given);
});

test('a resource without a construct path is acknowledged at its stack', () => {
  const given = acknowledgement({ constructPath: 'Documents' });
  const anonymous = finding({ address: address('Documents/Bucket', { constructPath: undefined }) });
  expect(new AcknowledgementIndex([given]).find(anonymous)).toBe(given);
});

test('knows the name under which CDK records what is acknowledged', () => {
  expect(ACKNOWLEDGED_RULES).toBe(Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
});
