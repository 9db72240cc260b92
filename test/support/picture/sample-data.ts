import { createHash } from 'node:crypto';
import type { Alarm } from './dashboard';

/**
 * Invented data for a picture: nothing was measured.
 *
 * Half a day that is quiet, but for a Region that falls behind towards the end, and a rule that fails for a while.
 */
const HOURS = 12;
const MINUTE = 60;

/** A value each five minutes, the oldest first. */
export const POINTS = (HOURS * 60) / 5;
const SECONDS_PER_POINT = 5 * MINUTE;

/** What each metric is like while nothing happens, and by how much the trouble exceeds it. */
const SHAPES: Readonly<Record<string, { readonly usual: number; readonly trouble: number }>> = {
  ReplicationLatency: { usual: 40, trouble: 1400 },
  BytesPendingReplication: { usual: 2e9, trouble: 8e10 },
  OperationsPendingReplication: { usual: 300, trouble: 14_000 },
  OperationsFailedReplication: { usual: 0, trouble: 30 },
};

const TROUBLE_SINCE = POINTS * 0.9;
const [FAILED_FROM, FAILED_UNTIL] = [POINTS * 0.42, POINTS * 0.45];

/** The values of a metric of a rule. */
export function sample(metric: string, ruleId: string): number[] {
  const { usual, trouble } = SHAPES[metric];
  return Array.from({ length: POINTS }, (_, point) => {
    const noise = randomAt(`${metric} ${ruleId} ${point}`);
    const wave = 1 + 0.6 * Math.sin((point / POINTS) * 2 * Math.PI * 3 + randomAt(ruleId) * 6);
    return Math.round(usual * (0.3 + noise) * wave + trouble * troubleAt(metric, ruleId, point) * (0.9 + 0.2 * noise));
  });
}

/** How much of the trouble a rule has, from 0 to 1. */
function troubleAt(metric: string, ruleId: string, point: number): number {
  if (metric === 'OperationsFailedReplication') {
    return /everything.*north/.test(ruleId) && point > FAILED_FROM && point < FAILED_UNTIL ? randomAt(`${point}`) : 0;
  }
  const behind = /everything-ca/.test(ruleId) ? Math.max(0, point - TROUBLE_SINCE) : 0;
  return behind / (POINTS - TROUBLE_SINCE);
}

/** The same number for the same text, from 0 to 1. */
function randomAt(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

/** Whether the latest values raise the alarm. */
export function isRaised({ metric, ruleId, threshold, period, evaluationPeriods, datapointsToAlarm }: Alarm): boolean {
  const seconds = period * evaluationPeriods;
  const latest = sample(metric, ruleId).slice(-Math.ceil(seconds / SECONDS_PER_POINT));
  const exceeding = latest.filter((value) => value > threshold).length;
  return exceeding / latest.length >= datapointsToAlarm / evaluationPeriods;
}
