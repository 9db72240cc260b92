import { booleanAt, decidedAt, textAt, textsAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, unknownValue } from '../symbolic/symbolic-string';
import type { Bucket, BucketEncryption } from './deployment-model';
import type { Inventory, LocatedResource } from './inventory';
import { readMadeBucket } from './made-bucket';
import type { PolicyAttachment } from './policy-documents';
import { Attachments, attachPolicy, explainCondition, parseLeftOutPolicy } from './policy-documents';

const POLICY = 'AWS::S3::BucketPolicy';

/** Every bucket with its bucket policies, which are parsed when they are first asked for. */
export function collectBuckets(inventory: Inventory): Bucket[] {
  const buckets = inventory.findByType('AWS::S3::Bucket');
  const names = new Set(buckets.map((bucket) => inventory.resolveReference(bucket)));
  const attachments = new Attachments(({ name }) => names.has(name), inventory.findByType(POLICY)
    .flatMap((policy, position) => attachBucketPolicy(inventory, policy, position)));
  return buckets.map((bucket) => new TemplateBucket(inventory, bucket, attachments));
}

function attachBucketPolicy(
  inventory: Inventory,
  policy: LocatedResource,
  position: number,
): readonly PolicyAttachment[] {
  return attachPolicy(inventory, policy, 'bucket policy', [{ name: nameBucketOf(inventory, policy) }], position)
    .map((attachment) => ({ ...attachment, doubt: explainCondition(policy) }));
}

/** An ARN is refused for its form. */
function nameBucketOf(inventory: Inventory, policy: LocatedResource): SymbolicString {
  return (textAt(inventory.resolveProperty(policy, 'Bucket')) ?? '').replace(/^arn:[^:]*:s3:::/, '');
}

/** Few buckets of an app belong to a replication: what is asked of those alone is read when it is first asked for. */
class TemplateBucket implements Bucket {
  public readonly name: SymbolicString;
  public readonly account: SymbolicString;
  public readonly region: SymbolicString;
  public readonly partition: SymbolicString;
  public readonly conditional?: true;
  private readonly settings = once(() => readSettings(this.inventory, this.located));
  private readonly making = once(() => readMadeBucket(this.inventory, this.located));
  private readonly attached = once(() => this.attachments.find({ name: this.name }));

  constructor(
    private readonly inventory: Inventory,
    private readonly located: LocatedResource,
    private readonly attachments: Attachments,
  ) {
    ({ account: this.account, region: this.region, partition: this.partition } = located);
    this.name = inventory.resolveReference(located);
    this.conditional = located.unresolvedCondition === undefined ? undefined : true;
  }

  public get address(): Bucket['address'] {
    return this.located.address;
  }

  public get arn(): SymbolicString {
    return this.inventory.resolveAttribute(this.located, 'Arn');
  }

  public get versioning(): Bucket['versioning'] {
    return this.settings().versioning;
  }

  public get encryption(): Bucket['encryption'] {
    return this.settings().encryption;
  }

  public get objectLock(): Bucket['objectLock'] {
    return this.settings().objectLock;
  }

  public get lockedByConfiguration(): Bucket['lockedByConfiguration'] {
    return this.settings().lockedByConfiguration;
  }

  public get ownership(): Bucket['ownership'] {
    return this.settings().ownership;
  }

  public get publicAccess(): Bucket['publicAccess'] {
    return this.settings().publicAccess;
  }

  public get blockedEncryption(): Bucket['blockedEncryption'] {
    return this.settings().blockedEncryption;
  }

  public get made(): Bucket['made'] {
    return this.making();
  }

  public get policies(): Bucket['policies'] {
    return this.attached().certain;
  }

  public get possiblePolicies(): Bucket['possiblePolicies'] {
    return this.attached().possible;
  }

  public get leftOut(): Bucket['leftOut'] {
    return this.inventory.listLeftOut(POLICY)
      .filter((policy) => nameBucketOf(this.inventory, policy) === this.name)
      .flatMap((policy) => parseLeftOutPolicy(this.inventory, policy, 'bucket policy'));
  }
}

type Settings = Pick<Bucket, 'versioning' | 'encryption' | 'objectLock' | 'lockedByConfiguration' | 'ownership'
  | 'publicAccess' | 'blockedEncryption'>;

function readSettings(inventory: Inventory, located: LocatedResource): Settings {
  const property = (name: string, ...path: readonly (string | number)[]) =>
    decidedAt(inventory.resolveProperty(located, name), ...path);
  const rule = property('BucketEncryption', 'ServerSideEncryptionConfiguration', 0);
  const blocked = decidedAt(rule, 'BlockedEncryptionTypes', 'EncryptionType');
  const objectLock = booleanAt(property('ObjectLockEnabled')) ?? false;
  const lockedByConfiguration = objectLock === false && property('ObjectLockConfiguration', 'ObjectLockEnabled') === 'Enabled';
  return {
    versioning: textAt(property('VersioningConfiguration', 'Status')) ?? readVersioningOfLock(objectLock),
    encryption: readEncryption(rule),
    objectLock: lockedByConfiguration ? unknownValue('by ObjectLockConfiguration alone') : objectLock,
    lockedByConfiguration,
    ownership: textAt(property('OwnershipControls', 'Rules', 0, 'ObjectOwnership')) ?? 'BucketOwnerEnforced',
    publicAccess: readPublicAccess(property('PublicAccessBlockConfiguration')),
    blockedEncryption: blocked === undefined ? undefined : textsAt(blocked),
  };
}

/**
 * A bucket that is made with Object Lock is versioned.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
function readVersioningOfLock(objectLock: boolean | SymbolicString): Bucket['versioning'] {
  return objectLock === true ? 'Enabled'
    : objectLock === false ? undefined : unknownValue(`with Object Lock, which is ${display(objectLock)}`);
}

/**
 * New buckets block public access; where a template states the settings, those that it leaves out are off.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-bucket.html
 */
function readPublicAccess(configuration: unknown): Bucket['publicAccess'] {
  const read = (name: string) => configuration === undefined || (booleanAt(decidedAt(configuration, name)) ?? false);
  return { blockPublicPolicy: read('BlockPublicPolicy'), restrictPublicBuckets: read('RestrictPublicBuckets') };
}

function readEncryption(rule: unknown): BucketEncryption | undefined {
  const algorithm = textAt(decidedAt(rule, 'ServerSideEncryptionByDefault', 'SSEAlgorithm'));
  return algorithm === undefined ? undefined : {
    algorithm,
    keyId: textAt(decidedAt(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID')),
    bucketKey: booleanAt(decidedAt(rule, 'BucketKeyEnabled')) ?? false,
  };
}
