import { reportUnmatched } from '../../src/analysis/unmatched-acknowledgements';
import { address, finding } from '../cli/fixtures';

const ID = 'ReplicationProof::EncryptReplica[all-eu-west-1]';
const ROLE = 'Documents/Role/Policy/Resource';
const STACKS = ['Documents', 'Other'].map((path) => ({ path, assembly: '/cdk.out', templatePath: `/cdk.out/${path}.json` })) as any;

/** The message and the fix of each finding about an acknowledgement. */
function explained(given: readonly (readonly [string, string])[], findings = [finding()]): string[] {
  return reportUnmatched(given.map(([id, constructPath]) => ({ id, constructPath })), findings, { stacks: STACKS })
    .map(({ message, fix }) => `${message}; ${fix}`);
}

describe('nothing is reported of', () => {
  test.each([
    ['one on the resource', ID, ROLE],
    ['one on a construct around it', ID, 'Documents'],
    ['one on the app', ID, ''],
    ['another plugin', 'CdkNagPlugin::EncryptReplica[all-eu-west-1]', 'Other'],
    ['a warning of a construct', 'Annotation::cdk-encrypted-replication:ImportedKey', 'Other'],
  ])('%s', (_what, id, constructPath) => {
    expect(explained([[id, constructPath]])).toEqual([]);
  });

  test('an id with a space, which CDK turns into a hyphen', () => {
    expect(explained([['ReplicationProof::Two-Words', 'Documents']], [finding({ check: 'Two Words', detail: undefined })])).toEqual([]);
  });

  test('a resource whose construct path is not known, in its stack', () => {
    const found = finding({ address: address(ROLE, { constructPath: undefined }) });
    expect(explained([[ID, 'Documents/Somewhere']], [found])).toEqual([]);
    expect(explained([[ID, 'Other/Somewhere']], [found])).toHaveLength(1);
  });

  test('one that is repeated elsewhere, where the finding is acknowledged on its resource', () => {
    expect(explained([[ID, 'Other'], [ID, 'Documents']])).toEqual([]);
  });
});

describe('it is said where it has to stand, or what was meant', () => {
  const nothing = (id: string, place = 'Other') => `"${id}" acknowledges nothing on ${place}:`;
  const there = 'there or on a construct around it';
  const instead = `acknowledge that one ${there}, or take the acknowledgement out`;
  const out = 'take it out, or correct the id';
  test.each([
    ['another construct', ID, 'Other', `${nothing(ID)} the finding is on ${ROLE}; acknowledge "${ID}" ${there}`],
    [
      'no plugin in the id', 'Annotation::EncryptReplica[all-eu-west-1]', 'Documents',
      `${nothing('Annotation::EncryptReplica[all-eu-west-1]', 'Documents')} the id names no plugin, and the finding is on ${ROLE}`
      + `; acknowledge "${ID}" ${there}`,
    ],
    [
      'another rule', 'ReplicationProof::EncryptReplica[all-eu-west-2]', '',
      `${nothing('ReplicationProof::EncryptReplica[all-eu-west-2]', 'the app')} there is no such finding; the nearest is "${ID}" on ${ROLE}; ${instead}`,
    ],
    [
      'a check that finds nothing', 'ReplicationProof::SourceVersioned', 'Documents',
      `${nothing('ReplicationProof::SourceVersioned', 'Documents')} there is no such finding; ${out}`,
    ],
    [
      'a misspelled check', 'ReplicationProof::SourceVersionned', 'Other',
      `${nothing('ReplicationProof::SourceVersionned')} there is no check "SourceVersionned"; the nearest is "SourceVersioned"; ${out}`,
    ],
    ['another check', 'ReplicationProof::Q', 'Other', `${nothing('ReplicationProof::Q')} there is no check "Q"; ${out}`],
  ])('%s', (_what, id, constructPath, expected) => {
    expect(explained([[id, constructPath]])).toEqual([expected]);
  });

  test('a finding that is acknowledged is not the one that was meant', () => {
    const [text] = explained([[ID, 'Documents'], ['ReplicationProof::EncryptReplica[all-eu-west-2]', 'Documents']]);
    expect(text).toContain('there is no such finding; take it out');
  });
});

test('the finding is a warning for information on the construct, named by the id', () => {
  const [found] = reportUnmatched([{ id: ID, constructPath: 'Other/Bucket' }], [finding()], { stacks: STACKS });
  expect(found).toMatchObject({
    check: 'AcknowledgementMatchesNothing',
    detail: 'EncryptReplica[all-eu-west-1]',
    severity: 'warning',
    level: 'info',
    address: { stackPath: 'Other', templatePath: '/cdk.out/Other.json', assembly: '/cdk.out', constructPath: 'Other/Bucket' },
  });
});

test('it can be acknowledged itself, and that is not reported', () => {
  const own = 'ReplicationProof::AcknowledgementMatchesNothing[EncryptReplica%5Ball-eu-west-1%5D]';
  expect(explained([[ID, 'Other'], [own, 'Other']])).toHaveLength(1);
  expect(explained([[own, 'Other']])).toHaveLength(1);
});
