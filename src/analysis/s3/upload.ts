import { ASSUMED_IDENTITY } from '../iam/assumed-policies';
import type { KeyStates, RoleCaller } from '../iam/request';
import { ABSENT, oneOf, present } from '../iam/request';
import type { Bucket } from '../model/deployment-model';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { opaqueId } from '../symbolic/symbolic-string';
import type { Call } from './call';
import { findEffectivePolicy } from './calls';
import type { SourceObject } from './object-variants';
import { isKms } from './object-variants';
import type { RuleContext } from './replication-context';
import { ENCRYPTION_HEADERS } from './request-contexts';

/** An upload, or the change of an object's encryption, which has the condition keys of one. */
export type EncryptingAction = 's3:PutObject' | 's3:UpdateObjectEncryption';

/** An upload into a bucket, with the states of its encryption headers. */
export interface Upload {
  readonly action?: EncryptingAction;
  readonly bucket: Bucket;
  readonly key: SymbolicString;
  readonly caller: RoleCaller;
  readonly algorithm: KeyStates;
  readonly keyId: KeyStates;
  /** The algorithm of SSE-C. */
  readonly customerAlgorithm?: KeyStates;
}

/**
 * An upload by somebody who may do so unless the bucket policy denies it, and who uses TLS; of the caller and the
 * network nothing else is known.
 */
export function createUploadCall(upload: Upload): Call {
  const { action = 's3:PutObject', bucket, key, caller, algorithm, keyId, customerAlgorithm = ABSENT } = upload;
  const { arn, account, region } = bucket;
  return {
    denyOnly: true,
    request: {
      action,
      resource: `${arn}/${key}`,
      resourceAccount: account,
      caller,
      context: new Map([
        ['aws:securetransport', present('true')],
        ['s3:tlsversion', oneOf('1.2', '1.3')],
        ['aws:resourceaccount', present(account)],
        ['s3:resourceaccount', present(account)],
        ['aws:requestedregion', present(region)],
        [ENCRYPTION_HEADERS.algorithm, algorithm],
        [ENCRYPTION_HEADERS.keyId, keyId],
        [ENCRYPTION_HEADERS.customer, customerAlgorithm],
      ]),
    },
    policies: { resourceType: 's3', identity: [ASSUMED_IDENTITY], resource: findEffectivePolicy(bucket) },
  };
}

/** An upload by somebody of the account that asks for an encryption. */
export function createHeaderUpload({ source: bucket }: RuleContext, { key, encryption }: SourceObject): Call {
  return createUploadCall({
    bucket,
    key,
    caller: createAnyUploader(bucket),
    algorithm: present(encryption.algorithm),
    keyId: isKms(encryption) ? [] : ABSENT,
  });
}

/** A role of the account of a bucket, which no policy names. */
export function createAnyUploader({ partition, account }: Bucket): RoleCaller {
  return { kind: 'role', arn: `arn:${partition}:iam::${account}:role/${opaqueId('any uploader')}`, account };
}
