import { formatAddress } from '../assembly/resource-address';
import type { DeploymentModel, Key } from '../model/deployment-model';
import { compareDeploymentOrder } from '../model/deployment-order';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { parseKeyArn } from '../s3/key-target';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listKeys } from './list-resources';
import type { Violation } from './violation';

export const REPLICA_KEY_PRIMARY: Check = {
  id: 'ReplicaKeyPrimary',
  title: 'A replica key names a multi-Region primary key of its account and of another Region, which is deployed before it, '
    + 'and is its only replica in the Region.',
  severity: 'error',
  failureReason: unreported('KMS refuses the replica key'),
  see: `${CFN_GUIDE}/TemplateReference/aws-resource-kms-replicakey.html`,
  checkReplication: ({ model, ...each }) => listKeys({ model, ...each }).flatMap((replica) => {
    const { primaryArn } = replica;
    const primary = primaryArn === undefined ? undefined : model.findKey(primaryArn);
    return primaryArn === undefined ? [] : [
      ...findMisplacement(replica, primaryArn),
      ...findTwins(model, replica, primaryArn),
      ...(primary ? findFaults(model, replica, primary) : []),
    ];
  }),
};

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html */
function findMisplacement({ address, account, region }: Key, primaryArn: string): readonly Violation[] {
  const primary = parseKeyArn(primaryArn);
  const about = { address, propertyPath: 'Properties.PrimaryKeyArn' };
  return primary === undefined ? [] : [
    ...(equal(primary.account, account) !== 'none' ? [] : [{
      ...about,
      detail: 'account',
      message: `the primary of the replica key is in account ${showValue(primary.account)}, the replica key in ${
        showValue(account)}; a multi-Region key belongs to one account`,
      fix: 'make a key of its own in this account, or name the key of the other account in the rule',
    }]),
    ...(equal(primary.region, region) !== 'all' ? [] : [{
      ...about,
      detail: 'Region',
      message: `the replica key is in ${showValue(region)}, the Region of its primary`,
      fix: 'use the primary key there',
    }]),
  ];
}

function findTwins(model: DeploymentModel, replica: Key, primaryArn: string): readonly Violation[] {
  return model.replicasOf(primaryArn)
    .filter((other) => other !== replica && equal(other.region, replica.region) === 'all')
    .map(({ address, conditional }) => ({
      detail: `and ${formatAddress(address)}`,
      undecided: conditional ?? replica.conditional,
      address: replica.address,
      propertyPath: 'Properties.PrimaryKeyArn',
      message: `${formatAddress(address)} replicates the same primary key into the same Region; KMS takes one replica in a Region`,
      fix: 'keep one of the two, and refer to it from the other stack',
    }));
}

function findFaults(model: DeploymentModel, { address }: Key, primary: Key): Violation[] {
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
