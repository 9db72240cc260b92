import { doctorCommand } from '../../../src/cli/commands/doctor';
import { requireBucketName } from '../../../src/cli/doctor/bucket-name';
import { PLAIN } from './diagnose';

test.each([
  'documents', 'a-1', 'my.bucket.example', '1a2', 'documents-111111111111-eu-west-1-an',
  // from before March 2018
  'My_Old.Bucket', 'x'.repeat(255),
])('a bucket may have the name %s', (name) => {
  expect(() => requireBucketName(name)).not.toThrow();
});

test.each([
  '', 'ab', '-documents', 'documents-', '.documents', 'documents.', 'my..bucket', '192.168.1.1', 'my bucket', 'bücher', 'a\nb',
  'documents*', 'x'.repeat(256),
])('fails for %j, which is the name of none', (name) => {
  expect(() => requireBucketName(name)).toThrow(`the bucket ${JSON.stringify(name)} can be the name of no bucket: it has 3 to 63 lower-case letters`);
});

test.each([
  'arn:aws:s3:::documents', 'arn:aws-us-gov:s3:::documents/reports/*', 's3://documents', 's3://documents/reports/2026.csv',
  'https://documents.s3.eu-west-1.amazonaws.com/reports', 'https://documents.s3.amazonaws.com', 'https://s3.eu-west-1.amazonaws.com/documents/reports',
  'https://s3.cn-north-1.amazonaws.com.cn/documents', 'documents/reports/2026.csv', 'documents/',
])('fails for %s, and gives the name in it', (given) => {
  expect(() => requireBucketName(given)).toThrow(`the bucket ${JSON.stringify(given)} is no name; give the name alone: documents`);
});

test.each([
  ['arn:aws:s3:eu-west-1:111111111111:accesspoint/documents', 'an access point'],
  ['documents-abcdefghijklmnopqrstuvwxyz-s3alias', 'an access point'],
  ['documents--ol-s3', 'an Object Lambda access point'],
  ['mfzwi23gnjvgw.mrap', 'a Multi-Region Access Point'],
  ['documents--use1-az4--x-s3', 'a directory bucket'],
  ['documents--table-s3', 'a table bucket'],
])('fails for %s, which is %s', (given, kind) => {
  expect(() => requireBucketName(given)).toThrow(`is ${kind}; give the name of the general purpose bucket that replicates`);
});

test('fails before anything is sent', async () => {
  const connect = jest.fn();
  const run = doctorCommand('arn:aws:s3:::documents', { ...PLAIN, json: false, failOn: 'undecided' }, { connect, now: () => new Date() });
  await expect(run).rejects.toMatchObject({ code: 'Usage' });
  expect(connect).not.toHaveBeenCalled();
});
