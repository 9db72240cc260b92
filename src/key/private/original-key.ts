import type { IKey } from 'aws-cdk-lib/aws-kms';

/** A key that wraps one of the user's. */
export interface WrappingKey {
  readonly original: IKey;
}

/** The key of the user's, where ours wraps one: it has the resource, the stack and the path that they know. */
export function originalKey(key: IKey): IKey {
  return 'original' in key ? (key as IKey & WrappingKey).original : key;
}
