import { isIP } from 'node:net';
import type { Match } from '../symbolic/match';
import { allOf, anyOf, not } from '../symbolic/match';
import { equal } from '../symbolic/pattern';
import type { Condition, PolicyDocument, PolicyString, Statement } from './policy-document';
import { hasVariables } from './policy-string';

/** Operators by which a condition grants access to certain values. */
const POSITIVE: ReadonlySet<string> = new Set([
  'Bool', 'StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnEquals', 'ArnLike', 'IpAddress',
]);

/** Keys whose fixed values keep a statement from being public. */
const FIXING: ReadonlySet<string> = new Set([
  'aws:principalarn', 'aws:principalaccount', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:principalservicename',
  'aws:principalservicenameslist', 'aws:sourceip', 'aws:sourcearn', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:sourceowner',
  'aws:sourceaccount', 'aws:userid', 's3:dataaccesspointarn', 's3:dataaccesspointaccount',
]);

const IS_SERVICE = 'aws:principalisawsservice';

/** Keys of which the pages of AWS disagree, or that they do not name although they name a caller. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  IS_SERVICE, 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourcevpcarn', 'aws:vpceaccount', 'aws:vpceorgid',
  'aws:vpceorgpaths', 'aws:username', 's3:x-amz-server-side-encryption-aws-kms-key-id',
]);

/** Keys whose values have wildcards in the forms that AWS writes. */
const USUALLY_WITH_WILDCARD: ReadonlySet<string> = new Set(['aws:principalorgpaths', 'aws:userid']);

/** The broadest block of addresses that is not public, in bits. */
const NARROW_ENOUGH = { 4: 8, 6: 32 } as const;

/** A statement that makes a policy public, and whether it does for sure. */
export interface PublicGrant {
  readonly statement: Statement;
  readonly match: Match;
}

/**
 * The statement by which S3 takes a bucket policy for public: it grants access to everybody, and to no fixed values.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function findPublicGrant({ statements }: PolicyDocument): PublicGrant | undefined {
  const grants = statements.filter(({ effect }) => effect === 'Allow')
    .map((statement) => ({ statement, match: isPublic(statement) }))
    .filter(({ match }) => match !== 'none');
  return grants.find(({ match }) => match === 'all') ?? grants[0];
}

function isPublic({ principals, conditions, premises }: Statement): Match {
  if (!principals!.everyone && !principals!.negated) {
    return 'none';
  }
  return allOf([premises === undefined ? 'all' : 'unknown', not(anyOf(conditions.map(fixesCaller)))]);
}

function fixesCaller({ lowerKey, operator, set, ifExists, values }: Condition): Match {
  const named = FIXING.has(lowerKey) ? 'all' : DOUBTFUL.has(lowerKey) ? 'unknown' : 'none';
  if (named === 'none' || !POSITIVE.has(operator)) {
    return 'none';
  }
  // both hold for a request without the key
  const perhaps = ifExists || set === 'ForAllValues' ? 'unknown' : 'all';
  return allOf([named, perhaps, ...values.map((value) => isFixed(value, lowerKey, operator))]);
}

/** What deployment decides is taken for a value without wildcards. */
function isFixed(value: PolicyString, key: string, operator: string): Match {
  if (operator === 'IpAddress' || key === 'aws:sourceip') {
    return operator === 'IpAddress' && isNarrow(value.written) ? 'all' : 'none';
  }
  // everybody but the services is everybody
  if (hasVariables(value) || (key === IS_SERVICE && equal(value.written.toLowerCase(), 'true') === 'none')) {
    return 'none';
  }
  return /[*?]/.test(value.written) ? isFixedInPart(value, key) : 'all';
}

/** AWS says so of access points; its pages do not tell of other ARNs whose account is fixed. */
function isFixedInPart({ written }: PolicyString, key: string): Match {
  const ofAccount = /^(?:[^:]*:){4}\d{12}:/.test(written);
  return ofAccount && key === 's3:dataaccesspointarn' ? 'all' : ofAccount || USUALLY_WITH_WILDCARD.has(key) ? 'unknown' : 'none';
}

/** Private blocks are narrow, but for 10.0.0.0/8, which is as broad as may be. */
function isNarrow(block: string): boolean {
  const [address, length] = block.split('/');
  const family = isIP(address);
  return length === undefined || family === 0 || Number(length) >= NARROW_ENOUGH[family as 4 | 6];
}
