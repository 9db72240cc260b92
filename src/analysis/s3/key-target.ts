import { equal } from '../symbolic/pattern';
import type { Text } from '../symbolic/symbolic-string';
import type { Bucket, Key, World } from '../model/deployment-model';

/** A key as a bucket or a rule names it. */
export interface KeyTarget {
  /** As written: an ARN, an alias, an id; `undefined` for the AWS managed key `aws/s3`. */
  readonly written?: Text;
  /** The ARN that it stands for, as far as the templates tell. */
  readonly arn?: Text;
  /** `undefined` where no template has it. */
  readonly key?: Key;
  /** The key `aws/s3`, whose policy is AWS's own. */
  readonly awsManaged?: true;
  /** The name is a literal that may stand for the key; whether it does, deployment tells. */
  readonly presumed?: true;
}

const ARN = /^arn:[^:]*:kms:([^:]*):([^:]*):(key|alias)\/(.*)$/;

/** What the parts of the ARN of a key or an alias say. */
export interface KeyArnParts {
  readonly region: Text;
  readonly account: Text;
  readonly isAlias: boolean;
}

/** `undefined` for anything but an ARN. */
export function keyArnParts(text: Text): KeyArnParts | undefined {
  const [, region, account, kind] = ARN.exec(text) ?? [];
  return region === undefined ? undefined : { region, account, isAlias: kind === 'alias' };
}

type Owner = Pick<Bucket, 'account' | 'region' | 'partition'>;

/** An alias ARN says where it is; a bare alias is one of the owner's. */
function aliasOf(written: Text, { account, region }: Owner): (Pick<Owner, 'account' | 'region'> & { readonly name: Text }) | undefined {
  const parts = keyArnParts(written);
  if (parts?.isAlias) {
    return { account: parts.account, region: parts.region, name: written.slice(written.indexOf('alias/')) };
  }
  return written.startsWith('alias/') ? { account, region, name: written } : undefined;
}

/** The key that S3 takes where a bucket names one, in the account and Region of that bucket. */
export function keyTarget(world: World, written: Text | undefined, owner: Owner): KeyTarget {
  if (written === undefined || /^(?:arn:.*:)?alias\/aws\/s3$/.test(written)) {
    return { written, awsManaged: true };
  }
  const alias = aliasOf(written, owner);
  if (alias) {
    const key = world.keys.find(({ aliases, account, region }) =>
      aliases.includes(alias.name) && account === alias.account && region === alias.region);
    return { written, arn: key?.arn, key };
  }
  const arn = written.startsWith('arn:') || !/^[\w-]+$/.test(written)
    ? written
    : `arn:${owner.partition}:kms:${owner.region}:${owner.account}:key/${written}`;
  const key = world.keyOf(arn) ?? world.keys.find((each) => each.id === written && each.region === owner.region);
  return { written, arn: key?.arn ?? arn, key };
}

/**
 * The key of the destination bucket where a rule names by a literal ARN what the templates create: ids are generated,
 * so that deployment alone can tell whether it is this key. It is judged, and said to be presumed.
 */
export function presumedKey(world: World, target: KeyTarget, { encryption }: Bucket): KeyTarget {
  const key = encryption?.keyId === undefined ? undefined : world.keyOf(encryption.keyId);
  const fits = target.key === undefined && target.arn !== undefined && key && equal(key.arn, target.arn) === 'maybe';
  return fits ? { ...target, key, presumed: true } : target;
}
