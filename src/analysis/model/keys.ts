import type { PolicyDocument } from '../iam/policy-document';
import { booleanAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, isSymbolic, unknownValue } from '../symbolic/symbolic-string';
import type { Key } from './deployment-model';
import type { Inventory, LocatedResource } from './inventory';
import { parsePolicy } from './policy-documents';
import { readTags } from './tags';

/** The default of `Origin`. */
const GENERATED_BY_KMS = 'AWS_KMS';

/** Every key, replica keys included. */
export function collectKeys(inventory: Inventory): Key[] {
  const aliases = collectAliases(inventory);
  const keys = inventory.findByType('AWS::KMS::Key').map((key) => readPrimaryKey(inventory, key, aliases));
  const byArn = new Map(keys.map((key) => [key.arn, key]));
  const replicas = inventory.findByType('AWS::KMS::ReplicaKey')
    .map((key) => readReplicaKey(inventory, key, aliases, byArn));
  return [...keys, ...replicas];
}

type Aliases = ReadonlyMap<string, readonly SymbolicString[]>;
/** The properties in which the two types of keys differ. */
type KeyTypeProperties = Pick<Key, 'kind' | 'primaryArn' | 'spec' | 'usage' | 'origin'>;

function readPrimaryKey(inventory: Inventory, located: LocatedResource, aliases: Aliases): Key {
  const text = (name: string) => textAt(inventory.resolveProperty(located, name));
  return readKey(inventory, located, aliases, {
    kind: readKind(text('MultiRegion') ?? 'false'),
    spec: text('KeySpec') ?? 'SYMMETRIC_DEFAULT',
    usage: text('KeyUsage') ?? 'ENCRYPT_DECRYPT',
    origin: text('Origin') ?? GENERATED_BY_KMS,
  });
}

function readKind(multiRegion: SymbolicString): Key['kind'] {
  return multiRegion === 'true' ? 'multi-Region primary' : isSymbolic(multiRegion) ? 'undecided' : 'single-Region';
}

/**
 * A replica key has the spec, the usage and the origin of its primary key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
function readReplicaKey(
  inventory: Inventory,
  located: LocatedResource,
  aliases: Aliases,
  byArn: ReadonlyMap<SymbolicString, Key>,
): Key {
  const primaryArn = textAt(inventory.resolveProperty(located, 'PrimaryKeyArn')) ?? '';
  const { spec, usage, origin } = byArn.get(primaryArn) ?? {
    spec: unknownValue(`spec of ${display(primaryArn)}`),
    usage: unknownValue(`usage of ${display(primaryArn)}`),
    origin: GENERATED_BY_KMS,
  };
  return readKey(inventory, located, aliases, { kind: 'multi-Region replica', primaryArn, spec, usage, origin });
}

function readKey(inventory: Inventory, located: LocatedResource, aliases: Aliases, properties: KeyTypeProperties): Key {
  const arn = inventory.resolveAttribute(located, 'Arn');
  const id = inventory.resolveReference(located);
  const { address, account, region, unresolvedCondition } = located;
  return {
    address,
    arn,
    id,
    account,
    region,
    ...properties,
    enabled: readEnabled(inventory, located, properties.origin),
    policy: readKeyPolicy(inventory, located),
    aliases: [...aliases.get(arn) ?? [], ...aliases.get(formatRegionalId(located, id)) ?? []],
    tags: readTags(inventory, located),
    conditional: unresolvedCondition === undefined ? undefined : true,
  };
}

/**
 * A key with imported key material cannot be used before the material is imported.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html
 */
function readEnabled(inventory: Inventory, located: LocatedResource, origin: SymbolicString): Key['enabled'] {
  const enabled = booleanAt(inventory.resolveProperty(located, 'Enabled')) ?? true;
  return enabled === true && origin !== GENERATED_BY_KMS
    ? unknownValue(`once its material is there: Origin is ${display(origin)}`) : enabled;
}

function readKeyPolicy(inventory: Inventory, located: LocatedResource): PolicyDocument {
  const policy = inventory.resolveProperty(located, 'KeyPolicy');
  return parsePolicy(located, 'key policy', 'Properties.KeyPolicy', policy ?? createDefaultPolicy(located));
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
function createDefaultPolicy({ partition, account }: LocatedResource): unknown {
  return {
    Version: '2012-10-17',
    Statement: [{
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    }],
  };
}

/** Aliases by their target: the ARN of a key, or its id in the account and Region. */
function collectAliases(inventory: Inventory): Aliases {
  const aliases = new Map<string, SymbolicString[]>();
  for (const alias of inventory.findByType('AWS::KMS::Alias')) {
    const target = textAt(inventory.resolveProperty(alias, 'TargetKeyId')) ?? '';
    const key = target.startsWith('arn:') ? target : formatRegionalId(alias, target);
    aliases.set(key, [...aliases.get(key) ?? [], inventory.resolveReference(alias)]);
  }
  return aliases;
}

function formatRegionalId({ account, region }: LocatedResource, id: SymbolicString): string {
  return [account, region, id].join(' ');
}
