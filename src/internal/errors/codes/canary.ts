import type { ErrorCodeInfo } from '../error-code-info';

export const CANARY_CODES = {
  CanaryWithoutRule: {
    when: 'A `ReplicationCanary` of a replication without an enabled rule.',
    otherwise: 'A canary that reports a failure for ever.',
  },
  CanaryPrefixInvalid: {
    when: '`keyPrefix` of a `ReplicationCanary` does not end with a slash, begins with one, has a control character, leads above its beginning, or is longer than 256 characters; or the prefix of a rule is so long that no key fits below it.',
    otherwise: 'The canary could write and delete what does not belong to it, or nothing.',
  },
  CanaryPrefixOutsideRules: {
    when: '`keyPrefix` of a `ReplicationCanary` is outside of every enabled rule for a destination.',
    otherwise: 'S3 does not replicate the objects of the canary.',
  },
  CanaryPrefixNeedsTags: {
    when: '`keyPrefix` of a `ReplicationCanary` is inside of rules with a tag filter alone.',
    otherwise: 'S3 does not replicate the objects of the canary, which have no tags.',
  },
  CanaryPrefixTaken: {
    when: 'Two `ReplicationCanary` constructs write below one prefix of the same bucket, or one below that of the other.',
    otherwise: 'Each may delete what the other waits for.',
  },
  CanaryDelayInvalid: {
    when: '`maximumDelay` of a `ReplicationCanary` is not whole seconds from one minute to 14 that are known at synth time.',
    otherwise: 'Lambda ends the function before it reports.',
  },
  CanaryScheduleTooShort: {
    when: '`schedule` of a `ReplicationCanary` comes round in no more than `maximumDelay`.',
    otherwise: 'Canaries that wait beside each other, more and more of them while replication stands still.',
  },
  CanaryStackMismatch: {
    when: 'A `ReplicationCanary` is in another Region, account, Stage or App than the source bucket.',
    otherwise: 'It would need access that users of the source bucket do not need, and its alarms would not be beside it.',
  },
  CanaryOutsidePerimeter: {
    when: 'A `ReplicationCanary` of a replication whose `DataPerimeter` admits VPC endpoints alone.',
    otherwise: 'The perimeter denies it the replicas, and it reports a failure for ever.',
  },
  CanaryDestinationUnknown: {
    when: 'A metric of a `ReplicationCanary` is asked for of a destination that it does not watch.',
    otherwise: 'An alarm or a graph without data.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
