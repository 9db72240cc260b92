import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';

/** Where objects go and under which keys they lie: what `graph` draws. */
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
  /** The name of a bucket; the ARN of a key, or what a template calls it. */
  readonly name: SymbolicString;
  /** Id of the stack; absent for what no template has. */
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
  /** `default`: of the bucket's default encryption; `replica`: what rules name for the replicas. */
  readonly use: 'default' | 'replica';
}

/** One stack is deployed before another. */
export interface OrderEdge {
  readonly first: string;
  readonly then: string;
}
