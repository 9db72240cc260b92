import type { SimulationResult } from '../simulator/simulation-result';

/** What `simulate` asks of the simulator. */
export interface SimulationRequest {
  /** Name, construct path or logical id. */
  readonly bucket: string;
  readonly key: string;
  readonly operation: Operation;
  readonly encryption?: Encryption;
  readonly kmsKey?: string;
  readonly bucketKey?: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** All but `put` are done to an object that was put just before. */
export const OPERATIONS = [
  'put', 'delete', 'delete-version', 'put-tagging', 'put-acl', 'put-retention', 'put-legal-hold',
] as const;
export const ENCRYPTIONS = ['aws:kms', 'aws:kms:dsse', 'AES256', 'SSE-C'] as const;

export type Operation = typeof OPERATIONS[number];
export type Encryption = typeof ENCRYPTIONS[number];

/** Whether it arrives at a destination, and at every one of which a rule applies. */
export function arrives({ outcomes }: Pick<SimulationResult, 'outcomes'>): boolean {
  const concerned = outcomes.filter(({ status, ruleId }) => status !== 'NOT_ELIGIBLE' || ruleId !== undefined);
  return concerned.length > 0 && concerned.every(({ status }) => status === 'COMPLETED');
}
