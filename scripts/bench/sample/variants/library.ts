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

/** With alarms, a topic in each stack and dashboards. */
export function withMonitoring(library: Library, app: App, size: number): void {
  replicate(library, app, size, [REPLICA], () => new library.ReplicationMonitoring());
}

function replicate(
  { EncryptedCrossRegionReplication, ReplicationDestination }: Library,
  app: App,
  size: number,
  regions: readonly string[],
  monitor: () => InstanceType<Library['ReplicationMonitoring']> | undefined = () => undefined,
): void {
  forEachReplication(size, (index, group) => {
    new EncryptedCrossRegionReplication(found(app, `Data${group}`, SOURCE), `Replication${index}`, {
      destinations: regions.map((region) => ReplicationDestination.inRegion(region)),
      monitoring: monitor(),
    });
  });
}
