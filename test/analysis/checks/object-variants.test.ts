import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { buildStacks } from '../../support/agreement/templates';
import type { World } from '../../support/agreement/world';
import { AS_NEEDED, twistOne } from '../../support/agreement/world';

/** Level, check and detail of what is found beside excess. */
function findIn(change: Partial<World>): string[] {
  return prove(buildModel(buildStacks({ ...AS_NEEDED, ...change }))).findings
    .filter(({ level }) => level !== 'excess')
    .map(({ level, check, detail }) => [level, check, detail].filter((part) => part).join(' '))
    .sort();
}

const [READ, WRITE, DELETE, DECRYPT, ENCRYPT] = [1, 3, 4, 5, 6];

test.each<[string, Partial<World>, readonly string[]]>([
  ['everything as needed', {}, []],
  ['no key of the source may be used, though no upload gets one by default', { algorithm: 'AES256', ...twistOne(DECRYPT, 'dropped') },
    ['info DecryptSource by header', 'info SourceEncryptedWithKms']],
  ['no key of the replicas may be used, though no upload gets one by default', { algorithm: 'none', ...twistOne(ENCRYPT, 'dropped') },
    ['info EncryptReplica all: by header', 'info GenerateReplicaDataKey all', 'info SourceEncryptedWithKms', 'info VerifyReplicaBucketKey all']],
  ['the key of the source may be used in the context of objects alone', { contexts: 'objects', bucketKeys: [false, false] },
    ['info DecryptSource by header', 'info EncryptReplica all: by header', 'info GenerateReplicaDataKey all', 'info VerifyReplicaBucketKey all']],
  ['the default is denied', { contexts: 'bucket', bucketKeys: [false, false] }, ['fails DecryptSource', 'fails EncryptReplica all']],
  ['replicas may be written if encrypted or nothing is said, and uploads may ask for SSE-S3', twistOne(WRITE, 'for replicas encrypted or not stated'),
    ['info ReplicateObject all: by header']],
  ['the same where SSE-S3 is the default', { algorithm: 'AES256', ...twistOne(WRITE, 'for replicas encrypted or not stated') },
    ['info SourceEncryptedWithKms', 'undecided ReplicateObject all']],
  ['the same where the source refuses SSE-S3', {
    ...twistOne(WRITE, 'for replicas encrypted or not stated'),
    denials: [{ by: 'source bucket', action: 's3:PutObject', condition: 'under SSE-S3' }],
  }, []],
  ['objects are read by the older action, which serves those under SSE-S3', { algorithm: 'AES256', ...twistOne(READ, 'another way to read') },
    ['info ReadSourceObject by header', 'info SourceEncryptedWithKms']],
  ['objects under a key are read by the older action', twistOne(READ, 'another way to read'), ['fails ReadSourceObject']],
  ['a whole bucket is named by one character and more', twistOne(WRITE, 'no empty key'), []],
  ['a prefix is named with one character and more', { prefix: 'logs/', ...twistOne(WRITE, 'no empty key') }, ['fails ReplicateObject all']],
  ['delete markers of V1 may not be replicated', { v2: false, ...twistOne(DELETE, 'dropped') }, ['fails ReplicateDeleteMarker all']],
  ['delete markers that deployment decides on', { open: 'delete markers', ...twistOne(DELETE, 'dropped') }, ['undecided ReplicateDeleteMarker all']],
  ['a Bucket Key that deployment decides on, and both variants work', { open: 'the Bucket Key' }, []],
  ['a Bucket Key that deployment decides on, and one variant works', { open: 'the Bucket Key', contexts: 'bucket' },
    ['undecided DecryptSource', 'undecided EncryptReplica all']],
  ['a Bucket Key that deployment decides on, and neither works', { open: 'the Bucket Key', ...twistOne(DECRYPT, 'dropped') }, ['fails DecryptSource']],
  ['an algorithm that deployment decides on, and DSSE-KMS has no Bucket Key', { open: 'the algorithm', contexts: 'bucket' },
    ['info DecryptSource by header', 'undecided DecryptSource', 'undecided EncryptReplica all']],
  ['an algorithm that deployment decides on, and the older action to read, which serves SSE-S3', { open: 'the algorithm', ...twistOne(READ, 'another way to read') },
    ['undecided ReadSourceObject']],
  ['an algorithm that deployment decides on, and no object may be read', { open: 'the algorithm', ...twistOne(READ, 'dropped') },
    ['fails ReadSourceAcl', 'fails ReadSourceObject']],
  ['AWS FullAccess serves what the other policies lack', { managed: 'AmazonS3FullAccess', ...twistOne(READ, 'dropped') }, []],
  ['AWS FullAccess allows no key', { managed: 'AmazonS3FullAccess', ...twistOne(DECRYPT, 'dropped') }, ['fails DecryptSource']],
  ['a policy of AWS that is not known here, beside all that is needed', { managed: 'not known here' }, ['info ManagedPolicyKnown']],
  ['a policy of AWS that is not known here, and a call that no other allows', { managed: 'not known here', ...twistOne(DECRYPT, 'dropped') },
    ['info ManagedPolicyKnown', 'undecided DecryptSource']],
  ['a policy of AWS as the boundary', { boundary: 'S3 alone' },
    ['fails DecryptSource', 'fails EncryptReplica all', 'info GenerateReplicaDataKey all', 'info VerifyReplicaBucketKey all']],
  ['a literal key of another account, taken for that of the destination', { crossAccount: true }, ['info ReplicaKeyKnown all']],
])('%s', (_title, change, expected) => {
  expect(findIn(change)).toEqual(expected);
});
