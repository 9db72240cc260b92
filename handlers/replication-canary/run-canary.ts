import { awaitReplicas } from './await-replicas';
import { cleanUp } from './clean-up';
import type { CanaryConfig, Probe } from './config';
import type { Environment } from './environment';
import type { Outcome, Problem, Written } from './outcome';
import { describeError } from './outcome';
import { publishMetrics } from './publish-metrics';
import { writeObject } from './write-object';

/**
 * Writes, waits, verifies, reports and removes what it wrote.
 *
 * A replication that does not work is what metrics and log say; the function fails only if it cannot say it.
 */
export async function runCanary(config: CanaryConfig, environment: Environment): Promise<readonly Outcome[]> {
  const outcomes = (await Promise.all(config.probes.map((probe) => runProbe(config, probe, environment)))).flat();
  await publishMetrics(config, outcomes, environment);
  return outcomes;
}

async function runProbe(config: CanaryConfig, probe: Probe, environment: Environment): Promise<Outcome[]> {
  let written: Written | undefined;
  let outcomes: Outcome[];
  try {
    written = await writeObject(config.source, probe, environment);
    outcomes = await awaitReplicas(config, probe, written, environment);
  } catch (error) {
    const problem = written ? statusUnknown(error) : notWritten(config, error);
    outcomes = probe.destinations.map((destination) => ({ destination, problem }));
  }
  outcomes.forEach((outcome) => report(outcome, config, written, environment));
  if (written) {
    await cleanUp(config, probe, written, environment);
  }
  return outcomes;
}

function report(
  { destination, delaySeconds, problem }: Outcome,
  { canary, source }: CanaryConfig,
  written: Written | undefined,
  { log }: Environment,
): void {
  const about = {
    canary,
    source: source.bucket,
    destination: destination.id,
    bucket: destination.bucket,
    key: written?.key,
    versionId: written?.versionId,
    delaySeconds,
  };
  log(problem ? { level: 'ERROR', ...about, ...problem } : { level: 'INFO', message: 'replicated', ...about });
}

function notWritten({ source }: CanaryConfig, error: unknown): Problem {
  return {
    code: 'NotWritten',
    message: `the object cannot be written: ${describeError(error)}`,
    remedy: `let the role of the canary s3:PutObject in ${source.bucket} and kms:GenerateDataKey with ${source.keyArn} through S3; `
      + 'the bucket policy must not deny it, and the key must be usable',
  };
}

function statusUnknown(error: unknown): Problem {
  return {
    code: 'StatusUnknown',
    message: `the replication status of the object cannot be read: ${describeError(error)}`,
    remedy: 'let the role of the canary s3:GetObjectVersion in the source bucket',
  };
}
