import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { whole } from './analyses';
import { timed } from './clock';
import { loadLibrary } from './engine';
import { loadModules } from './modules';
import type { Cost, Measurement, SynthesisSample, VariantName } from './sample';
import { withL1 } from './variants/l1';
import { withL2 } from './variants/l2';
import { withLibrary, withMonitoring, withTwoDestinations } from './variants/library';
import { withReplicationRules } from './variants/replication-rules';

type Write = (app: App, size: number) => void;

/** The library is loaded only for those that use it. */
const VARIANTS: Readonly<Record<VariantName, (root: string) => Write>> = {
  'library': (root) => withLibrary.bind(undefined, loadLibrary(root)),
  'library, two destinations': (root) => withTwoDestinations.bind(undefined, loadLibrary(root)),
  'library, monitored': (root) => withMonitoring.bind(undefined, loadLibrary(root)),
  'L2': () => withL2,
  'L1': () => withL1,
  'L2 replicationRules': () => withReplicationRules,
};

export function measureSynthesis(root: string, { variant, size, validation, outdir }: SynthesisSample): Measurement {
  loadModules();
  const [loading, write] = timed(() => VARIANTS[variant](root));
  process.env.CDK_VALIDATION = String(validation === 'built-in');
  const [constructing, app] = timed(() => {
    const created = createApp(validation === 'proof', outdir);
    if (validation === 'idle') {
      addIdlePlugin(created);
    }
    write(created, size);
    return created;
  });
  const [synthesizing, assembly] = timed(() => app.synth());
  const measured = whole({ constructing, synthesizing });
  const counts = describeAssembly(assembly);
  if (outdir === undefined) {
    rmSync(assembly.directory, { recursive: true, force: true });
  }
  const phases: Record<string, Cost> = { loading, constructing, synthesizing };
  return { ...measured, phases, counts };
}

function createApp(proof: boolean, outdir: string | undefined): App {
  const context = proof ? {} : { 'cdk-encrypted-replication:proof': false };
  return new App({ analyticsReporting: false, outdir, context });
}

function addIdlePlugin(app: App): void {
  Validations.of(app).addPlugins({ name: 'Idle', validate: () => ({ success: true, violations: [] }) });
}

function describeAssembly({ directory, stacks }: CloudAssembly): Readonly<Record<string, number>> {
  const resources = stacks.flatMap(({ template }) =>
    Object.values((template as { Resources?: Record<string, { Type: string }> }).Resources ?? {}));
  const bytes = readdirSync(directory)
    .filter((file) => file.endsWith('.template.json'))
    .reduce((sum, file) => sum + statSync(join(directory, file)).size, 0);
  return {
    stacks: stacks.length,
    resources: resources.length,
    helpers: resources.filter(({ Type }) => /^Custom::|^AWS::Lambda::|CustomResource$/.test(Type)).length,
    kB: Math.round(bytes / 1000),
  };
}
