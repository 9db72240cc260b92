import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Bucket, Key, DeploymentModel } from '../model/deployment-model';

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

const ARN = /^arn:[^:]*:kms:([^:]*):([^:]*):(key|alias)\/(.*)$/;

/** What the parts of the ARN of a key or an alias say. */
export interface KeyArnParts {
  readonly region: SymbolicString;
  readonly account: SymbolicString;
  readonly isAlias: boolean;
}

/** `undefined` for anything but an ARN. */
export function parseKeyArn(text: SymbolicString): KeyArnParts | undefined {
  const [, region, account, kind] = ARN.exec(text) ?? [];
  return region === undefined ? undefined : { region, account, isAlias: kind === 'alias' };
}

type Owner = Pick<Bucket, 'account' | 'region' | 'partition'>;

/** An alias ARN says where it is; a bare alias is one of the owner's. */
function parseAlias(written: SymbolicString, { account, region }: Owner): (Pick<Owner, 'account' | 'region'> & { readonly name: SymbolicString }) | undefined {
  const parts = parseKeyArn(written);
  if (parts?.isAlias) {
    return { account: parts.account, region: parts.region, name: written.slice(written.indexOf('alias/')) };
  }
  return written.startsWith('alias/') ? { account, region, name: written } : undefined;
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
    return { written, arn: key?.arn, key };
  }
  const arn = written.startsWith('arn:') || !/^[\w-]+$/.test(written)
    ? written
    : `arn:${owner.partition}:kms:${owner.region}:${owner.account}:key/${written}`;
  const key = model.keyOf(arn) ?? model.keys.find((each) => each.id === written && each.region === owner.region);
  return { written, arn: key?.arn ?? arn, key };
}

/**
 * The key of the destination bucket where a rule names by a literal ARN what the templates create: ids are generated,
 * so that deployment alone can tell whether it is this key. It is judged, and said to be presumed.
 */
export function presumeKey(model: DeploymentModel, target: KeyTarget, { encryption }: Bucket): KeyTarget {
  const key = encryption?.keyId === undefined ? undefined : model.keyOf(encryption.keyId);
  const fits = target.key === undefined && target.arn !== undefined && key && equal(key.arn, target.arn) === 'unknown';
  return fits ? { ...target, key, presumed: true } : target;
}
