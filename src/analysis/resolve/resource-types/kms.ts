import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourceType, ScopedResource } from './resource-type';
import { createGeneratedId, formatArn, resolveProperty, resolveTextProperty } from './resource-type';

export const KEY: ResourceType = createKeyType((key) =>
  `${String(resolveProperty(key, 'MultiRegion')) === 'true' ? 'mrk-' : ''}${createGeneratedId(key)}`);

/**
 * Related multi-Region keys share their id.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export const REPLICA_KEY: ResourceType = createKeyType((key) =>
  /:key\/(.+)$/.exec(resolveTextProperty(key, 'PrimaryKeyArn') ?? '')?.[1] ?? `mrk-${createGeneratedId(key)}`);

export const ALIAS: ResourceType = { ref: (alias) => resolveTextProperty(alias, 'AliasName') };

function createKeyType(id: (key: ScopedResource) => SymbolicString): ResourceType {
  return {
    ref: id,
    attributes: new Map([
      ['KeyId', id],
      ['Arn', (key: ScopedResource) => formatArn(key, 'kms', `key/${id(key)}`)],
    ]),
  };
}
