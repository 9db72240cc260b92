import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Replica } from 'cdk-encrypted-replication';
import { findReplica } from '../../src/destination/private/find-replica';

function replicaIn(region: string, account: string): Replica {
  const required = { bucket: [], key: [] };
  return Replica._create({ region, account, bucket: {} as IBucket, key: {} as IKey, required });
}

const REPLICAS = [
  replicaIn('eu-west-1', '111111111111'),
  replicaIn('eu-west-1', '222222222222'),
  replicaIn('us-west-2', '111111111111'),
];

test('the one replica in a Region is found without its account', () => {
  expect(findReplica(REPLICAS, 'us-west-2', undefined, new Stack())).toBe(REPLICAS[2]);
});

test.each(['111111111111', '222222222222'])('of several replicas in a Region the one in account %s is found', (account) => {
  expect(findReplica(REPLICAS, 'eu-west-1', account, new Stack())).toMatchObject({ account, region: 'eu-west-1' });
});
