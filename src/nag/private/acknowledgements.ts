/** A finding of cdk-nag, and why it does not apply. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
}

/** Filled from the packs. */
export const ACKNOWLEDGEMENTS = {
  loggingDisabled: [],
  logBucket: [],
  replicaBucket: [],
  sourceBucket: [],
} as const satisfies { readonly [kind: string]: readonly Acknowledgement[] };
