import type { Bench } from './evaluation-context';
import type { Decision } from './decision';
import { EVERY_WAY } from './match-principal';
import type { Side } from './effect-result';
import { allowed, allowedAs, either } from './effect-result';
import type { Situation } from './situation';

/** A policy that has to allow a request, or one of several where one is enough. */
export interface Step extends Side {
  /** The policy that lacks the permission where none allows. */
  readonly missing: NonNullable<Decision['missing']>;
}

/** The policies that all have to allow a request. */
export function stepsOf(bench: Bench, situation: Situation, sameAccount: boolean): readonly Step[] {
  if (bench.model === 'trust') {
    return [{ missing: 'trust policy', ...allowedAs(EVERY_WAY, bench.resource, situation) }];
  }
  const steps = { s3: sameAccount ? s3 : acrossAccounts, kms: sameAccount ? kms : acrossAccounts };
  return steps[bench.model](bench, situation);
}

/**
 * Inside an account a bucket policy that names the role or everyone is enough; one that names the account is not. A
 * permissions boundary limits what is allowed to the role, not what is allowed to everyone.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-req-context.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function s3(bench: Bench, situation: Situation): readonly Step[] {
  const named = allowedAs(['name'], bench.resource, situation);
  const everyone = allowedAs(['everyone'], bench.resource, situation);
  return [
    { missing: 'identity policy', ...either(allowed(bench.identity, situation), named, everyone) },
    ...boundary(bench, situation, everyone),
  ];
}

/**
 * IAM policies have an effect on a key only where its key policy lets the account decide.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function kms(bench: Bench, situation: Situation): readonly Step[] {
  const named = allowedAs(['name'], bench.resource, situation);
  const everyone = allowedAs(['everyone'], bench.resource, situation);
  const account = allowedAs(['account'], bench.resource, situation);
  return [
    { missing: 'key policy', ...either(named, everyone, account) },
    { missing: 'identity policy', ...either(allowed(bench.identity, situation), named, everyone) },
    ...boundary(bench, situation, everyone),
  ];
}

/** Across accounts both sides have to allow. */
function acrossAccounts(bench: Bench, situation: Situation): readonly Step[] {
  const resource = allowedAs(EVERY_WAY, bench.resource, situation);
  const identity: Step = { missing: 'identity policy', ...allowed(bench.identity, situation) };
  const limit = boundary(bench, situation);
  return bench.model === 'kms'
    ? [{ missing: 'key policy', ...resource }, identity, ...limit]
    : [identity, ...limit, { missing: 'bucket policy', ...resource }];
}

function boundary(bench: Bench, situation: Situation, ...beyond: readonly Side[]): readonly Step[] {
  return bench.boundary
    ? [{ missing: 'permissions boundary', ...either(allowed(bench.boundary, situation), ...beyond) }]
    : [];
}
