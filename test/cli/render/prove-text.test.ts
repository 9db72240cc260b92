import type { Finding } from '../../../src/analysis/report/findings';
import { reported } from '../../../src/analysis/s3/failure-reasons';
import { opaqueId } from '../../../src/analysis/symbolic/symbolic-string';
import { applyAcknowledgements } from '../../../src/cli/acknowledged-result';
import { COLOURED, PLAIN } from '../../../src/cli/colours';
import type { Acknowledgement } from '../../../src/cli/input/acknowledgements';
import { renderProveText } from '../../../src/cli/render/prove-text';
import { acknowledgement, finding, address, result } from '../fixtures';

const BLIND = 'What no template shows is not covered: prove --help lists it.';

function report(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[] = []): string[] {
  const acknowledged = applyAcknowledgements(result(...findings), acknowledgements);
  const lines = renderProveText(acknowledged, { width: 110, colours: PLAIN });
  const start = lines.indexOf(BLIND);
  return [...lines.slice(0, start), ...lines.slice(start + 2)];
}

test('shows all fields of a finding', () => {
  const statement = { address: address('Documents/Key/Resource'), kind: 'key policy', sid: 'DenyAll', index: 3 };
  expect(report([finding({ call: 'kms:Encrypt', failureReason: reported('DstKmsKeyInvalidState'), statement })])).toEqual([
    'Documents/Bucket/Resource',
    '',
    '  error  ReplicationProof::EncryptReplica[all-eu-west-1]',
    '    the role may not encrypt replicas',
    '    at         Documents/Role/Policy/Resource Properties.PolicyDocument',
    '    call       kms:Encrypt',
    '    statement  DenyAll (Statement.3) of the key policy Documents/Key/Resource',
    '    S3 reports DstKmsKeyInvalidState',
    '    fix        allow kms:Encrypt',
    '    see        https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
    '',
    'Fails: 1 finding to correct; 1 replication, 2 rules and 30 calls checked.',
  ]);
});

test('omits fields that a finding does not have', () => {
  const labels = report([finding()]).map((line) => line.trim().split(' ')[0]);
  expect(labels).not.toContain('call');
  expect(labels).not.toContain('statement');
});

test('names a statement without Sid by its index', () => {
  const statement = { address: address('Documents/Key/Resource'), kind: 'key policy', index: 0 };
  expect(report([finding({ statement })])).toContain('    statement  Statement.0 of the key policy Documents/Key/Resource');
});

test('names a resource without a construct path by stack and logical id', () => {
  const anonymous = address('Documents/Role', { constructPath: undefined, logicalId: 'RoleA1B2' });
  expect(report([finding({ address: anonymous })])).toContain('    at         Documents/RoleA1B2 Properties.PolicyDocument');
});

test('shows what AWS generates in angle brackets', () => {
  expect(report([finding({ message: `not on ${opaqueId('A.Key')}` })])).toContain('    not on <A.Key>');
});

test('says that a finding is undecided', () => {
  const lines = report([finding({ severity: 'warning', undecided: true })]);
  expect(lines).toContain('  warning (undecided)  ReplicationProof::EncryptReplica[all-eu-west-1][undecided]');
  expect(lines).toContain('Undecided: the templates leave open 1 question; 1 replication, 2 rules and 30 calls checked.');
});

test.each([
  ['Fails: 1 finding to correct, and 2 undecided', ['fails', 'undecided', 'undecided', 'excess']],
  ['Undecided: the templates leave open 2 questions', ['undecided', 'undecided', 'excess', 'info']],
  ['Replicates; more is permitted than that needs (2 findings); 1 finding for information', ['excess', 'excess', 'info']],
  ['Replicates; 3 findings for information', ['info', 'info', 'info']],
  ['Replicates', []],
] as const)('the last line is the verdict: %s', (verdict, levels) => {
  const findings = levels.map((level, index) => finding({ level, detail: `${index}` }));
  const lines = renderProveText(applyAcknowledgements(result(...findings), []), { width: 200, colours: PLAIN });
  expect(lines[lines.length - 1]).toBe(`${verdict}; 1 replication, 2 rules and 30 calls checked.`);
});

test('lists the verdict for each of several replications', () => {
  const other = address('Other/Bucket/Resource');
  const both = { ...result(finding({ replication: other })), replications: [address('Documents/Bucket/Resource'), other] };
  const lines = renderProveText(applyAcknowledgements(both, []), { width: 200, colours: PLAIN });
  expect(lines.slice(-4, -1)).toEqual(['  replicates  Documents/Bucket/Resource', '  fails       Other/Bucket/Resource', '']);
});

test('says what was checked where nothing was found', () => {
  expect(report([])).toEqual(['Replicates; 1 replication, 2 rules and 30 calls checked.']);
});

test('lists what is acknowledged with the reason and the construct', () => {
  expect(report([finding()], [acknowledgement()])).toEqual([
    'Acknowledged',
    '',
    '  error  ReplicationProof::EncryptReplica[all-eu-west-1]',
    '    at         Documents/Role/Policy/Resource',
    '    reason     the key is shared',
    '    given at   Documents',
    '',
    'Replicates; 1 replication, 2 rules and 30 calls checked, 1 finding acknowledged.',
  ]);
});

test('says that something was acknowledged at the app', () => {
  expect(report([finding()], [acknowledgement({ constructPath: '' })])).toContain('    given at   the app');
});

test('says in one line where it stands what the proof cannot see', () => {
  const text = renderProveText(applyAcknowledgements(result(), []), { width: 1000, colours: PLAIN });
  expect(text.slice(0, -1)).toEqual([BLIND, '']);
});

test('is no wider than the terminal, except for what cannot be broken', () => {
  const message = 'the role may not encrypt replicas '.repeat(20);
  const lines = renderProveText(applyAcknowledgements(result(finding({ message, see: 'here' })), []), { width: 60, colours: PLAIN });
  expect(lines.filter((line) => line.length > 60)).toEqual([]);
});

test.each([
  ['an error', finding(), '\u001b[31merror\u001b[39m'],
  ['a warning', finding({ severity: 'warning' }), '\u001b[33mwarning\u001b[39m'],
  ['information', finding({ severity: 'info' }), '\u001b[2minfo\u001b[22m'],
])('colours %s', (_title, each, word) => {
  const lines = renderProveText(applyAcknowledgements(result(each), []), { width: 100, colours: COLOURED });
  expect(lines[2]).toBe(`  ${word}  ReplicationProof::EncryptReplica[all-eu-west-1]`);
});
