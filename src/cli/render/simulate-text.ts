import type { SimulatedCall } from '../../simulator/simulated-call';
import type { SimulatedObject } from '../../simulator/simulated-object';
import type { SimulatedOutcome } from '../../simulator/simulated-outcome';
import type { SimulationResult } from '../../simulator/simulation-result';
import type { Colours } from '../colours';
import type { SimulationRequest } from '../simulation-request';
import type { Style } from './layout';
import { formatLabelled, toPrintable, wrap } from './layout';

const INDENT = 2;
const LABELS = 12;

/** The longest status. */
const STATUSES = 'NOT_ELIGIBLE'.length;

/** The statuses that are no values of the header. */
const STATUS_TEXTS: { readonly [status in SimulationResult['replicationStatus']]?: string } = {
  NONE: 'absent',
  UNDECIDED: 'undecided',
};

/** The outcomes as text. */
export function renderSimulateText(request: SimulationRequest, result: SimulationResult, style: Style): string[] {
  const { bucket, key, operation } = request;
  const { outcomes, refusal, replicationStatus } = result;
  return [
    style.colours.strong(toPrintable(`${operation} ${key} in ${bucket}`)),
    '',
    ...(refusal === undefined ? [] : [...wrap(`S3 refuses the request: ${refusal}`, style.width), '']),
    ...outcomes.flatMap((outcome) => [...renderOutcome(outcome, style), '']),
    `x-amz-replication-status of the object: ${STATUS_TEXTS[replicationStatus] ?? replicationStatus}`,
  ];
}

/** One line for each destination. */
export function renderSimulateSummary(
  _request: SimulationRequest,
  { outcomes, refusal }: SimulationResult,
  { colours }: Style,
): string[] {
  return [
    ...(refusal === undefined ? []
      : [`${colours.bad('REFUSED'.padEnd(STATUSES))}  ${toPrintable(refusal).replaceAll('\n', ' ')}`]),
    ...outcomes.map(({ destinationBucket, status, ruleId, failureReason }) =>
      [chooseColour(status, colours)(status.padEnd(STATUSES)), ...[destinationBucket, ruleId, failureReason]
        .flatMap((part) => (part === undefined ? [] : [toPrintable(part)]))].join('  ')),
  ];
}

function renderOutcome(outcome: SimulatedOutcome, { width, colours }: Style): string[] {
  const { destinationBucket, status, failureReason, ruleId, explanation, replica, trace } = outcome;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['rule', ruleId],
    ['S3 reports', failureReason],
    ['because', explanation],
    ['replica', replica && describeReplica(replica)],
  ];
  return [
    `${chooseColour(status, colours)(status)}  ${toPrintable(destinationBucket)}`,
    ...fields.flatMap(([label, text]) =>
      (text === undefined ? [] : formatLabelled(label, text, { indent: INDENT, labelWidth: LABELS, width }))),
    ...trace.flatMap((call, index) => renderCall(call, index, width)),
  ];
}

function chooseColour(status: SimulatedOutcome['status'], { good, bad, doubtful }: Colours): Colours['good'] {
  return { COMPLETED: good, FAILED: bad, NOT_ELIGIBLE: doubtful, UNDECIDED: doubtful }[status];
}

function describeReplica({ bucket, key, encryption, keyArn, bucketKeyEnabled, storageClass }: SimulatedObject): string {
  return [
    `${bucket}/${key} in ${storageClass}`,
    encryption ?? 'encryption undecided',
    ...(keyArn === undefined ? [] : [`under ${keyArn}`]),
    ...(bucketKeyEnabled ? ['with a Bucket Key'] : []),
  ].join(', ');
}

function renderCall(call: SimulatedCall, index: number, width: number): string[] {
  const { action, resource, context, decision, decidedBy } = call;
  const column = { indent: INDENT, labelWidth: LABELS, width };
  const by = decidedBy === undefined ? '' : ` by ${decidedBy}`;
  return [
    ...formatLabelled(`call ${index + 1}`, `${action} on ${resource}: ${decision}${by}`, column),
    ...Object.entries(context).flatMap(([key, value]) => formatLabelled('', `${key} = ${value}`, column)),
  ];
}
