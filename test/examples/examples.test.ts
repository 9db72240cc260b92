import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as cxapi from 'aws-cdk-lib/cx-api';
import type { DeployedStack } from '../support/assembly';
import { stacksInDeployOrder } from '../support/assembly';
import { EXAMPLE_NAMES, EXAMPLES, fileOf, synthesizeExample } from '../support/examples';
import {
  helperResources,
  identityStatements,
  resourceCycle,
  strongReferences,
  unbackedReferences,
  unboundedStatements,
  weakReferences,
} from '../support/invariants';

const REFERENCES = '@aws-cdk/core:defaultCrossStackReferences';

const KNOWN_FLAGS = Object.entries(cxapi.FLAGS).filter(([flag]) => !cxapi.CURRENT_VERSION_EXPIRED_FLAGS.includes(flag));

/** What an app may say: everything that CDK recommends, or the opposite of it. */
const FLAGS = {
  recommended: Object.fromEntries(KNOWN_FLAGS.map(([flag, { recommendedValue }]) => [flag, recommendedValue])),
  opposite: Object.fromEntries(
    KNOWN_FLAGS
      .filter(([, { recommendedValue }]) => typeof recommendedValue === 'boolean')
      .map(([flag, { recommendedValue }]) => [flag, !recommendedValue]),
  ),
};

const cache = new Map<string, DeployedStack[]>();

function synthesized(name: string, context: Record<string, unknown> = {}): DeployedStack[] {
  const key = JSON.stringify([name, context]);
  const found = cache.get(key) ?? stacksInDeployOrder(synthesizeExample(name, { context }));
  cache.set(key, found);
  return found;
}

test('the feature flags of this version are known', () => {
  expect(KNOWN_FLAGS.length).toBeGreaterThan(50);
});

test('every file of the folder is an example with a name', () => {
  const files = readdirSync(join(__dirname, '..', '..', 'examples')).filter((file) => file.endsWith('.ts'));
  expect([...new Set(EXAMPLE_NAMES.map(fileOf))]).toEqual(files.map((file) => basename(file, '.ts')).sort());
});

/** The function of some is the point of them; each half of others refers to the other by literals. */
const WITH_CUSTOM_RESOURCE = [
  'access-point', 'backfill', 'canary', 'migrate-from-single-region-key', 'monitored', 'rekey', 'repair', 'two-way',
];
const WITHOUT_REFERENCES = ['backup-account', 'two-apps-destination', 'two-apps-source'];

/**
 * CDK's role that publishes outputs to another account needs the bootstrap roles, and follows a flag in its
 * partition.
 */
const OF_PUBLISHING = {
  '@aws-cdk/core:enablePartitionLiterals': undefined,
  '@aws-cdk/core:newStyleStackSynthesis': undefined,
};
const PUBLISHED_BY_CDK = ['canary', 'cross-account', 'mixed', 'protected-replica'];

/** How FIS finds its targets: neither action knows resources. */
const LISTING = /^DrillPolicy[0-9A-F]{8}: FindTargets$/;

describe.each(EXAMPLE_NAMES)('%s', (name) => {
  test.each(['strong', 'weak', 'both', undefined])('needs no helper and no export where the app prefers %p references', (preferred) => {
    const stacks = synthesized(name, preferred ? { [REFERENCES]: preferred } : {});
    for (const { template } of stacks) {
      expect(WITH_CUSTOM_RESOURCE.includes(name) ? [] : helperResources(template)).toEqual([]);
      expect(strongReferences(template)).toEqual([]);
    }
  });

  test('has every reference between stacks among the dependencies of the manifest', () => {
    const references = synthesized(name).flatMap(({ template }) => weakReferences(template));
    expect(references.length > 0).toBe(!WITHOUT_REFERENCES.includes(name));
    expect(unbackedReferences(synthesized(name))).toEqual([]);
  });

  test('has no resources that wait for each other', () => {
    expect(synthesized(name).flatMap(({ template }) => resourceCycle(template))).toEqual([]);
  });

  test('grants nothing on every resource but what takes none', () => {
    const statements = synthesized(name).flatMap(({ template }) => unboundedStatements(template));
    expect(statements.filter((each) => !LISTING.test(each))).toEqual([]);
  });

  test.each(Object.entries(FLAGS))('is the same with %s feature flags and without any', (_which, flags) => {
    const context = PUBLISHED_BY_CDK.includes(name) ? { ...flags, ...OF_PUBLISHING } : flags;
    expect(deployed(synthesized(name, context))).toEqual(deployed(synthesized(name)));
  });
});

