import type { Bucket, Key, DeploymentModel } from '../model/deployment-model';
import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import { mayHaveArn, parseKeyArn } from './key-arn';

/** A key as a bucket or a rule names it. */
export interface KeyTarget {
  /** As written: an ARN, an alias, an id; `undefined` for the AWS managed key `aws/s3`. */
  readonly written?: SymbolicString;
  /** The ARN that it stands for, as far as the templates tell. */
  readonly arn?: SymbolicString;
  /** `undefined` where no template has it. */
  readonly key?: Key;
  /** The key `aws/s3`, whose policy is AWS's own. */
  readonly awsManaged?: true;
  /** The name is a literal that may stand for the key; whether it does, deployment tells. */
  readonly presumed?: true;
}

type Owner = Pick<Bucket, 'account' | 'region' | 'partition'>;

interface Alias extends Pick<Owner, 'account' | 'region'> {
  /** `alias/data` */
  readonly name: SymbolicString;
}

/** An alias ARN says where it is; a bare alias is one of the owner's. */
function parseAlias(written: SymbolicString, { account, region }: Owner): Alias | undefined {
  const parts = parseKeyArn(written);
  if (parts?.isAlias) {
    return { account: parts.account, region: parts.region, name: written.slice(written.indexOf('alias/')) };
  }
  return written.startsWith('alias/') ? { account, region, name: written } : undefined;
}

/** The alias that a bucket or a rule names a key by, as KMS knows it in a request. */
export function nameAlias({ written }: KeyTarget): SymbolicString | undefined {
  return /(?:^|:)(alias\/.*)$/.exec(written ?? '')?.[1];
}

/** An alias and its key are in one account and Region; which key it is, no template says. */
function formatAliasedArn({ account, region, name }: Alias, { partition }: Owner): SymbolicString {
  return `arn:${partition}:kms:${region}:${account}:key/${unknownValue(`key of ${name}`)}`;
}

/** The key that S3 takes where a bucket names one, in the account and Region of that bucket. */
export function findKeyTarget(model: DeploymentModel, written: SymbolicString | undefined, owner: Owner): KeyTarget {
  if (written === undefined || /^(?:arn:.*:)?alias\/aws\/s3$/.test(written)) {
    return { written, awsManaged: true };
  }
  const alias = parseAlias(written, owner);
  if (alias) {
    const key = model.keys.find(({ aliases, account, region }) =>
      aliases.includes(alias.name) && account === alias.account && region === alias.region);
    return { written, arn: key?.arn ?? formatAliasedArn(alias, owner), key };
  }
  const arn = written.startsWith('arn:') || !/^[\w-]+$/.test(written)
    ? written
    : `arn:${owner.partition}:kms:${owner.region}:${owner.account}:key/${written}`;
  const key = model.findKey(arn) ?? model.keys.find((each) => each.id === written && each.region === owner.region);
  return { written, arn: key?.arn ?? arn, key };
}

/**
 * The key of the destination bucket where a rule names by a literal ARN what the templates create: ids are generated,
 * so that deployment alone can tell whether it is this key. It is checked, and reported as presumed.
 */
export function presumeKey(model: DeploymentModel, target: KeyTarget, { encryption }: Bucket): KeyTarget {
  const key = encryption?.keyId === undefined ? undefined : model.findKey(encryption.keyId);
  // what an alias stands for is in no template, and it may be changed at any time
  const fits = nameAlias(target) === undefined && target.key === undefined && target.arn !== undefined && key
    && equal(key.arn, target.arn) === 'unknown' && mayHaveArn(key, target.arn);
  return fits ? { ...target, key, presumed: true } : target;
}

/** The key that an upload may name: one of the Region of its bucket, of whichever account. */
export function createAnyKey({ partition, region }: Owner): KeyTarget {
  return { arn: `arn:${partition}:kms:${region}:${unknownValue('account of the key')}:key/${unknownValue('key of the upload')}` };
}
