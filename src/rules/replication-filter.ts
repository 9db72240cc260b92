import { checkCall } from '../internal/input/check-call';
import type { FilterData } from './private/filter-data';

/**
 * Which objects of the source bucket a replication rule applies to.
 *
 * S3 decides when the object is written: an object that is tagged later is not replicated.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html
 * @example
 *
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   rules: [{ id: 'contracts', filter: ReplicationFilter.prefixAndTags('contracts/', { tier: 'gold' }) }],
 * });
 */
export class ReplicationFilter {
  /**
   * Every object in the bucket.
   */
  public static all(): ReplicationFilter {
    return new ReplicationFilter({});
  }

  /**
   * Objects whose key begins with a prefix, for example a folder: `logs/`.
   *
   * The prefix is literal, as S3 takes it: it has no wildcards, and keys usually begin without a slash. What looks like
   * a pattern or a path gets a warning.
   *
   * @param prefix the beginning of the object key, at most 1,024 bytes. The role's permissions are narrowed to it
   * @throws PrefixTooLong if the prefix is longer than 1,024 bytes, once a replication uses it
   */
  public static prefix(prefix: string): ReplicationFilter {
    checkCall('ReplicationFilter.prefix', [prefix]);
    return new ReplicationFilter({ prefix });
  }

  /**
   * Objects that carry all of the given tags when they are written.
   *
   * S3 does not replicate delete markers for a rule with this filter.
   *
   * @param tags 1 to 10 tag keys (at most 128 characters each) and their values (at most 256 characters each)
   * @throws FilterTagsRequired if there is no tag, once a replication uses it
   * @throws FilterTooManyTags if there are more than 10 tags, once a replication uses it
   * @throws TagInvalid if a tag key is empty or over 128 characters, or a tag value over 256, once a replication uses
   * it
   */
  public static tags(tags: { [key: string]: string }): ReplicationFilter {
    checkCall('ReplicationFilter.tags', [tags]);
    return new ReplicationFilter({ tags });
  }

  /**
   * Objects whose key begins with a prefix and that carry all of the given tags when they are written.
   *
   * S3 does not replicate delete markers for a rule with this filter.
   *
   * @param prefix the beginning of the object key, at most 1,024 bytes. The role's permissions are narrowed to it
   * @param tags 1 to 10 tag keys (at most 128 characters each) and their values (at most 256 characters each)
   * @throws PrefixTooLong if the prefix is longer than 1,024 bytes, once a replication uses it
   * @throws FilterTagsRequired if there is no tag, once a replication uses it
   * @throws FilterTooManyTags if there are more than 10 tags, once a replication uses it
   * @throws TagInvalid if a tag key is empty or over 128 characters, or a tag value over 256, once a replication uses
   * it
   */
  public static prefixAndTags(prefix: string, tags: { [key: string]: string }): ReplicationFilter {
    checkCall('ReplicationFilter.prefixAndTags', [prefix, tags]);
    return new ReplicationFilter({ prefix, tags });
  }

  /** @internal */
  public readonly _data: FilterData;

  private constructor(data: FilterData) {
    this._data = data;
  }
}
