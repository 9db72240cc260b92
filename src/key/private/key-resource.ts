import { CfnKey, CfnReplicaKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** The resource of a key that this app creates; `undefined` for an imported key. */
export function findKeyResource({ node: { defaultChild: child } }: IKey): CfnKey | CfnReplicaKey | undefined {
  return CfnKey.isCfnKey(child) || CfnReplicaKey.isCfnReplicaKey(child) ? child : undefined;
}
