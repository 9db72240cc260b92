import type { ErrorCodeInfo } from '../error-code-info';

export const INPUT_CODES = {
  PropUnknown: {
    when: 'An object has a prop that its type does not know, such as a misspelled one.',
    otherwise: 'The prop would be ignored.',
  },
  PropTypeInvalid: {
    when: 'A prop or an argument is of another type than declared, such as a string in place of a `ReplicationDestination`.',
    otherwise: 'A `TypeError` far from its cause, or a template that says something else.',
  },
  PropMissing: {
    when: 'A required prop or argument is left out.',
    otherwise: 'A `TypeError` far from its cause.',
  },
  RemovalPolicyUnsupported: {
    when: '`removalPolicy` is none of `DESTROY`, `RETAIN` and `RETAIN_ON_UPDATE_OR_DELETE`.',
    otherwise: 'CDK warns, and CloudFormation refuses the template: there are no snapshots of buckets and keys.',
  },
  ScheduleInvalid: {
    when: '`schedule` of a `ReplicationRepair` or `ReplicationCanary` is neither a rate nor a cron expression of EventBridge, or one of days that never come.',
    otherwise: 'The deployment fails when EventBridge refuses the rule, or nothing ever runs.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
