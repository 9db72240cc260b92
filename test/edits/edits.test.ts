import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicaProtection, ReplicationDestination } from 'cdk-encrypted-replication';
import { compareEdit } from '../support/edits/compare';
import type { Edit } from '../support/edits/edit';
import { EDITS } from '../support/edits/edits';

const ROOT = resolve(__dirname, '..', '..');

test('there are at least 40, each with a name of its own', () => {
  expect(new Set(EDITS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
});

describe.each(EDITS.map((edit) => [edit.name, edit] as const))('%s', (_name, edit) => {
  const outcome = compareEdit(edit);
  const harm = [...outcome.replaced, ...outcome.locksOut, ...outcome.unAdmits];

  test('replaces, locks out and un-admits nothing unannounced', () => {
    expect(outcome.announced.length === 0 ? harm : []).toEqual([]);
  });

  test('is documented where it says so, and only if it has to be', () => {
    const { file, text } = edit.documented ?? { file: 'README.md', text: '' };
    expect(readFileSync(join(ROOT, file), 'utf8').replace(/\s+\* /g, ' ')).toContain(text);
    expect(edit.documented === undefined || harm.length > 0).toBe(true);
  });
});

describe('what edits do is seen', () => {
  const outcomeOf = (name: string) => compareEdit(EDITS.find((edit) => edit.name === name)!);

  test('nothing changes where destinations are reordered', () => {
    expect(outcomeOf('reorder destinations').changed).toBe(0);
  });

  test.each([
    ['rename the role across accounts', 1, 2],
    ['rename the role across accounts, admitting the former one', 1, 0],
    ['name the source bucket', 1, 0],
    ['have one key for each side', 2, 0],
    ['rename the construct', 4, 0],
  ])('%s: %i replaced, %i un-admit', (name, replaced, unAdmits) => {
    const outcome = outcomeOf(name);
    expect([outcome.replaced.length, outcome.unAdmits.length]).toEqual([replaced, unAdmits]);
  });

  test('what refuses an edit, or warns of it, announces it', () => {
    expect(outcomeOf('add a destination of another account').announced).toEqual(['KeysRequired']);
    expect(outcomeOf('rename the role across accounts, admitting the former one').announced)
      .toContain('cdk-encrypted-replication:FormerRoleAdmitted');
  });

  test('a protection that leaves CloudFormation out locks it out', () => {
    const protect = (deploymentRoleArns?: string[]): Edit['after'] => (app) => {
      const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'us-east-1' } });
      const protection = new ReplicaProtection({
        breakGlassRoleArns: ['arn:aws:iam::111111111111:role/audit'], deploymentRoleArns,
      });
      const destinations = [ReplicationDestination.inRegion('eu-west-1', { protection })];
      new EncryptedCrossRegionReplication(stack, 'Replication', { destinations });
    };
    const edit = { name: 'another role deploys', before: protect(), after: protect(['arn:aws:iam::111111111111:role/deploy']) };
    expect(compareEdit(edit).locksOut).toHaveLength(1);
  });
});
