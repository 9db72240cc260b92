import { equal } from '../symbolic/pattern';
import { showValue, unless } from './condition';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const DESTINATION_OWNER: Check = {
  id: 'DestinationOwner',
  title: 'The account that a rule states owns the destination bucket.',
  severity: 'error',
  failureReason: 'none: S3 refuses the replication configuration',
  see: `${S3_GUIDE}/replication-walkthrough-2.html`,
  checkRule: ({ rule, destination }) => {
    const { account } = rule.destination;
    return account === undefined || destination === undefined ? [] : unless(equal(account, destination.account), {
      propertyPath: `${rule.propertyPath}.Destination.Account`,
      message: `the rule states account ${showValue(account)}, the destination bucket is in ${showValue(destination.account)}`,
      fix: `set Account: ${showValue(destination.account)}`,
    });
  },
};
