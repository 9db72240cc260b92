import { Stack } from 'aws-cdk-lib';
import { ReplicationDestination } from 'cdk-encrypted-replication';
import { placeDestinations } from '../../src/destination/private/place-destinations';
import type { PlacedDestination } from '../../src/destination/private/place-destinations';
import { ACCOUNT, OTHER_ACCOUNT, SOURCE_REGION, appWith } from '../support/replication';

const { inAccount, inRegion } = ReplicationDestination;

function placed(...destinations: ReplicationDestination[]): PlacedDestination[] {
  const stack = new Stack(appWith(), 'Source', { env: { account: ACCOUNT, region: SOURCE_REGION } });
  return placeDestinations(destinations, stack, stack);
}

function idsOf(...destinations: ReplicationDestination[]): string[] {
  return placed(...destinations).map(({ id }) => id);
}

test('destinations are named by their Region in the account of the source, by account and Region elsewhere', () => {
  const destinations = [inAccount(ACCOUNT, 'us-east-1'), inRegion('eu-west-1'), inAccount(OTHER_ACCOUNT, 'eu-west-1')];
  expect(idsOf(...destinations)).toEqual(['222222222222-eu-west-1', 'eu-west-1', 'us-east-1']);
});

test('destinations are in the order of their names, whatever the order of the list', () => {
  const [one, two, three] = ['eu-west-1', 'us-west-2', 'ap-northeast-1'].map((region) => inRegion(region));
  expect(idsOf(one, two, three)).toEqual(['ap-northeast-1', 'eu-west-1', 'us-west-2']);
  expect(idsOf(three, two, one)).toEqual(idsOf(one, two, three));
});

test('the Region of the source is free in another account', () => {
  expect(idsOf(inAccount(OTHER_ACCOUNT, SOURCE_REGION))).toEqual([`222222222222-${SOURCE_REGION}`]);
});

test('a destination that names the account of the source is inside the account', () => {
  const [own, other] = [ACCOUNT, OTHER_ACCOUNT].map((account) => placed(inAccount(account, 'eu-west-1'))[0]);
  expect([own.crossAccount, other.crossAccount]).toEqual([false, true]);
});
