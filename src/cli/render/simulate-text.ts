import type { Colours } from '../colours';
import type { SimulatedCall, SimulatedOutcome, SimulatedReplica, Simulation, SimulationRequest } from '../simulation';
import { labelled, printable } from './layout';
import type { Style } from './style';

const INDENT = 2;
const LABELS = 12;

/** What becomes of an object, for a person. */
export function simulateText(request: SimulationRequest, simulation: Simulation, style: Style): string[] {
  const { bucket, key, operation } = request;
  return [
    style.colours.strong(printable(`${operation} ${key} in ${bucket}`)),
    '',
    ...simulation.outcomes.flatMap((outcome) => [...outcomeLines(outcome, style), '']),
    `x-amz-replication-status: ${simulation.replicationStatus ?? 'absent'}`,
  ];
}

function outcomeLines(outcome: SimulatedOutcome, { width, colours }: Style): string[] {
  const { destinationBucket, status, failureReason, ruleId, explanation, replica, trace } = outcome;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['rule', ruleId],
    ['S3 reports', failureReason],
    ['because', explanation],
    ['replica', replica && replicaText(replica)],
  ];
  return [
    `${colourOf(status, colours)(status)}  ${printable(destinationBucket)}`,
    ...fields.flatMap(([label, text]) =>
      (text === undefined ? [] : labelled(label, text, { indent: INDENT, labelWidth: LABELS, width }))),
    ...trace.flatMap((call, index) => callLines(call, index, width)),
  ];
}

function colourOf(status: string, { good, bad, doubtful }: Colours): (text: string) => string {
  return status === 'COMPLETED' ? good : status === 'FAILED' ? bad : doubtful;
}

function replicaText({ bucket, key, encryption, keyArn, bucketKeyEnabled, storageClass }: SimulatedReplica): string {
  return [
    `${bucket}/${key}, ${encryption}`,
    ...(keyArn === undefined ? [] : [`under ${keyArn}`]),
    ...(bucketKeyEnabled ? ['with a Bucket Key'] : []),
    ...(storageClass === undefined ? [] : [`in ${storageClass}`]),
  ].join(' ');
}

function callLines(call: SimulatedCall, index: number, width: number): string[] {
  const { action, resource, decision, statement, conditions } = call;
  const column = { indent: INDENT, labelWidth: LABELS, width };
  const by = statement === undefined ? '' : ` by ${statement}`;
  return [
    ...labelled(`call ${index + 1}`, `${action} on ${resource}: ${decision}${by}`, column),
    ...Object.entries(conditions).flatMap(([key, value]) => labelled('', `${key} = ${value}`, column)),
  ];
}
