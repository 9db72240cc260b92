import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ReplicationDestination } from 'cdk-encrypted-replication';
import { replicate, sourceStack } from '../../support/errors/fixture';

const WARNING = '\\[ack: cdk-encrypted-replication:RegionUnknown\\]';

function warningsOf(region: string): readonly unknown[] {
  const stack = sourceStack();
  replicate({ destinations: [ReplicationDestination.inRegion(region)] }, stack);
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(WARNING)).map(({ entry }) => entry.data);
}

test('a Region that aws-cdk-lib does not know gets a warning that names it', () => {
  expect(warningsOf('eu-west-9')).toEqual([expect.stringContaining('the Region of a destination, "eu-west-9", is unknown to the installed aws-cdk-lib')]);
});

test.each(['eu-west-3', 'mx-central-1'])('a Region that it knows gets none: %s', (region) => {
  expect(warningsOf(region)).toEqual([]);
});
