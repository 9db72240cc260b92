import type { ErrorCodeInfo } from '../error-code-info';

export const RULE_CODES = {
  NoRule: {
    when: '`rules` is an empty list.',
    otherwise: 'S3 rejects a configuration without rules.',
  },
  TooManyRules: {
    when: 'More than 1,000 S3 rules, counted per destination.',
    otherwise: 'S3 rejects the configuration.',
  },
  RuleWithoutDestination: {
    when: '`destinations` of a rule is empty.',
    otherwise: 'A rule that copies nothing.',
  },
  RuleDestinationUnknown: {
    when: 'A rule names a destination that the replication does not have.',
    otherwise: 'A rule without a bucket.',
  },
  DestinationWithoutRule: {
    when: 'No rule serves a destination.',
    otherwise: 'A replica bucket that stays empty.',
  },
  RuleIdInvalid: {
    when: 'A rule id is empty, not ASCII, or longer than 255 characters as rendered.',
    otherwise: 'S3 rejects the configuration.',
  },
  DuplicateRuleId: {
    when: 'Two S3 rules have the same id.',
    otherwise: 'S3 rejects the configuration; metrics could not be told apart.',
  },
  PriorityInvalid: {
    when: 'The priority of a rule or of a job is negative, not an integer, or above 2,147,483,647.',
    otherwise: 'S3 rejects the configuration.',
  },
  DuplicatePriority: {
    when: 'Two S3 rules have the same priority.',
    otherwise: 'S3 rejects the configuration.',
  },
  FilterTagsRequired: {
    when: 'A tag filter without tags.',
    otherwise: 'A filter that means something else than it says.',
  },
  FilterTooManyTags: {
    when: 'A tag filter with more than 10 tags.',
    otherwise: 'An object has at most 10 tags: nothing would match.',
  },
  TagInvalid: {
    when: 'A tag key is empty or over 128 characters, or a tag value over 256.',
    otherwise: 'S3 rejects the configuration.',
  },
  PrefixTooLong: {
    when: 'A prefix is longer than 1,024 bytes.',
    otherwise: 'No object key is that long: nothing would match.',
  },
  DeleteMarkersWithTagFilter: {
    when: '`deleteMarkerReplication` on a rule with a tag filter.',
    otherwise: 'S3 rejects the configuration.',
  },
  RtcWithoutMetrics: {
    when: '`replicationTimeControl` with `metrics: false`.',
    otherwise: 'S3 rejects the configuration.',
  },
  StorageClassUnsupported: {
    when: 'A storage class that replication does not take.',
    otherwise: 'S3 or CloudFormation rejects the configuration.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
