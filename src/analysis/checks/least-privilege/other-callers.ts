import type { KeyStates, Request, RoleCaller } from '../../iam/request';
import { ABSENT, present } from '../../iam/request';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourcePolicy } from './resource-policies';

/** An address of the Internet that no network has (RFC 5737). */
const ANY_ADDRESS = '203.0.113.1';

const OF_EVERYBODY: readonly (readonly [string, KeyStates])[] = [
  ['aws:principaltype', present('AssumedRole')],
  ['aws:principalisawsservice', present('false')],
  ['aws:securetransport', present('true')],
];

/**
 * Keys that name who calls or from where: a statement that asks for a certain value is not for everybody.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
const OF_STRANGERS: readonly (readonly [string, KeyStates])[] = [
  ...[
    'aws:principalorgid', 'aws:principalorgpaths', 'aws:userid', 'aws:username', 'aws:sourceaccount', 'aws:sourcearn', 'aws:sourceowner',
    'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce', 'aws:vpceaccount', 'aws:vpceorgid',
    'aws:vpceorgpaths', 's3:dataaccesspointaccount', 's3:dataaccesspointarn',
  ].map((key) => [key, present('another')] as const),
  ['aws:sourceip', present(ANY_ADDRESS)],
  ['aws:vpcsourceip', ABSENT],
  ['aws:principalservicename', ABSENT],
  ['aws:principalservicenameslist', ABSENT],
  ['kms:grantisforawsresource', ABSENT],
];

/** A request of somebody who has nothing to do with the replication. */
export function createStranger(policy: ResourcePolicy): Request {
  return createRequest(policy, 'another account', policy.arn.split(':')[1], OF_STRANGERS);
}

/** A request of somebody else in the account of the role. */
export function createAccountPeer(policy: ResourcePolicy, { account, arn }: RoleCaller): Request {
  return createRequest(policy, account, arn.split(':')[1], []);
}

function createRequest(
  { arn: resource, account: resourceAccount }: ResourcePolicy,
  account: SymbolicString,
  partition: SymbolicString,
  more: Iterable<readonly [string, KeyStates]>,
): Request {
  const arn = `arn:${partition}:iam::${account}:role/another role`;
  const context = new Map<string, KeyStates>([
    ...OF_EVERYBODY,
    ...more,
    ['aws:principalarn', present(arn)],
    ['aws:principalaccount', present(account)],
    ['kms:calleraccount', present(account)],
    ['aws:resourceaccount', present(resourceAccount)],
    ['s3:resourceaccount', present(resourceAccount)],
  ]);
  return { action: '*', resource, resourceAccount, caller: { kind: 'role', arn, account }, context };
}
