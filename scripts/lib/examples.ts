import { App } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { build as china } from '../../examples/china';
import { build as fromApp } from '../../examples/from-app';
import { build as minimal } from '../../examples/minimal';
import { build as objectLock } from '../../examples/object-lock';
import { build as ownStacks } from '../../examples/own-stacks';
import { build as perimeter } from '../../examples/perimeter';
import { build as pipelineStage } from '../../examples/pipeline-stage';
import { build as rules } from '../../examples/rules';
import { build as sameKeyBothRegions } from '../../examples/same-key-both-regions';
import { build as sharedKey } from '../../examples/shared-key';
import { build as singleRegionKeys } from '../../examples/single-region-keys';
import { build as threeRegions } from '../../examples/three-regions';

/** Adds the stacks of an example to an app. */
export type Build = (app: App) => void;

/** Every example by the name of its file; a test compares the names with the folder. */
export const EXAMPLES: Readonly<Record<string, Build>> = {
  'china': china,
  'from-app': fromApp,
  'minimal': minimal,
  'object-lock': objectLock,
  'own-stacks': ownStacks,
  'perimeter': perimeter,
  'pipeline-stage': pipelineStage,
  'rules': rules,
  'same-key-both-regions': sameKeyBothRegions,
  'shared-key': sharedKey,
  'single-region-keys': singleRegionKeys,
  'three-regions': threeRegions,
};

export const EXAMPLE_NAMES: readonly string[] = Object.keys(EXAMPLES).sort();

/** The assembly of one example; without `outdir` in a temporary folder, or in CDK_OUTDIR. */
export function synthesizeExample(name: string, props: AppProps = {}): CloudAssembly {
  const app = new App(props);
  EXAMPLES[name](app);
  return app.synth();
}
