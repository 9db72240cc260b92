import { App } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { ReplicationError } from '../../src/internal/errors/replication-error';
import { stacksInDeployOrder, validationReport } from '../support/assembly';
import type { DeployedStack } from '../support/assembly';
import { SEED } from '../support/assert-property';
import {
  helperResources,
  identityStatements,
  resourceCycle,
  strongReferences,
  unbackedReferences,
  unboundedStatements,
} from '../support/invariants';
import { asToken, asksForHelper, build, specs } from './arbitraries';
import type { Spec, Write } from './arbitraries';

const RUNS = Number(process.env.FC_RUNS ?? 70);

type Outcome =
  | { readonly stacks: readonly DeployedStack[]; readonly found: readonly string[] }
  | { readonly code: string };

/** What becomes of an app: its stacks, or the code of the error; every other error is a failure of the test. */
function outcome(spec: Spec, write?: Write): Outcome {
  const app = new App();
  try {
    build(app, spec, write);
    const stacks = stacksInDeployOrder(app.synth());
    return { stacks, found: proofOf(app) };
  } catch (error) {
    if (ReplicationError.isReplicationError(error)) {
      return { code: error.code };
    }
    throw error;
  }
}

/** The requirements of which the proof has a finding. */
function proofOf({ outdir }: App): string[] {
  const reports = validationReport(outdir)?.pluginReports ?? [];
  return reports.filter(({ pluginName }) => pluginName === 'ReplicationProof')
    .flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName.split('[')[0]));
}

/** Runs a property over the apps that can be built; errors are the other half, which has a test of its own. */
function holds(property: (stacks: readonly DeployedStack[], spec: Spec, found: readonly string[]) => void): void {
  let built = 0;
  fc.assert(
    fc.property(specs, (spec) => {
      const result = outcome(spec);
      if ('stacks' in result) {
        built += 1;
        property(result.stacks, spec, result.found);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // a property over nothing would hold
  expect(built).toBeGreaterThan(RUNS / 10);
}

const deployed = (stacks: readonly DeployedStack[]) =>
  stacks.map(({ template: { Resources, Outputs }, ...stack }) => ({ ...stack, Resources, Outputs }));

test('whatever is written, it is built or refused with a code', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(specs, (spec) => {
      const result = outcome(spec);
      const name = 'code' in result ? result.code : 'built';
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    }),
    { seed: SEED, numRuns: RUNS * 2 },
  );
  expect(outcomes.size).toBeGreaterThan(5);
  expect(outcomes.get('built')).toBeGreaterThan(RUNS / 5);
});

test('stacks can be deployed: references are weak, ordered by the manifest, and resources wait in no circle', () => {
  holds((stacks) => {
    expect(stacks.flatMap(({ template }) => strongReferences(template))).toEqual([]);
    expect(unbackedReferences(stacks)).toEqual([]);
    expect(stacks.flatMap(({ template }) => resourceCycle(template))).toEqual([]);
  });
});

test('the proof finds nothing but what was chosen: a role that is imported, rules that are off', () => {
  const seen = new Set<string>();
  holds((_stacks, { role, rules }, found) => {
    const chosen = [
      role === 'imported' && 'RoleKnown',
      rules?.every(({ enabled }) => enabled === false) && 'RuleEnabled',
    ];
    expect(found.filter((each) => !chosen.includes(each))).toEqual([]);
    found.forEach((each) => seen.add(each));
  });
  expect([...seen].sort()).toEqual(['RoleKnown', 'RuleEnabled']);
});

test('there is a custom resource where objects are deleted with the bucket, and nowhere else', () => {
  const seen = new Set<boolean>();
  holds((stacks, spec) => {
    seen.add(asksForHelper(spec));
    expect(stacks.flatMap(({ template }) => helperResources(template)).length > 0).toBe(asksForHelper(spec));
  });
  expect(seen.size).toBe(2);
});

test('identity policies name what they are for: no statement is on everything', () => {
  holds((stacks) => {
    expect(stacks.flatMap(({ template }) => unboundedStatements(template))).toEqual([]);
  });
});

test('every statement on a key is bound to S3 of one Region and to one bucket', () => {
  holds((stacks) => {
    const statements = stacks.flatMap(({ template }) => identityStatements(template));
    const onKeys = statements.filter(({ Action }) => Action.some((action) => action.startsWith('kms:')));
    for (const { Condition = {} } of onKeys) {
      expect(Condition.StringEquals).toEqual({ 'kms:ViaService': expect.stringMatching(/^s3\.[a-z0-9-]+\.amazonaws\.com$/) });
      expect(Object.keys(Condition.StringLike)).toEqual(['kms:EncryptionContext:aws:s3:arn']);
    }
  });
});

test('the same app gives the same templates', () => {
  holds((stacks, spec) => {
    const again = outcome(spec);
    expect('stacks' in again && deployed(again.stacks)).toEqual(deployed(stacks));
  });
});

test('the order of rules and destinations is nothing to IAM', () => {
  const policies = (stacks: readonly DeployedStack[]) =>
    new Map(stacks.flatMap(({ path, template }) => Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy')
      .map(([id, resource]) => [`${path}/${id}`, resource])));
  holds((stacks, spec) => {
    const last = spec.destinations.length - 1;
    const reordered = outcome({
      ...spec,
      destinations: [...spec.destinations].reverse(),
      rules: spec.rules && [...spec.rules].reverse().map((rule) => ({
        ...rule,
        destinations: rule.destinations?.map((index) => last - index),
        // numbers follow from the order: given ones could collide in the other
        priority: undefined,
      })),
    });
    expect('stacks' in reordered && policies(reordered.stacks)).toEqual(policies(stacks));
  });
});

/** An id that is left out derives from the text of the filter, and a token is no text: such rules have an id. */
function withIds({ rules, ...spec }: Spec): Spec {
  return { ...spec, rules: rules?.map((rule, index) => ({ ...rule, id: `rule-${index}` })) };
}

/** A prefix that is a token may be in another or not: both are written out, and long ones may not fit. */
const NEEDS_MORE_POLICY = { code: 'PolicyTooLarge' };

test('a value that is a token gives the resources that the value gives', () => {
  holds((_stacks, spec) => {
    const [values, tokens] = [outcome(withIds(spec)), outcome(withIds(spec), asToken)];
    if ('code' in tokens) {
      expect(tokens).toEqual(NEEDS_MORE_POLICY);
      return;
    }
    expect(withoutPolicies(tokens.stacks)).toEqual('stacks' in values && withoutPolicies(values.stacks));
  });
});

test('the same app gives the same templates, also with tokens', () => {
  holds((_stacks, spec) => {
    expect(outcome(withIds(spec), asToken)).toEqual(outcome(withIds(spec), asToken));
  });
});

/** Prefixes are written into policies as IAM patterns, the shortest alone: a token cannot be. */
function withoutPolicies(stacks: readonly DeployedStack[]) {
  return deployed(stacks).map(({ Resources, ...stack }) => ({
    ...stack,
    Resources: Object.entries(Resources).filter(([, { Type }]) => Type !== 'AWS::IAM::ManagedPolicy'),
  }));
}
