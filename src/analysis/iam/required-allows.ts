import type { Decision } from './decision';
import type { EffectResult } from './effect-result';
import { chooseBest, evaluateAllows, evaluateAllowsNaming } from './effect-result';
import type { EvaluationContext } from './evaluation-context';
import { EVERY_PRINCIPAL_MATCH } from './match-principal';
import type { Situation } from './request';

/** What a policy, or the best of several of which one is enough, allows of a request. */
export interface RequiredAllow extends EffectResult {
  /** The policy that lacks the permission where none allows. */
  readonly missing: NonNullable<Decision['missing']>;
}

/** The allows of which a request needs every one. */
export function listRequiredAllows(
  context: EvaluationContext,
  situation: Situation,
  sameAccount: boolean,
): readonly RequiredAllow[] {
  return [
    ...requireOfPolicies(context, situation, sameAccount),
    ...context.serviceControls.map((level): RequiredAllow =>
      ({ missing: 'service control policy', ...evaluateAllows(level, situation) })),
  ];
}

function requireOfPolicies(
  context: EvaluationContext,
  situation: Situation,
  sameAccount: boolean,
): readonly RequiredAllow[] {
  if (context.resourceType === 'trust') {
    return [{ missing: 'trust policy', ...evaluateAllowsNaming(EVERY_PRINCIPAL_MATCH, context.resource, situation) }];
  }
  if (!sameAccount) {
    return requireAcrossAccounts(context, situation);
  }
  return context.resourceType === 's3' ? requireForBucket(context, situation) : requireForKey(context, situation);
}

/**
 * Inside an account a bucket policy that names the role or everyone is enough; one that names the account is not. A
 * permissions boundary limits what is allowed to the role, not what is allowed to everyone.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-req-context.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function requireForBucket(context: EvaluationContext, situation: Situation): readonly RequiredAllow[] {
  const named = evaluateAllowsNaming(['name'], context.resource, situation);
  const everyone = evaluateAllowsNaming(['everyone'], context.resource, situation);
  return [
    { missing: 'identity policy', ...chooseBest(evaluateAllows(context.identity, situation), named, everyone) },
    ...requireBoundary(context, situation, everyone),
  ];
}

/**
 * IAM policies have an effect on a key only where its key policy lets the account decide.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function requireForKey(context: EvaluationContext, situation: Situation): readonly RequiredAllow[] {
  const named = evaluateAllowsNaming(['name'], context.resource, situation);
  const everyone = evaluateAllowsNaming(['everyone'], context.resource, situation);
  const account = evaluateAllowsNaming(['account'], context.resource, situation);
  return [
    { missing: 'key policy', ...chooseBest(named, everyone, account) },
    { missing: 'identity policy', ...chooseBest(evaluateAllows(context.identity, situation), named, everyone) },
    ...requireBoundary(context, situation, everyone),
  ];
}

/** Across accounts the policy of the resource and those of the caller have to allow. */
function requireAcrossAccounts(context: EvaluationContext, situation: Situation): readonly RequiredAllow[] {
  const resource = evaluateAllowsNaming(EVERY_PRINCIPAL_MATCH, context.resource, situation);
  const ofCaller: readonly RequiredAllow[] = [
    { missing: 'identity policy', ...evaluateAllows(context.identity, situation) },
    ...requireBoundary(context, situation),
  ];
  return context.resourceType === 'kms'
    ? [{ missing: 'key policy', ...resource }, ...ofCaller]
    : [...ofCaller, { missing: 'bucket policy', ...resource }];
}

/** @param exempt what the boundary does not limit */
function requireBoundary(
  context: EvaluationContext,
  situation: Situation,
  ...exempt: readonly EffectResult[]
): readonly RequiredAllow[] {
  return context.boundary
    ? [{ missing: 'permissions boundary', ...chooseBest(evaluateAllows(context.boundary, situation), ...exempt) }]
    : [];
}
