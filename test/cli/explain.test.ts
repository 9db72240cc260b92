import { CHECKS } from '../../src/analysis/checks/catalogue';
import { PLAIN } from '../../src/cli/colours';
import { explainCommand } from '../../src/cli/commands/explain';

const explain = (id: string) => explainCommand(id, { width: 1000, colours: PLAIN });

test('says what a finding is about', () => {
  expect(explain('ReplicationProof::EncryptReplica[all-eu-west-1]')).toEqual({
    code: 0,
    lines: [
      'ReplicationProof::EncryptReplica[all-eu-west-1]',
      '  must hold    The role may encrypt with the key of the replicas, through S3 of its Region, with and without Bucket Keys.',
      '  call         kms:Encrypt',
      '  severity     error, a warning where it is undecided',
      expect.stringMatching(/^ {2}S3 reports {3}DstPutObjectNotPermitted: The role may not write the replica/),
      '  see          https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
      "  acknowledge  Validations.of(construct).acknowledge({ id: 'ReplicationProof::EncryptReplica[all-eu-west-1]', reason: '...' })",
    ],
  });
});

test.each(CHECKS.map(({ id }) => id))('knows %s by its id alone', (id) => {
  expect(explain(id).lines[0]).toBe(`ReplicationProof::${id}`);
});

test('says that excess changes no verdict', () => {
  expect(explain('ExcessTrust').lines).toContain('  severity     warning (excess), which changes no verdict');
});

test.each([
  ['EncryptReplicas', /did you mean EncryptReplica\?/],
  ['ReplicationProof::encryptReplica[x]', /did you mean EncryptReplica\?/],
  ['something else', /give the id that a finding shows/],
])('fails for %j, which is no check', (id, message) => {
  expect(() => explain(id)).toThrow(message);
});
