import { Stack } from 'aws-cdk-lib';
import { ReplicationDestination } from '../../src';
import { placeDestinations } from '../../src/destination/private/destinations';
import type { DestinationPlace } from '../../src/destination/replication-destination';
import { ACCOUNT, OTHER_ACCOUNT, SOURCE_REGION, appWith } from '../helpers/replication';

/** A destination wherever it is told to be. */
class At extends ReplicationDestination {
  constructor(private readonly account: string, private readonly region: string) {
    super({});
  }

  public toString(): string {
    return `${this.account}/${this.region}`;
  }

  public _place(sourceStack: Stack): DestinationPlace {
    return { account: this.account, region: this.region, stack: () => sourceStack };
  }
}

function keysOf(...destinations: ReplicationDestination[]): string[] {
  const stack = new Stack(appWith(), 'Source', { env: { account: ACCOUNT, region: SOURCE_REGION } });
  return placeDestinations(destinations, stack, stack).map(({ key }) => key);
}

test('destinations are named by their Region in the account of the source, by account and Region elsewhere', () => {
  expect(keysOf(new At(ACCOUNT, 'eu-west-1'), new At(OTHER_ACCOUNT, 'eu-west-1'))).toEqual([
    '222222222222-eu-west-1',
    'eu-west-1',
  ]);
});

test('destinations are in the order of their names, whatever the order of the list', () => {
  const [one, two, three] = ['eu-west-1', 'us-west-2', 'ap-northeast-1'].map((region) => new At(ACCOUNT, region));
  expect(keysOf(one, two, three)).toEqual(['ap-northeast-1', 'eu-west-1', 'us-west-2']);
  expect(keysOf(three, two, one)).toEqual(keysOf(one, two, three));
});

test('the Region of the source is free in another account', () => {
  expect(keysOf(new At(OTHER_ACCOUNT, SOURCE_REGION))).toEqual([`222222222222-${SOURCE_REGION}`]);
});