/** Resources of plain CDK constructs in the examples, which follow the flags of the app. */
const NOT_OURS = /^ParisKeys Ledger|^Records Client|^(Legacy|Backup) (FormerKey|Key|Bucket)|^Invoices (EventKey|Failures)|^(Sessions|Catalogue) AWS679f|^Claims\S* FormerKey|^Orders FailedRepairs|^Ledger (?:FormerKey|Bucket|BackfillProvider)|^(?:Archive|Claims\S*|Orders|Ledger) (?:Backfill|Rekey|Repair)(?:Completion)?Function[0-9A-F]{8}$/;

/** What the library deploys; not what the synthesizer of the app adds beside it. */
function deployed(stacks: readonly DeployedStack[]): unknown {
  return stacks.map(({ template: { Resources, Outputs }, ...stack }) => ({
    ...stack,
    Resources: Object.fromEntries(Object.entries(Resources).filter(([id]) => !NOT_OURS.test(`${stack.path} ${id}`))),
    Outputs,
  }));
}

describe('minimal', () => {
  const SOURCE = { region: 'ap-southeast-1', bucket: 'documents-replication-b65fa0f3-111111111111-ap-southeast-1-an' };
  const REPLICA = { region: 'eu-west-1', bucket: 'documents-replication-b65fa0f3-111111111111-eu-west-1-an' };

  test('has three stacks: key, replica, source', () => {
    const stacks = synthesized('minimal').map(({ name, region, dependencies }) => ({ name, region, dependencies }));
    expect(stacks).toEqual([
      { name: 'Documents-key', region: 'ap-southeast-1', dependencies: [] },
      { name: 'Documents-ap-southeast-1-replica-eu-west-1', region: 'eu-west-1', dependencies: ['Documents-key'] },
      { name: 'Documents', region: 'ap-southeast-1', dependencies: ['Documents-key', 'Documents-replica-eu-west-1'] },
    ]);
  });

  test.each([
    ['DecryptSourceObjects', ['kms:Decrypt'], SOURCE],
    ['EncryptReplicas', ['kms:Encrypt'], REPLICA],
    ['UseReplicaBucketKeys', ['kms:Decrypt', 'kms:GenerateDataKey'], REPLICA],
  ])('binds %s to one bucket, with and without Bucket Key, and to one Region of S3', (sid, actions, { region, bucket }) => {
    const statements = synthesized('minimal').flatMap(({ template }) => identityStatements(template));
    expect(statements.filter(({ Sid }) => Sid === sid)).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Action: actions,
        Condition: {
          StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`] },
        },
      }),
    ]);
  });

  test('has no other statement on a key', () => {
    const statements = synthesized('minimal').flatMap(({ template }) => identityStatements(template));
    const onKeys = statements.filter(({ Action }) => Action.some((action) => action.startsWith('kms:')));
    const sids = onKeys.map(({ Sid }) => Sid).sort();
    expect(sids).toEqual(['DecryptSourceObjects', 'EncryptReplicas', 'UseReplicaBucketKeys']);
  });
});

test('pipeline-stage keeps the Stages apart', () => {
  const stacks = synthesized('pipeline-stage');
  const stageOf = (path: string) => path.split('/')[0];
  expect(new Set(stacks.map(({ path }) => stageOf(path)))).toEqual(new Set(['Production', 'Test']));
  for (const { path, dependencies } of stacks) {
    expect(dependencies.every((dependency) => stageOf(dependency) === stageOf(path))).toBe(true);
  }
});

test('two examples in one app share no physical name', () => {
  const app = new App();
  EXAMPLES.minimal(app);
  EXAMPLES['three-regions'](app);
  const stacks = stacksInDeployOrder(app.synth());
  const properties = stacks.flatMap(({ template }) => Object.values(template.Resources)).map((each) => each.Properties);
  const names = properties.flatMap((each) => each?.BucketName ?? each?.RoleName ?? []);
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
});
