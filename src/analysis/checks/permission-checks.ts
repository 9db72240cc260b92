import type { Decision } from '../iam/decision';
import type { Call } from '../s3/call';
import { createBucketCall, createObjectCall, isKeyTarget, isMade } from '../s3/calls';
import { unreported } from '../s3/failure-reasons';
import type { ObjectVariant } from '../s3/object-variants';
import { listKmsVariants, formatObjectKey, createReplicaObject, isKms } from '../s3/object-variants';
import type { CallTarget, ReplicationCall } from '../s3/replication-calls';
import { REPLICATION_CALLS } from '../s3/replication-calls';
import type { ReplicationContext, RuleContext } from '../s3/replication-context';
import type { Check, CheckRun } from './check';
import { explainDecision } from './explain-decision';
import type { Violation } from './violation';

/** A call with what follows from the variant of the object, or from what is not known of the rule. */
interface CheckedCall extends Call, Pick<Violation, 'severity' | 'undecided' | 'detail'> {
  /** What a person should know of the call, after the message. */
  readonly note?: string;
  /** Another call that serves S3 as well. */
  readonly alternative?: Call;
}

const DISPUTED = "AWS's pages disagree whether S3 makes this call";

/** One for each call of S3 on these targets: the role, or the policies of the target, have to allow it. */
export function createPermissionChecks(...targets: readonly CallTarget[]): readonly Check[] {
  return REPLICATION_CALLS.filter(({ target }) => targets.includes(target)).map(createPermissionCheck);
}

function createPermissionCheck(call: ReplicationCall): Check {
  const { id, action, title, target, disputed, failureReason, see } = call;
  const about = { id, title, call: action, severity: disputed ? 'warning' as const : 'error' as const, failureReason, see };
  const checkReplication = (each: ReplicationContext, run: CheckRun) =>
    findDenials(call, [createBucketCall(call, each)], run);
  const checkCalls = (rule: RuleContext, run: CheckRun) => findDenials(call, listCheckedCalls(call, rule), run);
  switch (target) {
    case 'role':
    case 'source bucket': return { ...about, checkReplication };
    case 'source object':
    case 'source key': return { ...about, checkPrefix: checkCalls };
    default: return { ...about, checkRule: checkCalls };
  }
}

function listCheckedCalls(call: ReplicationCall, rule: RuleContext): (CheckedCall | undefined)[] {
  const made = isMade(call, rule);
  if (made === 'none') {
    return [];
  }
  const calls = isKeyTarget(call.target)
    ? listKmsVariants(rule).filter((variant) => !call.withBucketKey || hasBucketKey(variant))
      .map((variant) => weighVariant(call, variant, createObjectCall(call, rule, variant.object)))
    : [createCheckedCall(call, rule)];
  return made === 'all' ? calls : calls.map((each) => each && { ...each, undecided: true, note: call.whenUnknown });
}

function createCheckedCall(call: ReplicationCall, rule: RuleContext): CheckedCall | undefined {
  const replica = createReplicaObject(rule);
  const object = call.target === 'replica' ? replica : { ...replica, key: formatObjectKey(rule) };
  const created = createObjectCall(call, rule, object);
  const { alternative } = call;
  return created && alternative?.when(rule) === 'all'
    ? { ...created, alternative: createObjectCall({ ...call, ...alternative }, rule, object) }
    : created;
}

function hasBucketKey({ object: { encryption } }: ObjectVariant): boolean {
  return isKms(encryption) && encryption.bucketKey;
}

/**
 * A call for a variant that uploads do not have unless a client asks for it is a warning, since the policies of AWS's
 * own pages name one variant alone.
 */
function weighVariant(
  { disputed }: ReplicationCall,
  { byDefault }: ObjectVariant,
  created: Call | undefined,
): CheckedCall | undefined {
  // a call that is disputed is never more than undecided, whoever asks for the variant
  if (created === undefined || byDefault === 'all' || disputed) {
    return created;
  }
  return byDefault === 'unknown' ? { ...created, undecided: true } : {
    ...created,
    severity: 'warning',
    detail: 'by header',
    variant: `${created.variant}, which a header of the upload asks for; other uploads are not affected`,
  };
}

function findDenials(
  call: ReplicationCall,
  calls: readonly (CheckedCall | undefined)[],
  run: CheckRun,
): readonly Violation[] {
  const found = calls.flatMap((each) => (each && findDenial(call, each, run)) ?? []);
  // what denies the usual variant for sure denies the others too
  const sure = found.findIndex(({ undecided }) => !undecided);
  return sure === 0 ? found.slice(0, 1) : found.filter(({ undecided }, index) => index === 0 || !undecided);
}

function findDenial(call: ReplicationCall, checked: CheckedCall, { authorizer }: CheckRun): Violation | undefined {
  const { alternative, severity, detail } = checked;
  const decision = authorizer.authorize({ ...checked, denyOnly: call.impliedByAnother });
  if (decision.outcome === 'allowed' || (alternative && authorizer.authorize(alternative).outcome === 'allowed')) {
    return undefined;
  }
  const note = call.disputed ? DISPUTED : checked.note;
  const explained = explainDecision(checked, decision);
  const undecided = decision.outcome === 'undecided' || call.disputed || checked.undecided;
  return {
    ...explained,
    message: note === undefined ? explained.message : `${explained.message}. ${note}`,
    detail,
    ...(undecided ? { undecided: true } : { severity }),
    ...withoutAllow(call, decision),
  };
}

/** The permission without which S3 replicates all the same, unless a statement denies it. */
function withoutAllow({ replicatesWithout }: ReplicationCall, { cause }: Decision): Pick<Violation, 'severity' | 'failureReason'> {
  return replicatesWithout === undefined || cause === 'explicit deny' ? {} : {
    severity: 'warning',
    failureReason: unreported(`objects are replicated without their ${replicatesWithout}`),
  };
}
