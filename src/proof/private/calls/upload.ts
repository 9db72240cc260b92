import { ASSUMED_IDENTITY } from '../policy/assumed-policies';
import type { KeyStates, RoleCaller } from '../policy/request';
import { ABSENT, oneOf, present } from '../policy/request';
import type { Text } from '../text/text';
import type { Bucket } from '../world/world';
import type { Call } from './call';
import { bucketPolicy } from './calls';
import { ENCRYPTION_HEADERS } from './context';

/** An upload into a bucket, with the states of its encryption headers. */
export interface Upload {
  readonly bucket: Bucket;
  readonly key: Text;
  readonly caller: RoleCaller;
  readonly algorithm: KeyStates;
  readonly keyId: KeyStates;
  /** Of SSE-C. */
  readonly customerAlgorithm?: KeyStates;
}

/**
 * An upload by somebody who may do so unless the bucket policy denies it, and who uses TLS; of the caller and the
 * network nothing else is known.
 */
export function uploadCall({ bucket, key, caller, algorithm, keyId, customerAlgorithm = ABSENT }: Upload): Call {
  const { arn, account, region } = bucket;
  return {
    denyOnly: true,
    request: {
      action: 's3:PutObject',
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
    policies: { model: 's3', identity: [ASSUMED_IDENTITY], resource: bucketPolicy(bucket) },
  };
}
