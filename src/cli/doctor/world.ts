import type { StackTemplate } from '../../analysis/assembly/stack-template';
import type { Organization } from '../../analysis/iam/organization';
import { at, listAt, textAt } from '../../analysis/symbolic/json-members';
import { UnusableInput } from '../input/unusable-input';
import type { LiveResource } from './live-resource';
import { createStacks } from './live-resource';
import type { LiveBucket } from './read-bucket';
import { findBucket, readBucket } from './read-bucket';
import type { LiveKey } from './read-key';
import { readKey } from './read-key';
import { readOrganization } from './read-organization';
import { findRoleAccount, readRole } from './read-role';
import type { Reader, Unread } from './reader';

/** Something that a configuration names and that is not there. */
export interface Missing {
  readonly kind: 'destination' | 'sourceKey' | 'replicaKey' | 'role';
  /** As the configuration or the bucket names it. */
  readonly name: string;
  readonly source: string;
  readonly propertyPath: string;
}

/** A live account, read. */
export interface LiveWorld {
  readonly stacks: readonly StackTemplate[];
  readonly sources: readonly LiveBucket[];
  readonly destinations: readonly LiveBucket[];
  readonly keys: readonly LiveKey[];
  readonly missing: readonly Missing[];
  /** What is known to exist and could not be read, and what nobody was asked for. */
  readonly unread: readonly Unread[];
  readonly organization?: Organization;
}

/** Collects what a replication consists of, in whichever accounts. */
export class WorldReader {
  private readonly resources = new Map<string, LiveResource>();
  private readonly keys = new Map<string, LiveKey>();
  private readonly destinations = new Map<string, LiveBucket>();
  private readonly sources: LiveBucket[] = [];
  private readonly missing: Missing[] = [];
  private readonly unread: Unread[] = [];

  /** @param readers of the account of the sources, and of others */
  constructor(private readonly readers: readonly Reader[]) {}

  /** Reads the source buckets and everything that their configurations name. */
  public async readSources(names: readonly string[]): Promise<readonly LiveBucket[]> {
    for (const name of names) {
      this.sources.push(await this.readSource(name));
    }
    return this.sources;
  }

  public listDestinations(): readonly LiveBucket[] {
    return [...this.destinations.values()];
  }

  /** Reads the key of an object, which may be another one than the default of its bucket. */
  public async readObjectKey(arn: string, { arn: source, region }: LiveBucket): Promise<void> {
    if (!this.keys.has(arn)) {
      await this.readKey(arn, nameKeyAccount(arn) ?? '', nameKeyRegion(arn) ?? region, {
        kind: 'sourceKey', name: arn, source, propertyPath: 'Properties.BucketEncryption',
      });
    }
  }

  /** What was read. */
  public async finish(): Promise<LiveWorld> {
    const organization = await readOrganization(this.readers[0], this.readers.map(({ account }) => account));
    return {
      stacks: createStacks([...this.resources.values()]),
      sources: this.sources,
      destinations: this.listDestinations(),
      keys: [...this.keys.values()],
      missing: this.missing,
      unread: [...this.readers.flatMap(({ unread }) => unread), ...this.unread],
      organization,
    };
  }

  private async readSource(name: string): Promise<LiveBucket> {
    const place = await findBucket(name, this.readers.slice(0, 1), async () => this.findKeyRegion(name));
    if (place === 'absent') {
      throw new UnusableInput('BucketNotFound',
        `there is no bucket ${JSON.stringify(name)} in account ${this.readers[0].account}; give the name of the source bucket`);
    }
    const bucket = await readBucket(place);
    this.add(bucket.resources);
    await this.readDefaultKey(bucket, 'sourceKey', { source: bucket.arn });
    const role = textAt(bucket.configuration, 'Role');
    if (role !== undefined) {
      await this.readRole(role, bucket);
    }
    const rules = listAt(bucket.configuration, 'Rules');
    for (const [index, rule] of rules.entries()) {
      await this.readRule(rule, `Properties.ReplicationConfiguration.Rules.${index}`, bucket);
    }
    return bucket;
  }

  /** The Region of the default key is that of the bucket, where nobody may ask for that. */
  private async findKeyRegion(name: string): Promise<string | undefined> {
    const [{ account, region }] = this.readers;
    const input = { Bucket: name, ExpectedBucketOwner: account };
    const { found } = await this.readers[0].read({ name: 'GetBucketEncryption', input, region, resource: name });
    const [rule] = listAt(found, 'ServerSideEncryptionConfiguration', 'Rules');
    return nameKeyRegion(textAt(rule, 'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID'));
  }

