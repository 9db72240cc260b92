import { formatAddress } from '../assembly/resource-address';
import type { DeploymentModel, Key } from '../model/deployment-model';
import { compareDeploymentOrder } from '../model/deployment-order';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import { listKeys } from './list-resources';
import type { Violation } from './violation';

export const REPLICA_KEY_PRIMARY: Check = {
  id: 'ReplicaKeyPrimary',
  title: 'A replica key names a multi-Region primary key, which is deployed before it.',
  severity: 'error',
  failureReason: unreported('KMS refuses the replica key'),
  see: `${CFN_GUIDE}/TemplateReference/aws-resource-kms-replicakey.html`,
  checkReplication: (each) => listKeys(each).flatMap((replica) => {
    const primary = replica.primaryArn === undefined ? undefined : each.model.findKey(replica.primaryArn);
    return primary ? faultsOf(each.model, replica, primary) : [];
  }),
};

function faultsOf(model: DeploymentModel, { address }: Key, primary: Key): Violation[] {
  const about = { address, propertyPath: 'Properties.PrimaryKeyArn' };
  const order = compareDeploymentOrder(model, primary.address, address);
  return [
    ...(primary.kind === 'multi-Region primary' ? [] : [{
      ...about,
      detail: 'kind',
      message: `the replica key names ${formatAddress(primary.address)}, which is a ${primary.kind} key`,
      fix: 'name a key with MultiRegion: true; a key cannot be converted into one',
    }]),
    ...(order === 'before' || order === 'not known' ? [] : [{
      ...about,
      detail: 'order',
      message: `nothing says that ${formatAddress(primary.address)}, the primary of the replica key, is deployed before it`,
      fix: 'make the stack of the replica key depend on the stack of its primary',
    }]),
  ];
}
