import { Lazy, Stack, Token } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import type { CfnKey, KeyReference } from 'aws-cdk-lib/aws-kms';
import { ReplicationError } from '../../internal/errors/replication-error';
import { findPartition } from '../../internal/topology/regions';
import { takeName } from '../../internal/topology/unique-names';
import type { ReplicationKey } from '../replication-key';

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html */
const MULTI_REGION_KEY_ID = /^mrk-[0-9a-f]{32}$/;

/**
 * How stacks name a key whose id is stated: by the literal in other Regions, which have to be deployable without that
 * of the key. `undefined` where no id is stated.
 */
export function findPin(keyId: string | undefined, key: ReplicationKey, resource: CfnKey): KeyReference | undefined {
  if (keyId === undefined) {
    return undefined;
  }
  requireLiteralId(keyId, key);
  takeName({ code: 'PinnedKeyIdTaken', prop: 'pinnedKeyId', name: keyId, env: key.env }, key);
  // for the proof: the templates call one key by two names
  resource.addMetadata('cdk-encrypted-replication', { keyId });
  const { region, account } = key.env;
  const elsewhere = (here: string, literal: string) => Lazy.uncachedString({
    produce: ({ scope }: IResolveContext) => (Stack.of(scope).region === region ? here : literal),
  });
  return {
    keyId: elsewhere(resource.ref, keyId),
    keyArn: elsewhere(resource.attrArn, `arn:${findPartition(region)}:kms:${region}:${account}:key/${keyId}`),
  };
}

/** A token would be read from some stack again. */
function requireLiteralId(keyId: string, key: ReplicationKey): void {
  if (Token.isUnresolved(keyId) || !MULTI_REGION_KEY_ID.test(keyId)) {
    throw new ReplicationError('PinnedKeyIdInvalid', key, {
      problem: "'pinnedKeyId' is not the literal id of a multi-Region key",
      value: keyId,
      remedy: 'use the key id that KMS gave the key, without its ARN: mrk- and 32 hexadecimal digits; '
        + 'leave it out before the key is deployed',
    });
  }
}
