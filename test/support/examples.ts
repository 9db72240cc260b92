import { App } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { build as accessPoint } from '../../examples/access-point';
import { build as backfill } from '../../examples/backfill';
import { build as backupAccount } from '../../examples/backup-account';
import { build as canary } from '../../examples/canary';
import { build as china } from '../../examples/china';
import { build as crossAccount } from '../../examples/cross-account';
import { build as drill } from '../../examples/drill';
import { build as existingBucket } from '../../examples/existing-bucket';
import { build as existingDestination } from '../../examples/existing-destination';
import { build as failureEvents } from '../../examples/failure-events';
import { build as fromApp } from '../../examples/from-app';
import { build as migrateFromSingleRegionKey } from '../../examples/migrate-from-single-region-key';
import { build as minimal } from '../../examples/minimal';
import { build as mixed } from '../../examples/mixed';
import { build as monitored } from '../../examples/monitored';
import { build as objectLock } from '../../examples/object-lock';
import { build as ownStacks } from '../../examples/own-stacks';
import { build as perimeter } from '../../examples/perimeter';
import { build as pinned } from '../../examples/pinned';
import { build as pipelineStage } from '../../examples/pipeline-stage';
import { build as protectedReplica } from '../../examples/protected-replica';
import { build as rekey } from '../../examples/rekey';
import { build as repair } from '../../examples/repair';
import { build as rules } from '../../examples/rules';
import { build as sameKeyBothRegions } from '../../examples/same-key-both-regions';
import { build as sharedKey } from '../../examples/shared-key';
import { build as singleRegionKeys } from '../../examples/single-region-keys';
import { build as threeRegions } from '../../examples/three-regions';
import { buildDestination, buildSource } from '../../examples/two-apps';
import { build as twoWay } from '../../examples/two-way';
import { bundleHandlers } from './bundle-handlers';

// scripts run the sources too, and have no `globalSetup` as jest has
if (process.env.JEST_WORKER_ID === undefined) {
  bundleHandlers();
}

/** Adds the stacks of an example to an app. */
export type Build = (app: App) => void;

/** Every assembly of an example, by the name of its file; a test compares the names with the folder. */
export const EXAMPLES: Readonly<Record<string, Build>> = {
  'access-point': accessPoint,
  'backfill': backfill,
  'backup-account': backupAccount,
  'canary': canary,
  'china': china,
  'cross-account': crossAccount,
  'drill': drill,
  'existing-bucket': existingBucket,
  'existing-destination': existingDestination,
  'failure-events': failureEvents,
  'from-app': fromApp,
  'migrate-from-single-region-key': migrateFromSingleRegionKey,
  'minimal': minimal,
  'mixed': mixed,
  'monitored': monitored,
  'object-lock': objectLock,
  'own-stacks': ownStacks,
  'perimeter': perimeter,
  'pinned': pinned,
  'pipeline-stage': pipelineStage,
  'protected-replica': protectedReplica,
  'rekey': rekey,
  'repair': repair,
  'rules': rules,
  'same-key-both-regions': sameKeyBothRegions,
  'shared-key': sharedKey,
  'single-region-keys': singleRegionKeys,
  'three-regions': threeRegions,
  'two-apps-destination': buildDestination,
  'two-apps-source': buildSource,
  'two-way': twoWay,
};

/** Examples of several apps: the assembly of each sub-folder. */
export const GROUPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'two-apps': { destination: 'two-apps-destination', source: 'two-apps-source' },
};

/** The file of an example, without its ending. */
export function fileOf(name: string): string {
  return Object.keys(GROUPS).find((group) => Object.values(GROUPS[group]).includes(name)) ?? name;
}

export const EXAMPLE_NAMES: readonly string[] = Object.keys(EXAMPLES).sort();

/** The assembly of one example; without `outdir` in a temporary folder, or in CDK_OUTDIR. */
export function synthesizeExample(name: string, props: AppProps = {}): CloudAssembly {
  const app = new App(props);
  EXAMPLES[name](app);
  return app.synth();
}
