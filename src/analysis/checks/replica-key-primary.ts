import { placeName } from '../assembly/resource-address';
import type { World, Key } from '../model/deployment-model';
import { orderOf } from '../model/deployment-order';
import { keysOf } from './involved';
import type { Found, Requirement } from './check';
import { CFN_GUIDE } from './check';

export const REPLICA_KEY_PRIMARY: Requirement = {
  id: 'ReplicaKeyPrimary',
  demand: 'A replica key names a multi-Region primary key, which is deployed before it.',
  severity: 'error',
  failureReason: 'none: KMS refuses the replica key',
  see: `${CFN_GUIDE}/TemplateReference/aws-resource-kms-replicakey.html`,
  ofReplication: (each) => keysOf(each).flatMap((replica) => {
    const primary = replica.primaryArn === undefined ? undefined : each.world.keyOf(replica.primaryArn);
    return primary ? faultsOf(each.world, replica, primary) : [];
  }),
};

function faultsOf(world: World, { place }: Key, primary: Key): Found[] {
  const about = { place, location: 'Properties.PrimaryKeyArn' };
  const order = orderOf(world, primary.place, place);
  return [
    ...(primary.kind === 'multi-Region primary' ? [] : [{
      ...about,
      detail: 'kind',
      message: `the replica key names ${placeName(primary.place)}, which is a ${primary.kind} key`,
      fix: 'name a key with MultiRegion: true; a key cannot be converted into one',
    }]),
    ...(order === 'before' || order === 'not known' ? [] : [{
      ...about,
      detail: 'order',
      message: `nothing says that ${placeName(primary.place)}, the primary of the replica key, is deployed before it`,
      fix: 'make the stack of the replica key depend on the stack of its primary',
    }]),
  ];
}
