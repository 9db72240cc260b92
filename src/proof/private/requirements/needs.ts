import type { Call } from '../calls/call';
import { onReplica, onReplicaKey, onSourceBucket, onSourceKey, onSourceObject } from '../calls/calls';
import { neededForms, objectKeyOf, replicaForm } from '../calls/forms';
import type { ReplicationCase, Route } from '../calls/route';
import { replicationCase, routeOf } from '../calls/route';
import type { Role } from '../world/world';
import { overridesOwner } from './override-owner';

const cache = new WeakMap<Role, readonly Call[]>();

/**
 * Every call for which S3 needs the role, of all replications that use it; disabled rules count, since switching one on
 * should need no other permission.
 */
export function needsOf(each: ReplicationCase): readonly Call[] {
  const { role, world, replication } = each;
  const known = role && cache.get(role);
  if (known) {
    return known;
  }
  const others = world.replications.filter(({ roleArn }) => roleArn === replication.roleArn);
  const calls = others.flatMap((other) => ofReplication(replicationCase(world, other)));
  if (role) {
    cache.set(role, calls);
  }
  return calls;
}

function ofReplication(each: ReplicationCase): Call[] {
  return [
    ...['s3:GetReplicationConfiguration', 's3:ListBucket'].map((action) => onSourceBucket(each, action)),
    ...each.replication.rules.flatMap((rule) => ofRoute(routeOf(each, rule))),
  ].filter((call) => call !== undefined);
}

const OF_SOURCE_OBJECTS = [
  's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging',
  // an opt-in of its own since June 2026
  's3:GetObjectVersionAnnotationForReplication',
];
const OF_OBJECT_LOCK = ['s3:GetObjectRetention', 's3:GetObjectLegalHold'];

function ofRoute(route: Route): (Call | undefined)[] {
  const { source, rule } = route;
  const onSource = [
    ...OF_SOURCE_OBJECTS,
    ...(source.objectLock === false ? [] : OF_OBJECT_LOCK),
    // as good as s3:GetObjectVersionForReplication, but for objects under a KMS key
    ...(rule.sseKms === undefined ? ['s3:GetObjectVersion'] : []),
  ];
  const onDestination = [
    's3:ReplicateObject', 's3:ReplicateTags',
    ...(rule.deleteMarkers === 'Enabled' || !rule.v2 ? ['s3:ReplicateDelete'] : []),
    ...(overridesOwner(route) ? ['s3:ObjectOwnerOverrideToBucketOwner'] : []),
  ];
  return [
    ...onSource.map((action) => onSourceObject(route, action, objectKeyOf(route))),
    ...onDestination.map((action) => onReplica(route, action, replicaForm(route))),
    ...neededForms(route).flatMap(({ object }) => [
      onSourceKey(route, 'kms:Decrypt', object),
      ...['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'].map((action) => onReplicaKey(route, action, object)),
    ]),
  ];
}
