import { at, textAt } from '../../analysis/symbolic/json-members';
import { fromTemplate } from '../../analysis/symbolic/symbolic-string';
import { toPrintable } from '../render/layout';

/** Why something could not be read: what else can be read is. */
export interface UnreadReason {
  readonly kind: 'denied' | 'region' | 'throttled' | 'account' | 'other';
  readonly message: string;
}

/** Why there is no answer. */
export type Refusal =
  | { readonly kind: 'absent' }
  | UnreadReason
  | { readonly kind: 'unusable'; readonly code: 'CredentialsUnusable' | 'AccountUnreachable'; readonly message: string };

/** There is nothing of what is asked for. */
const ABSENT: ReadonlySet<string> = new Set([
  'NoSuchBucketPolicy', 'ReplicationConfigurationNotFoundError', 'ServerSideEncryptionConfigurationNotFoundError',
  'OwnershipControlsNotFoundError', 'NoSuchPublicAccessBlockConfiguration', 'ObjectLockConfigurationNotFoundError',
  'NoSuchBucket', 'NoSuchKey', 'NoSuchVersion', 'NotFound', 'NotFoundException', 'NoSuchEntity', 'NoSuchEntityException',
  'NoSuchTagSet', 'NoSuchTagSetError', 'AWSOrganizationsNotInUseException', 'PolicyNotFoundException', 'ChildNotFoundException',
]);

const DENIED: ReadonlySet<string> = new Set([
  'AccessDenied', 'AccessDeniedException', 'Forbidden', '403', 'AllAccessDisabled', 'UnauthorizedOperation', 'UnauthorizedAccess',
  'AccessDeniedForDependencyException',
]);

/** Temporary credentials are over, or there are none. */
const EXPIRED: ReadonlySet<string> = new Set([
  'ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired', 'CredentialsProviderError',
  'TokenProviderError', 'UnauthorizedSSOTokenError', 'UnauthorizedException',
]);

/** Of credentials that are not good, and of good ones in a Region that is not enabled for the account. */
const UNKNOWN_CREDENTIALS: ReadonlySet<string> = new Set([
  'InvalidClientTokenId', 'UnrecognizedClientException', 'AuthFailure', 'InvalidAccessKeyId', 'SignatureDoesNotMatch',
  'IncompleteSignature', 'MissingAuthenticationToken', 'InvalidToken',
]);

const REGION_OFF: ReadonlySet<string> = new Set([
  'OptInRequired', 'SubscriptionRequiredException', 'RegionDisabledException', 'IllegalLocationConstraintException',
]);

const THROTTLED: ReadonlySet<string> = new Set([
  'Throttling', 'ThrottlingException', 'ThrottledException', 'RequestLimitExceeded', 'SlowDown', 'TooManyRequestsException',
  'RequestThrottled', 'BandwidthLimitExceeded', 'LimitExceededException',
]);

const NETWORK = /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|CERT_|SELF_SIGNED/;

/**
 * What an error of the SDK means.
 *
 * @param identified whether the credentials were good for another call before
 */
export function classifyError(error: unknown, identified: boolean): Refusal {
  const name = nameError(error);
  const message = toLine(`${name}: ${textAt(error, 'message') ?? ''}`).replace(/: $/, '');
  if (ABSENT.has(name)) {
    return { kind: 'absent' };
  }
  if (EXPIRED.has(name)) {
    return { kind: 'unusable', code: 'CredentialsUnusable', message: `the credentials have expired or are not there (${message}); sign in again, as with aws sso login` };
  }
  if (UNKNOWN_CREDENTIALS.has(name)) {
    return identified ? { kind: 'region', message }
      : { kind: 'unusable', code: 'CredentialsUnusable', message: `AWS does not accept the credentials (${message}); check the profile` };
  }
  if (isNetworkError(error, name)) {
    return identified ? { kind: 'other', message }
      : { kind: 'unusable', code: 'AccountUnreachable', message: `AWS cannot be reached (${message}); check the network and --region` };
  }
  return { kind: DENIED.has(name) ? 'denied' : REGION_OFF.has(name) ? 'region' : THROTTLED.has(name) ? 'throttled' : 'other', message };
}

/** S3 answers to `HEAD` with a status alone. */
function nameError(error: unknown): string {
  const name = textAt(error, 'name') ?? 'Error';
  const status = at(error, '$metadata', 'httpStatusCode');
  const isBare = name === 'Error' || name === 'UnknownError' || name === 'Unknown';
  return !isBare ? name : status === 403 ? 'Forbidden' : status === 404 ? 'NotFound' : name;
}

function isNetworkError(error: unknown, name: string): boolean {
  return name === 'TimeoutError' || NETWORK.test(textAt(error, 'code') ?? '') || NETWORK.test(textAt(error, 'message') ?? '');
}

/** The first line, without what controls a terminal or turns the direction of text. */
function toLine(text: string): string {
  return toPrintable(fromTemplate(text.split(/[\r\n]/)[0])).slice(0, 300);
}
