import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { Replica } from '../replica';
import type { ReplicationDestination } from '../replication-destination';

/** The one replica in a Region, and in an account where one is given. */
export function findReplica(
  replicas: readonly Replica[],
  region: string,
  account: string | undefined,
  scope: IConstruct,
): Replica {
  const found = replicas.filter(
    (replica) => replica.region === region && (account === undefined || replica.account === account),
  );
  if (found.length > 1) {
    throw new ReplicationError('ReplicaAmbiguous', scope, {
      problem: 'several accounts have a replica in this Region',
      value: region,
      remedy: `add the account, one of ${JSON.stringify(found.map((replica) => replica.account))}`,
    });
  }
  if (found.length === 0) {
    throw new ReplicationError('ReplicaUnknown', scope, {
      problem: 'the replication has no such replica',
      value: account === undefined ? region : { account, region },
      remedy: `use one of ${JSON.stringify(replicas.map((replica) => replica.region))}`,
    });
  }
  return found[0];
}

/** @throws ReplicaUnknown */
export function findReplicaOf(
  replicas: ReadonlyMap<ReplicationDestination, Replica>,
  destination: ReplicationDestination,
  scope: IConstruct,
): Replica {
  const replica = replicas.get(destination);
  if (!replica) {
    throw new ReplicationError('ReplicaUnknown', scope, {
      problem: 'the replication has no such destination',
      value: destination.toString(),
      remedy: "pass an object of 'destinations'",
    });
  }
  return replica;
}
