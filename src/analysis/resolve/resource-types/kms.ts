import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourceType, ScopedResource } from './resource-type';
import { arnOf, generatedFor, property, textProperty } from './resource-type';

export const KEY: ResourceType = keyType((key) =>
  `${String(property(key, 'MultiRegion')) === 'true' ? 'mrk-' : ''}${generatedFor(key)}`);

/**
 * Related multi-Region keys share their id.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export const REPLICA_KEY: ResourceType = keyType((key) =>
  /:key\/(.+)$/.exec(textProperty(key, 'PrimaryKeyArn') ?? '')?.[1] ?? `mrk-${generatedFor(key)}`);

export const ALIAS: ResourceType = { ref: (alias) => textProperty(alias, 'AliasName') };

function keyType(id: (key: ScopedResource) => SymbolicString): ResourceType {
  return {
    ref: id,
    attributes: new Map([
      ['KeyId', id],
      ['Arn', (key: ScopedResource) => arnOf(key, 'kms', `key/${id(key)}`)],
    ]),
  };
}
