import type { ReplicationRule } from 'cdk-encrypted-replication';
import { ReplicationFilter } from 'cdk-encrypted-replication';
import { validationReport } from '../support/assembly';
import { replicationIn } from '../support/replication';

const PREFIX = ReplicationFilter.prefix('orders/');
const TAG = ReplicationFilter.tags({ team: 'payments' });

/** Rules of which one takes from another what only the other's objects need. */
const SETS: ReadonlyArray<readonly [title: string, rules: ReplicationRule[]]> = [
  ['delete markers of the bucket, but for a prefix', [{ filter: PREFIX }, { deleteMarkerReplication: true }]],
  ['delete markers of a prefix, but for one in it', [
    { filter: ReplicationFilter.prefix('orders/2025/') }, { filter: PREFIX, deleteMarkerReplication: true },
  ]],
  ['delete markers of the bucket, with a rule for a tag', [{ filter: TAG }, { deleteMarkerReplication: true }]],
  ['metadata of replicas of the bucket, but for a prefix', [{ filter: PREFIX }, { replicaModifications: true }]],
];

test.each(SETS)('the role of the library has nothing that its proof calls excess: %s', (_title, rules) => {
  const { app } = replicationIn({ props: { rules } });
  app.synth();
  expect(validationReport(app.outdir)?.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
});
