import type { Text } from '../../symbolic/symbolic-string';
import type { Kind, ScopedResource } from './resource-type';
import { arnOf, generatedFor, property, textProperty } from './resource-type';

export const KEY: Kind = kindOfKey((key) =>
  `${String(property(key, 'MultiRegion')) === 'true' ? 'mrk-' : ''}${generatedFor(key)}`);

/**
 * Related multi-Region keys share their id.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export const REPLICA_KEY: Kind = kindOfKey((key) =>
  /:key\/(.+)$/.exec(textProperty(key, 'PrimaryKeyArn') ?? '')?.[1] ?? `mrk-${generatedFor(key)}`);

export const ALIAS: Kind = { ref: (alias) => textProperty(alias, 'AliasName') };

function kindOfKey(id: (key: ScopedResource) => Text): Kind {
  return {
    ref: id,
    attributes: new Map([
      ['KeyId', id],
      ['Arn', (key: ScopedResource) => arnOf(key, 'kms', `key/${id(key)}`)],
    ]),
  };
}
