/**
 * What the policies of the templates say to a call.
 */
export enum SimulatedDecision {
  /**
   * Something allows it and nothing denies it.
   */
  ALLOWED = 'ALLOWED',

  /**
   * A statement denies it, or none allows it.
   */
  DENIED = 'DENIED',

  /**
   * It depends on what is not in the templates.
   */
  UNDECIDED = 'UNDECIDED',
}

/**
 * One call that S3 makes to replicate.
 */
export interface SimulatedCall {
  /**
   * The permission that it takes, such as `kms:Decrypt`.
   */
  readonly action: string;

  /**
   * The ARN that it is about. What AWS generates at deployment stands in angle brackets.
   */
  readonly resource: string;

  /**
   * Who makes it: the ARN of the replication role, or `s3.amazonaws.com`.
   */
  readonly caller: string;

  /**
   * The condition keys that tell calls of replication apart, such as `kms:ViaService`, with their values.
   */
  readonly context: { [key: string]: string };

  /**
   * What the policies say.
   */
  readonly decision: SimulatedDecision;

  /**
   * The determining statement, with its policy.
   *
   * @default - there is no single determining statement
   */
  readonly decidedBy?: string;
}
