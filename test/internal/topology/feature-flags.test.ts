import { Duration } from 'aws-cdk-lib';
import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { DataPerimeter, ReplicationKeys, ReplicationSource } from 'cdk-encrypted-replication';
import { FUTURE_FLAGS } from '../../support/feature-flags';
import { OTHER_ACCOUNT, REPLICA_REGION, replicationIn } from '../../support/replication';
import type { Replicated, ReplicationSetup } from '../../support/replication';

const CASES: readonly (readonly [string, ReplicationSetup])[] = [
  ['default props', {}],
  ['a token account', { account: 'token' }],
  ['single-Region keys', { props: { keys: ReplicationKeys.singleRegion() } }],
  ['a perimeter', { props: { perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) } }],
  [
    'Object Lock',
    {
      props: {
        source: ReplicationSource.create({
          objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(1)),
        }),
      },
    },
  ],
];

/** The templates of a replication, with grants that change the policies of bucket and key. */
function templates(setup: ReplicationSetup, context: Record<string, unknown>) {
  const { synthesized } = granted(replicationIn({ ...setup, app: { context } }));
  return synthesized.stackNames.map((name) => synthesized.artifact(name).template);
}

function granted(replicated: Replicated): Replicated {
  for (const name of ['one', 'two']) {
    const reader = new ArnPrincipal(`arn:aws:iam::${OTHER_ACCOUNT}:role/${name}`);
    replicated.replication.replica(REPLICA_REGION).bucket.grantReadWrite(reader);
    replicated.replication.sourceBucket.grantReadWrite(reader);
  }
  return replicated;
}

test.each(CASES)('templates with %s do not depend on the feature flags of the app', (_case, setup) => {
  expect(Object.keys(FUTURE_FLAGS).length).toBeGreaterThan(50);
  expect(templates(setup, FUTURE_FLAGS)).toEqual(templates(setup, {}));
});
