import type { SimulatedCall, SimulatedOutcome, SimulationResult } from '../../src';

/** What becomes of an object, call by call, as lines for a terminal. */
export function describeJourney({ outcomes, replicationStatus }: SimulationResult): string[] {
  return [...outcomes.flatMap(describeOutcome), '', `x-amz-replication-status: ${replicationStatus}`];
}

function describeOutcome({ ruleId, status, failureReason, explanation, replica, trace }: SimulatedOutcome): string[] {
  return [
    '',
    ...trace.flatMap(describeCall),
    '',
    `   ${status}${failureReason === undefined ? '' : ` ${failureReason}`} by rule ${ruleId}: ${explanation}`,
    ...(replica === undefined ? [] : [
      `   replica in ${replica.bucket}`,
      `   ${replica.encryption}${replica.bucketKeyEnabled ? ' with a Bucket Key' : ''}, under ${legible(replica.keyArn)}`,
    ]),
  ];
}

function describeCall({ action, resource, decision, decidedBy, context }: SimulatedCall, index: number): string[] {
  const through = context['kms:ViaService'];
  return [
    `  ${String(index + 1).padStart(2)} ${action} ${decision.toLowerCase()} by ${shortened(decidedBy)}`,
    `     on ${legible(resource)}${through === undefined ? '' : ` through ${through}`}`,
  ];
}

/** A bucket or an object by its name, a key by its Region. */
function legible(arn: string | undefined): string {
  return arn?.replace(/^arn:[^:]*:kms:([^:]*):.*$/, 'the key in $1').replace(/^arn:[^:]*:(s3:::|iam::\d+:)/, '') ?? 'no key';
}

/** Without the path of the policy but for what tells it from others. */
function shortened(decidedBy: string | undefined): string {
  return decidedBy?.replace(/^statement (.*) of the (\w+) policy .*?\/(\w+Policy[^/]*|\w+)(\/Resource)+$/, '$1 of $3') ?? 'no statement';
}
