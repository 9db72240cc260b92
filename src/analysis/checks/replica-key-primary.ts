import { formatAddress } from '../assembly/resource-address';
import type { DeploymentModel, Key } from '../model/deployment-model';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { explainImpossibleArn, parseKeyArn } from '../s3/key-arn';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listKeys } from './list-resources';
import type { Violation } from './violation';

export const REPLICA_KEY_PRIMARY: Check = {
  id: 'ReplicaKeyPrimary',
  title: 'A replica key names a multi-Region primary key of its account and of another Region, and is its '
    + 'only replica in its own Region.',
  severity: 'error',
  failureReason: unreported('KMS refuses the replica key'),
  see: `${CFN_GUIDE}/TemplateReference/aws-resource-kms-replicakey.html`,
  checkReplication: ({ model, ...each }) => listKeys({ model, ...each }).flatMap((replica) => {
    const { primaryArn } = replica;
    const primary = primaryArn === undefined ? undefined : model.findKey(primaryArn);
    return primaryArn === undefined ? [] : [
      ...(primary ? [] : findSingleRegion(replica, primaryArn)),
      ...findMisplacement(replica, primaryArn),
      ...findTwins(model, replica, primaryArn),
      ...(primary ? findFaults(replica, primary) : []),
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

/** The ids of multi-Region keys begin with `mrk-`, and no others. */
function findSingleRegion({ address }: Key, primaryArn: string): readonly Violation[] {
  const fault = explainImpossibleArn(primaryArn);
  const isSingleRegion = /:key\/[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(primaryArn);
  return fault === undefined && !isSingleRegion ? [] : [{
    address,
    propertyPath: 'Properties.PrimaryKeyArn',
    detail: 'kind',
    message: `the replica key names ${showValue(primaryArn)}, which is no multi-Region key: ${fault ?? 'its id does not begin with mrk-'}`,
    fix: 'name a key with MultiRegion: true; a key cannot be converted into one',
  }];
}

function findFaults({ address }: Key, primary: Key): Violation[] {
  const undecided = primary.kind === 'undecided';
  return primary.kind === 'multi-Region primary' ? [] : [{
    undecided,
    address,
    propertyPath: 'Properties.PrimaryKeyArn',
    detail: 'kind',
    message: `the replica key names ${formatAddress(primary.address)}, ${undecided
      ? 'of which deployment decides whether it is a multi-Region key' : `which is a ${primary.kind} key`}`,
    fix: 'name a key with MultiRegion: true; a key cannot be converted into one',
  }];
}
