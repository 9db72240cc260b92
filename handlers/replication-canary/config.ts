/** What a canary does, as the function finds it in its environment. */
export interface CanaryConfig {
  /** The dimension of its metrics. */
  readonly canary: string;
  /** The namespace of its metrics. */
  readonly namespace: string;
  readonly source: Source;
  /** One object for the destinations that it reaches. */
  readonly probes: readonly Probe[];
  /** After this time a replica is late. */
  readonly maximumDelaySeconds: number;
}

/** Where objects are written. */
export interface Source {
  readonly bucket: string;
  readonly region: string;
  readonly account: string;
  readonly keyArn: string;
  readonly algorithm: 'aws:kms' | 'aws:kms:dsse';
  /** Whether the canary removes the versions; a lifecycle rule does otherwise. */
  readonly deletes: boolean;
}

/** An object that a rule replicates, and the destinations of that rule. */
export interface Probe {
  /** What the key begins with; the role may touch nothing else. */
  readonly prefix: string;
  /** What the filter of the rule asks for. */
  readonly tags: Readonly<Record<string, string>>;
  readonly destinations: readonly Destination[];
}

/** Where a replica has to arrive. */
export interface Destination {
  /** The dimension of its metrics. */
  readonly id: string;
  readonly bucket: string;
  readonly region: string;
  readonly account: string;
  readonly keyArn: string;
  readonly deletes: boolean;
}
