/**
 * One walk through the library, in a process of its own: prints the files of src that it enters as JSON.
 *
 * A file is entered if one of its functions is called during the walk. Coverage starts when all modules are loaded and
 * everything that comes before the walk is done, so that what runs while a module loads does not count. It uses the
 * public API alone, so that it runs on other commits too; `scripts/walks.ts` compiles and starts it.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationProof,
  ReplicationSimulator,
} from '../../src';

const SRC = resolve(__dirname, '../../src') + sep;

/** An app of one replication, whose bucket policy denies S3 to read part of the objects. */
function build(outdir: string): App {
  // the proof that the construct brings along would be part of the walk through the constructs
  const app = new App({ outdir, context: { 'cdk-encrypted-replication:proof': false } });
  const stack = new Stack(app, 'Archive', { env: { account: '111111111111', region: 'eu-central-1' } });
  const { sourceBucket } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1')],
    rules: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL }],
  });
  sourceBucket.addToResourcePolicy(new PolicyStatement({
    effect: Effect.DENY,
    actions: ['s3:GetObjectVersionForReplication'],
    principals: [new AnyPrincipal()],
    resources: [sourceBucket.arnForObjects('drafts/*')],
  }));
  return app;
}

/** Each prepares what comes before, and returns the walk, which returns what it came to. */
const WALKS: Readonly<Record<string, (outdir: string) => () => unknown>> = {
  prop: (outdir) => () => build(outdir).synth().stacks.map(({ template }) => template),
  statement: (outdir) => {
    const appConstruct = build(outdir);
    const stackTemplates = appConstruct.synth().stacksRecursively.map(({ templateFullPath, hierarchicalId }) => ({
      templatePath: templateFullPath,
      stackConstructPath: hierarchicalId,
      accountId: undefined,
      region: undefined,
    }));
    return () => new ReplicationProof().validate({ appConstruct, stackTemplates, templatePaths: [] });
  },
  object: (outdir) => {
    build(outdir).synth();
    const simulator = ReplicationSimulator.fromAssembly(outdir);
    return () => simulator.putObject('Archive/Replication/Bucket', 'reports/2026.csv');
  },
};

/** A part of the result that shows that the walk went to its end. */
const ENDS: Readonly<Record<string, string>> = {
  prop: '"StorageClass":"GLACIER_IR"',
  statement: 's3:GetObjectVersionForReplication',
  object: '"COMPLETED"',
};

/** What is loaded when it is needed would count as entered. On the command line loading runs the program. */
function loadAll(): void {
  const requireModule = createRequire(__filename);
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.startsWith(`cli${sep}`))
    .forEach((file) => requireModule(join(SRC, file)));
}

async function main(name: string): Promise<void> {
  const outdir = mkdtempSync(join(tmpdir(), 'walk-'));
  const session = new Session();
  session.connect();
  try {
    loadAll();
    const walk = WALKS[name](outdir);
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const end = walk();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    if (!JSON.stringify(end).includes(ENDS[name])) {
      throw new Error(`the walk ${name} did not come to its end`);
    }
    const entered = result.filter(({ functions }) => functions.some(({ ranges: [{ count }] }) => count > 0))
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url }) => fileURLToPath(url))
      .filter((file) => file.startsWith(SRC))
      .map((file) => relative(SRC, file).replace(/\.js$/, '.ts'));
    console.log(JSON.stringify(entered.sort()));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

void main(process.argv[2]);