  private async readRole(arn: string, { arn: source, region, reader }: LiveBucket): Promise<void> {
    const account = findRoleAccount(arn);
    const own = account === undefined ? undefined : this.readers.find((each) => each.account === account);
    if (own === undefined) {
      this.skip({ operation: 'GetRole', resource: arn, account: account ?? reader.account, region });
      return;
    }
    const role = await readRole(own, arn, region);
    if (role === 'absent') {
      this.missing.push({ kind: 'role', name: arn, source, propertyPath: 'Properties.ReplicationConfiguration.Role' });
    } else {
      this.add(role.resources);
    }
  }

  private async readRule(rule: unknown, propertyPath: string, source: LiveBucket): Promise<void> {
    const destination = at(rule, 'Destination');
    const name = (textAt(destination, 'Bucket') ?? '').replace(/^arn:[^:]*:s3:::/, '');
    const keyName = textAt(destination, 'EncryptionConfiguration', 'ReplicaKmsKeyID');
    const bucket = await this.readDestination(name, rule, propertyPath, source);
    const region = nameKeyRegion(keyName) ?? bucket?.region ?? source.region;
    if (keyName !== undefined) {
      const owner = nameKeyAccount(keyName) ?? bucket?.reader.account ?? source.reader.account;
      const path = `${propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`;
      await this.readKey(keyName, owner, region, { kind: 'replicaKey', name: keyName, source: source.arn, propertyPath: path });
    }
  }

  private async readDestination(
    name: string,
    rule: unknown,
    propertyPath: string,
    source: LiveBucket,
  ): Promise<LiveBucket | undefined> {
    const known = this.destinations.get(name);
    if (known !== undefined || name === '') {
      return known;
    }
    const stated = textAt(rule, 'Destination', 'Account');
    // the stated owner first; one that is wrong is found too
    const isStated = ({ account }: Reader) => stated === undefined || account === stated;
    const owners = [...this.readers.filter(isStated), ...this.readers.filter((each) => !isStated(each))];
    const keyRegion = nameKeyRegion(textAt(rule, 'Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID'));
    const place = await findBucket(name, owners, async () => keyRegion);
    if (place !== 'absent' && place.unread && !isStated(place.reader)) {
      this.skip({ operation: 'GetBucketLocation', resource: name, account: stated!, region: place.region });
      return undefined;
    }
    if (place === 'absent') {
      this.missing.push({ kind: 'destination', name, source: source.arn, propertyPath: `${propertyPath}.Destination.Bucket` });
      return undefined;
    }
    const bucket = await readBucket(place);
    this.destinations.set(name, bucket);
    this.add(bucket.resources);
    await this.readDefaultKey(bucket, 'replicaKey', { source: source.arn });
    return bucket;
  }

  /** Of a destination too: the proof compares it with that of the rule. */
  private async readDefaultKey(
    { encryptsWithKms, keyId, region, reader }: LiveBucket,
    kind: Missing['kind'],
    { source }: Pick<Missing, 'source'>,
  ): Promise<void> {
    if (encryptsWithKms && keyId !== undefined) {
      const owner = nameKeyAccount(keyId) ?? reader.account;
      await this.readKey(keyId, owner, nameKeyRegion(keyId) ?? region, {
        kind, name: keyId, source, propertyPath: 'Properties.BucketEncryption',
      });
    }
  }

  private async readKey(name: string, account: string, region: string, missing: Missing): Promise<void> {
    const reader = this.readers.find((each) => each.account === account);
    if (reader === undefined) {
      this.skip({ operation: 'DescribeKey', resource: name, account, region });
      return;
    }
    const key = await readKey(reader, name, region);
    if (key === 'absent') {
      this.missing.push(missing);
    } else if (key !== undefined) {
      this.keys.set(key.arn, key);
      this.add(key.resources);
    }
  }

  private add(resources: readonly LiveResource[]): void {
    resources.forEach((resource) => this.resources.set(`${resource.type} ${resource.arn}`, resource));
  }

  private skip(what: Pick<Unread, 'operation' | 'resource' | 'account' | 'region'>): void {
    const message = `no credentials for account ${what.account}`;
    this.unread.push({ ...what, refusal: { kind: 'account', message } });
  }
}

function nameKeyRegion(name: string | undefined): string | undefined {
  return /^arn:[^:]*:kms:([^:]+):/.exec(name ?? '')?.[1];
}

function nameKeyAccount(name: string): string | undefined {
  return /^arn:[^:]*:kms:[^:]*:(\d{12}):/.exec(name)?.[1];
}
