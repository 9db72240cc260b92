import type { Role } from '../model/deployment-model';
import { S3_GUIDE } from '../s3/aws-pages';
import type { Call } from '../s3/call';
import { asCanary, listReplicaCalls, listSourceCalls } from '../s3/canary-calls';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import { getRuleContext } from '../s3/replication-context';
import type { Check, CheckRun } from './check';
import { explainDecision } from './explain-decision';
import type { Violation } from './violation';

/** Of the role of a `ReplicationCanary`. Nothing that it lacks keeps S3 from replicating. */
export const CANARY_PERMITTED: Check = {
  id: 'CanaryPermitted',
  title: 'The role of a canary may write and delete its objects, read their replicas, and use the keys of both.',
  severity: 'warning',
  failureReason: unreported('the canary reports a failure of a replication that works'),
  see: `${S3_GUIDE}/replication-status.html`,
  checkReplication: (each, run) => findCanaries(each).flatMap((role) => {
    const seen = asCanary(each, role);
    return each.replication.rules.slice(0, 1).flatMap((rule) =>
      findDenials(listSourceCalls(getRuleContext(seen, rule), role.canary!), run));
  }),
  checkRule: (each, run) => findCanaries(each).flatMap((role) => {
    const destination = role.canary!.destinations.find(({ bucketArn }) => bucketArn === each.destinationArn);
    return destination === undefined ? []
      : findDenials(listReplicaCalls(asCanary(each, role), role.canary!, destination.deletes), run);
  }),
};

function findCanaries({ model: { canaries }, source }: ReplicationContext): readonly Role[] {
  return canaries.filter(({ canary }) => canary!.sourceBucket === source.name);
}

function findDenials(calls: readonly Call[], { authorizer }: CheckRun): Violation[] {
  return calls.flatMap((call) => {
    const decision = authorizer.authorize(call);
    return decision.outcome === 'allowed' ? [] : [{
      ...explainDecision(call, decision, 'the canary'),
      detail: call.request.action,
      undecided: decision.outcome === 'undecided',
      // whatever it is, S3 replicates
      level: 'info',
    }];
  });
}
