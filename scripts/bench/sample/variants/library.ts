import type { App } from 'aws-cdk-lib';
import { forEachReplication, found, REPLICA, SOURCE } from './stacks';

type Library = typeof import('../../../../src');

const SECOND_REPLICA = 'us-east-1';

export function withLibrary(library: Library, app: App, size: number): void {
  replicate(library, app, size, [REPLICA]);
}

export function withTwoDestinations(library: Library, app: App, size: number): void {
  replicate(library, app, size, [REPLICA, SECOND_REPLICA]);
}

function replicate(
  { EncryptedCrossRegionReplication, ReplicationDestination }: Library,
  app: App,
  size: number,
  regions: readonly string[],
): void {
  forEachReplication(size, (index, group) => {
    new EncryptedCrossRegionReplication(found(app, `Data${group}`, SOURCE), `Replication${index}`, {
      destinations: regions.map((region) => ReplicationDestination.inRegion(region)),
    });
  });
}
