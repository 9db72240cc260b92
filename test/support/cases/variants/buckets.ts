import type { Variant } from './variant';
import type { Json, World } from './world';
import { statementOf } from './world';

function lock({ Properties }: Json): Json {
  delete Properties.VersioningConfiguration;
  Properties.ObjectLockEnabled = true;
  return Properties;
}

function lockBoth(world: World): void {
  lock(world.dst.Resources.Bucket);
  lock(world.src.Resources.Bucket);
  statementOf(world, 'Read').Action.push('s3:GetObjectRetention', 's3:GetObjectLegalHold');
}

/** Versioning, which Object Lock turns on. */
const VERSIONING: readonly Variant[] = [
  {
    title: 'the destination has Object Lock and does not state versioning',
    change: ({ dst }) => {
      lock(dst.Resources.Bucket);
    },
    expected: 'works',
  },
  { title: 'both buckets have Object Lock and do not state versioning', change: lockBoth, expected: 'works' },
  {
    title: 'the destination has Object Lock and suspended versioning',
    change: ({ dst }) => {
      lock(dst.Resources.Bucket).VersioningConfiguration = { Status: 'Suspended' };
    },
    expected: 'fails',
    names: /DestinationVersioned/,
  },
  {
    title: 'whether the destination has Object Lock is a parameter, and it does not state versioning',
    change: ({ dst }) => {
      dst.Parameters = { Lock: { Type: 'String' } };
      lock(dst.Resources.Bucket).ObjectLockEnabled = { Ref: 'Lock' };
    },
    expected: 'undecided',
    names: /DestinationVersioned/,
  },
  ...[{ ObjectLockEnabled: false }, { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }].map((settings): Variant => ({
    title: `the destination does not state versioning and has ${JSON.stringify(settings)}`,
    change: ({ dst }) => {
      const { Properties } = dst.Resources.Bucket;
      delete Properties.VersioningConfiguration;
      Object.assign(Properties, settings);
    },
    expected: 'fails',
    names: /DestinationVersioned/,
  })),
];

/** What S3 makes of the settings of a bucket. */
export const BUCKET_VARIANTS: readonly Variant[] = [...VERSIONING];
