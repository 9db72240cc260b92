import { equal } from '../symbolic/pattern';
import { shown, unless } from './condition';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const DESTINATION_OWNER: Requirement = {
  id: 'DestinationOwner',
  demand: 'The account that a rule states owns the destination bucket.',
  severity: 'error',
  failureReason: 'none: S3 refuses the replication configuration',
  see: `${S3_GUIDE}/replication-walkthrough-2.html`,
  ofRule: ({ rule, destination }) => {
    const { account } = rule.destination;
    return account === undefined || destination === undefined ? [] : unless(equal(account, destination.account), {
      location: `${rule.location}.Destination.Account`,
      message: `the rule states account ${shown(account)}, the destination bucket is in ${shown(destination.account)}`,
      fix: `set Account: ${shown(destination.account)}`,
    });
  },
};
