import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';

/**
 * Elements that S3 has had since 18 November 2026, in CDK's spelling. This fails on the first aws-cdk-lib that has one,
 * as `npm run test:range` runs it on the newest: then add the prop that `docs/adr/0022-new-fields.md` describes.
 */
const NEW: readonly (readonly [element: string, rule: object])[] = [
  ['Filter.Not', { filter: { not: { prefix: 'temporary/' } } }],
  ['Filter.And.Not', { filter: { and: { prefix: 'logs/', not: { prefix: 'logs/temporary/' } } } }],
  ['UseSourceMultiRegionKey', {
    destination: {
      bucket: 'arn:aws:s3:::replicas',
      encryptionConfiguration: { replicaKmsKeyId: 'arn:aws:kms:eu-west-1:111111111111:key/mrk-1', useSourceMultiRegionKey: { status: 'Enabled' } },
    },
  }],
];

test.each(NEW)('CfnBucket does not know %s yet, and leaves it out without a word', (element, rule) => {
  const stack = new Stack();
  new CfnBucket(stack, 'Source', {
    replicationConfiguration: {
      role: 'arn:aws:iam::111111111111:role/replication',
      rules: [{ status: 'Enabled', destination: { bucket: 'arn:aws:s3:::replicas' }, ...rule }],
    },
  });
  const name = element.split('.').at(-1);
  expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain(`"${name}"`);
});
