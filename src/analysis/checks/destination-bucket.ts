import { S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { compareSetting } from '../symbolic/match';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { unless } from './violation';

export const DESTINATION_IS_SOURCE: Check = {
  id: 'DestinationIsSource',
  title: 'The destination bucket is another one than the source bucket.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
  disabledToo: true,
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ source, destinationArn, rule }) => (equal(source.arn, destinationArn) !== 'all' ? [] : [{
    propertyPath: `${rule.propertyPath}.Destination.Bucket`,
    message: 'the rule replicates the bucket into itself',
    fix: 'name another bucket as the destination',
  }]),
};

export const DESTINATION_OWNER: Check = {
  id: 'DestinationOwner',
  title: 'The account that a rule states owns the destination bucket.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
  disabledToo: true,
  see: `${S3_GUIDE}/replication-walkthrough-2.html`,
  checkRule: ({ rule, destination }) => {
    const { account } = rule.destination;
    return account === undefined || destination === undefined ? [] : unless(equal(account, destination.account), {
      propertyPath: `${rule.propertyPath}.Destination.Account`,
      message: `the rule states account ${showValue(account)}, the destination bucket is in ${showValue(destination.account)}`,
      fix: `set Account: ${showValue(destination.account)}`,
    });
  },
};

export const SOURCE_VERSIONED: Check = {
  id: 'SourceVersioned',
  title: 'The source bucket is versioned.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkReplication: ({ source: { address, versioning } }) => unless(compareSetting(versioning, 'Enabled'), {
    address,
    propertyPath: 'Properties.VersioningConfiguration',
    message: `the source bucket must be versioned, its versioning is ${showValue(versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  }),
};

export const DESTINATION_VERSIONED: Check = {
  id: 'DestinationVersioned',
  title: 'The destination bucket is versioned.',
  severity: 'error',
  failureReason: reported('DstBucketUnversioned'),
  disabledToo: true,
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ destination }) => (destination === undefined ? [] : unless(compareSetting(destination.versioning, 'Enabled'), {
    address: destination.address,
    propertyPath: 'Properties.VersioningConfiguration',
    message: `the destination bucket must be versioned, its versioning is ${showValue(destination.versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  })),
};
