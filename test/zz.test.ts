import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ReplicationKeys, ReplicationDestination } from '../src';
import { replicationIn } from './helpers/replication';
test.each([['min', {}], ['single', { keys: ReplicationKeys.singleRegion() }], ['acc', { destinations: [ReplicationDestination.inAccount('222222222222', 'eu-west-1')] }]])('%s', (_n, props) => {
  const { stack } = replicationIn({ props });
  console.log(_n, Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => id + String(entry.data).slice(0, 80)));
});
