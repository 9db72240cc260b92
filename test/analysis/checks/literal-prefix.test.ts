import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { stackOf } from '../model/templates';

/** What is suggested for the prefix of a rule. */
function suggestionFor(prefix: string): string | undefined {
  const rule = { Status: 'Enabled', Priority: 1, Filter: { Prefix: prefix }, DeleteMarkerReplication: { Status: 'Disabled' }, Destination: { Bucket: 'arn:aws:s3:::replicas' } };
  const source = {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: 'documents',
      VersioningConfiguration: { Status: 'Enabled' },
      ReplicationConfiguration: { Role: 'arn:aws:iam::111111111111:role/replication', Rules: [rule] },
    },
  };
  return prove(buildModel([stackOf('Docs', { Resources: { Source: source } })])).findings
    .find(({ check }) => check === 'LiteralPrefix')?.fix;
}

const ALL = 'write the beginning of the keys, or "" for all objects';
const probably = (prefix: string) => `write the beginning of the keys, probably "${prefix}"`;

test.each([
  ['logs/*', probably('logs/')],
  ['logs/?', probably('logs/')],
  ['*', ALL],
  ['*/logs', ALL],
  ['/logs/', probably('logs/')],
  ['./logs/', probably('logs/')],
  ['/', ALL],
  [' logs/', probably('logs/')],
  ['documents/logs/', probably('logs/')],
  ['s3://documents/logs/*', probably('logs/')],
  ['arn:aws:s3:::documents/logs/', probably('logs/')],
  ['https://documents.s3.amazonaws.com/logs/', probably('logs/')],
  ['logs/', undefined],
  ['logs/a*b', undefined],
  ['', undefined],
])('for the prefix "%s" the beginning of keys is suggested that was probably meant', (prefix, expected) => {
  expect(suggestionFor(prefix)).toBe(expected);
});
