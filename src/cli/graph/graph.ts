import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';

/** What `graph` draws: where objects are replicated to, and the keys that encrypt them. */
export interface Graph {
  readonly stacks: readonly StackNode[];
  readonly nodes: readonly ResourceNode[];
  readonly rules: readonly RuleEdge[];
  readonly encryption: readonly EncryptionEdge[];
  readonly order: readonly OrderEdge[];
}

export interface StackNode {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
}

/** A bucket or a key that takes part in replication. */
export interface ResourceNode {
  readonly id: string;
  readonly kind: 'bucket' | 'key';
  /** The name of a bucket; the ARN of a key, or the alias or id in the template. */
  readonly name: SymbolicString;
  /** Id of the stack; absent for a resource that is in no template. */
  readonly stack?: string;
  readonly constructPath?: string;
}

export interface RuleEdge {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly enabled: boolean;
  readonly prefix: SymbolicString;
  readonly tags: readonly { readonly key: SymbolicString; readonly value: SymbolicString }[];
}

export interface EncryptionEdge {
  /** The bucket. */
  readonly from: string;
  /** The key. */
  readonly to: string;
  /** `default`: the key of the bucket's default encryption; `replica`: the key that rules name for the replicas. */
  readonly use: 'default' | 'replica';
}

/** The stack `first` is deployed before the stack `then`. */
export interface OrderEdge {
  readonly first: string;
  readonly then: string;
}
