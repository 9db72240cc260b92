import type { EvaluationContext } from './evaluation-context';
import type { Decision } from './decision';
import { EVERY_PRINCIPAL_MATCH } from './match-principal';
import type { EffectResult } from './effect-result';
import { evaluateAllows, evaluateAllowsNaming, chooseBest } from './effect-result';
import type { Situation } from './situation';

/** A policy that has to allow a request, or one of several where one is enough. */
export interface RequiredAllow extends EffectResult {
  /** The policy that lacks the permission where none allows. */
  readonly missing: NonNullable<Decision['missing']>;
}

/** The policies that all have to allow a request. */
export function listRequiredAllows(context: EvaluationContext, situation: Situation, sameAccount: boolean): readonly RequiredAllow[] {
  if (context.resourceType === 'trust') {
    return [{ missing: 'trust policy', ...evaluateAllowsNaming(EVERY_PRINCIPAL_MATCH, context.resource, situation) }];
  }
  const steps = { s3: sameAccount ? s3 : acrossAccounts, kms: sameAccount ? kms : acrossAccounts };
  return steps[context.resourceType](context, situation);
}

/**
 * Inside an account a bucket policy that names the role or everyone is enough; one that names the account is not. A
 * permissions boundary limits what is allowed to the role, not what is allowed to everyone.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-req-context.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function s3(context: EvaluationContext, situation: Situation): readonly RequiredAllow[] {
  const named = evaluateAllowsNaming(['name'], context.resource, situation);
  const everyone = evaluateAllowsNaming(['everyone'], context.resource, situation);
  return [
    { missing: 'identity policy', ...chooseBest(evaluateAllows(context.identity, situation), named, everyone) },
    ...boundary(context, situation, everyone),
  ];
}

/**
 * IAM policies have an effect on a key only where its key policy lets the account decide.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function kms(context: EvaluationContext, situation: Situation): readonly RequiredAllow[] {
  const named = evaluateAllowsNaming(['name'], context.resource, situation);
  const everyone = evaluateAllowsNaming(['everyone'], context.resource, situation);
  const account = evaluateAllowsNaming(['account'], context.resource, situation);
  return [
    { missing: 'key policy', ...chooseBest(named, everyone, account) },
    { missing: 'identity policy', ...chooseBest(evaluateAllows(context.identity, situation), named, everyone) },
    ...boundary(context, situation, everyone),
  ];
}

/** Across accounts both sides have to allow. */
function acrossAccounts(context: EvaluationContext, situation: Situation): readonly RequiredAllow[] {
  const resource = evaluateAllowsNaming(EVERY_PRINCIPAL_MATCH, context.resource, situation);
  const identity: RequiredAllow = { missing: 'identity policy', ...evaluateAllows(context.identity, situation) };
  const limit = boundary(context, situation);
  return context.resourceType === 'kms'
    ? [{ missing: 'key policy', ...resource }, identity, ...limit]
    : [identity, ...limit, { missing: 'bucket policy', ...resource }];
}

function boundary(context: EvaluationContext, situation: Situation, ...beyond: readonly EffectResult[]): readonly RequiredAllow[] {
  return context.boundary
    ? [{ missing: 'permissions boundary', ...chooseBest(evaluateAllows(context.boundary, situation), ...beyond) }]
    : [];
}
