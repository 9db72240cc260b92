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

export const OPERATIONS = ['put', 'delete', 'delete-version', 'put-tags', 'put-acl'] as const;
export const ENCRYPTIONS = ['aws:kms', 'aws:kms:dsse', 'AES256', 'SSE-C'] as const;

export type Operation = typeof OPERATIONS[number];
export type Encryption = typeof ENCRYPTIONS[number];

/** What the simulator answers. */
export interface Simulation {
  /** The header that S3 would show of the source object. */
  readonly replicationStatus?: string;
  readonly outcomes: readonly SimulatedOutcome[];
}

/** What becomes of an object at one destination. */
export interface SimulatedOutcome {
  readonly destinationBucket: string;
  readonly ruleId?: string;
  readonly status: string;
  readonly failureReason?: string;
  readonly explanation: string;
  readonly replica?: SimulatedReplica;
  readonly trace: readonly SimulatedCall[];
}

export interface SimulatedReplica {
  readonly bucket: string;
  readonly key: string;
  readonly encryption: string;
  readonly keyArn?: string;
  readonly bucketKeyEnabled?: boolean;
  readonly storageClass?: string;
}

export interface SimulatedCall {
  readonly action: string;
  readonly resource: string;
  readonly decision: string;
  readonly statement?: string;
  readonly conditions: Readonly<Record<string, string>>;
}

/** Whether it arrives wherever a rule sends it; what no rule sends does not. */
export function arrives({ outcomes }: Pick<Simulation, 'outcomes'>): boolean {
  return outcomes.length > 0 && outcomes.every(({ status }) => status === 'COMPLETED');
}
