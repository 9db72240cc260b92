import { Token } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';

/** A filter as plain data; without prefix and tags it applies to every object. */
export interface FilterData {
  readonly prefix?: string;
  readonly tags?: { readonly [key: string]: string };
}

/** In bytes, as keys of objects are measured. */
const MAX_PREFIX = 1024;
const MAX_TAGS = 10;
const MAX_TAG_KEY = 128;
const MAX_TAG_VALUE = 256;

export function requireValidFilter(filter: FilterData, scope: IConstruct): FilterData {
  const { prefix = '' } = filter;
  const bytes = Token.isUnresolved(prefix) ? 0 : Buffer.byteLength(prefix);
  if (bytes > MAX_PREFIX) {
    throw new ReplicationError('PrefixTooLong', scope, {
      problem: `the prefix of a filter has ${bytes} bytes`,
      value: prefix,
      remedy: `use at most ${MAX_PREFIX}, in UTF-8: the key of an object has no more`,
    });
  }
  if (filter.tags) {
    validateTags(filter.tags, scope);
  }
  return filter;
}

function validateTags(tags: { readonly [key: string]: string }, scope: IConstruct): void {
  const entries = Object.entries(tags);
  if (entries.length === 0) {
    throw new ReplicationError('FilterTagsRequired', scope, {
      problem: 'a tag filter needs at least one tag',
      value: tags,
      remedy: 'add a tag, or use ReplicationFilter.all() to replicate everything',
    });
  }
  if (entries.length > MAX_TAGS) {
    throw new ReplicationError('FilterTooManyTags', scope, {
      problem: `a tag filter has ${entries.length} tags`,
      value: tags,
      remedy: `use at most ${MAX_TAGS}: an object cannot carry more`,
    });
  }
  for (const [key, value] of entries) {
    if (key === '' || typeof value !== 'string' || exceeds(key, MAX_TAG_KEY) || exceeds(value, MAX_TAG_VALUE)) {
      throw new ReplicationError('TagInvalid', scope, {
        problem: 'a tag of a filter is empty or too long',
        value: { [key]: value },
        remedy: `use a key of 1 to ${MAX_TAG_KEY} and a value of at most ${MAX_TAG_VALUE} characters`,
      });
    }
  }
}

function exceeds(text: string, max: number): boolean {
  return !Token.isUnresolved(text) && text.length > max;
}

export function hasTags(filter: FilterData): boolean {
  return filter.tags !== undefined;
}

/**
 * The `Filter` element, whose presence makes the configuration a version 2 one.
 *
 * "All objects" is an empty prefix: CDK would drop an empty `Filter`, and the rule would silently become version 1.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRuleFilter.html
 */
export function renderFilter({ prefix, tags }: FilterData): CfnBucket.ReplicationRuleFilterProperty {
  const tagFilters = Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));
  if (tagFilters.length === 0) {
    return { prefix: prefix ?? '' };
  }
  if (prefix === undefined && tagFilters.length === 1) {
    return { tagFilter: tagFilters[0] };
  }
  return { and: { prefix, tagFilters } };
}
