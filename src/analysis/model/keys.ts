import type { PolicyDocument } from '../iam/policy-document';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, unknownValue } from '../symbolic/symbolic-string';
import { documentOf } from './documents';
import type { Inventory, Located } from './inventory';
import { booleanAt, textAt } from '../symbolic/json-members';
import type { Key } from './deployment-model';

/** What `Origin` is without the property. */
const BY_KMS = 'AWS_KMS';

/** Every key, replicas included. */
export function collectKeys(inventory: Inventory): Key[] {
  const aliases = aliasesByKey(inventory);
  const keys = inventory.ofType('AWS::KMS::Key').map((key) => primaryOf(inventory, key, aliases));
  const byArn = new Map(keys.map((key) => [key.arn, key]));
  const replicas = inventory.ofType('AWS::KMS::ReplicaKey').map((key) => replicaOf(inventory, key, aliases, byArn));
  return [...keys, ...replicas];
}

type Aliases = ReadonlyMap<string, readonly SymbolicString[]>;
type Shared = Pick<Key, 'kind' | 'primaryArn' | 'spec' | 'usage' | 'origin'>;

function primaryOf(inventory: Inventory, located: Located, aliases: Aliases): Key {
  const text = (name: string) => textAt(inventory.property(located, name));
  return keyOf(inventory, located, aliases, {
    kind: text('MultiRegion') === 'true' ? 'multi-Region primary' : 'single-Region',
    spec: text('KeySpec') ?? 'SYMMETRIC_DEFAULT',
    usage: text('KeyUsage') ?? 'ENCRYPT_DECRYPT',
    origin: text('Origin') ?? BY_KMS,
  });
}

/**
 * A replica has the spec and the usage of its primary, and where that has no material of KMS, none of its own either.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
function replicaOf(inventory: Inventory, located: Located, aliases: Aliases, byArn: ReadonlyMap<SymbolicString, Key>): Key {
  const primaryArn = textAt(inventory.property(located, 'PrimaryKeyArn')) ?? '';
  const { spec, usage, origin } = byArn.get(primaryArn) ?? {
    spec: unknownValue(`spec of ${display(primaryArn)}`),
    usage: unknownValue(`usage of ${display(primaryArn)}`),
    origin: BY_KMS,
  };
  return keyOf(inventory, located, aliases, { kind: 'multi-Region replica', primaryArn, spec, usage, origin });
}

function keyOf(inventory: Inventory, located: Located, aliases: Aliases, shared: Shared): Key {
  const arn = inventory.attribute(located, 'Arn');
  const id = inventory.reference(located);
  const { address, account, region, undecided } = located;
  return {
    address,
    arn,
    id,
    account,
    region,
    ...shared,
    enabled: stateOf(booleanAt(inventory.property(located, 'Enabled')) ?? true, shared.origin),
    policy: policyOf(inventory, located),
    aliases: [...aliases.get(arn) ?? [], ...aliases.get(inRegion(located, id)) ?? []],
    conditional: undecided === undefined ? undefined : true,
  };
}

/**
 * Where somebody has to import the material, the key cannot be used until then.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html
 */
function stateOf(enabled: Key['enabled'], origin: SymbolicString): Key['enabled'] {
  return enabled === true && origin !== BY_KMS ? unknownValue(`once its material is there: Origin is ${display(origin)}`) : enabled;
}

function policyOf(inventory: Inventory, located: Located): PolicyDocument {
  const policy = inventory.property(located, 'KeyPolicy');
  return documentOf(located, 'key policy', 'Properties.KeyPolicy', policy ?? defaultPolicy(located));
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
function defaultPolicy({ partition, account }: Located): unknown {
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

/** By the target of the alias: the ARN of the key, or its id in the account and Region. */
function aliasesByKey(inventory: Inventory): Aliases {
  const aliases = new Map<string, SymbolicString[]>();
  for (const alias of inventory.ofType('AWS::KMS::Alias')) {
    const target = textAt(inventory.property(alias, 'TargetKeyId')) ?? '';
    const key = target.startsWith('arn:') ? target : inRegion(alias, target);
    aliases.set(key, [...aliases.get(key) ?? [], inventory.reference(alias)]);
  }
  return aliases;
}

function inRegion({ account, region }: Located, id: SymbolicString): string {
  return [account, region, id].join(' ');
}
