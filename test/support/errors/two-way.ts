import { ReplicaProtection, ReplicationDestination, ReplicationDirection } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { ACCOUNT, OTHER_ACCOUNT, REPLICA_PATH, REPLICA_REGION, replicate, replicateTo, sourceStack, stackBeside } from './fixture';

const direction = ReplicationDirection.TWO_WAY;
const TWO_WAY = ReplicationDestination.inRegion(REPLICA_REGION, { direction });

export const TWO_WAY_CASES: readonly ErrorCase[] = [
  {
    code: 'TwoWayWithProtection',
    title: 'fails when a two-way destination is protected',
    act: () => replicateTo({
      direction,
      protection: new ReplicaProtection({ breakGlassRoleArns: [`arn:aws:iam::${ACCOUNT}:role/audit`] }),
    }),
    problem: 'a two-way one takes them from everybody',
    value: 'ReplicationDirection.TWO_WAY',
    remedy: "leave 'direction' or 'protection' out",
    path: REPLICA_PATH,
  },
  {
    code: 'TwoWayWithSeveralDestinations',
    title: 'fails when a two-way destination is beside a one-way one',
    act: () => replicate({ destinations: [TWO_WAY, ReplicationDestination.inRegion('us-east-1')] }),
    problem: 'a two-way destination is not the only one',
    value: [`ReplicationDestination.inRegion("${REPLICA_REGION}")`, 'ReplicationDestination.inRegion("us-east-1")'],
    remedy: 'use one destination, or one-way replication',
  },
  {
    code: 'TwoWayWithSeveralDestinations',
    title: 'fails when two destinations are two-way',
    act: () => replicate({ destinations: [TWO_WAY, ReplicationDestination.inRegion('us-east-1', { direction })] }),
    problem: 'a two-way destination is not the only one',
    value: [`ReplicationDestination.inRegion("${REPLICA_REGION}")`, 'ReplicationDestination.inRegion("us-east-1")'],
    remedy: 'use one destination, or one-way replication',
  },
  {
    code: 'TwoWayAcrossAccounts',
    title: 'fails when a two-way destination is in another account',
    act: () => replicate({
      destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION, { direction })],
    }),
    problem: 'a two-way destination is in another account',
    value: `ReplicationDestination.inAccount("${OTHER_ACCOUNT}", "${REPLICA_REGION}")`,
    remedy: 'use two one-way replications',
  },
  {
    code: 'TwoWayAcrossAccounts',
    title: 'fails when a two-way destination is a stack of another account',
    act: () => {
      const stack = sourceStack();
      const vault = stackBeside(stack, 'Vault', { account: OTHER_ACCOUNT });
      replicate({ destinations: [ReplicationDestination.inStack(vault, { direction })] }, stack);
    },
    problem: 'a two-way destination is in another account',
    value: 'ReplicationDestination.inStack(Vault)',
    remedy: 'use two one-way replications',
  },
];
