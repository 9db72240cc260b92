import type { Decision } from '../iam/decision';
import type { Call } from '../s3/call';
import { createBucketCall, createObjectCall, dependsOnEncryption, isKeyTarget, isMade } from '../s3/calls';
import { unreported } from '../s3/failure-reasons';
import { createAnyKey } from '../s3/key-target';
import type { ObjectVariant, SourceObject } from '../s3/object-variants';
import { encryptsWithKms, isKms, listKmsVariants, listObjectVariants } from '../s3/object-variants';
import type { CallTarget, ReplicationCall } from '../s3/replication-calls';
import { REPLICATION_CALLS } from '../s3/replication-calls';
import type { ReplicationContext, RuleContext } from '../s3/replication-context';
import { createHeaderUpload } from '../s3/upload';
import type { Check, CheckRun } from './check';
import { explainDecision } from './explain-decision';
import type { Violation } from './violation';

/** A call with what follows from the variant of the object, or from what is not known of the rule. */
interface CheckedCall extends Call, Pick<Violation, 'severity' | 'level' | 'undecided' | 'detail'> {
  /** What a person should know of the call, after the message. */
  readonly note?: string;
  /** Another call that serves S3 as well. */
  readonly alternative?: Call;
  /** The upload that asks for the variant: where the bucket refuses it, there is no such object. */
  readonly upload?: Call;
  /** Whether it is for a variant that uploads get by default or not, which deployment decides. */
  readonly open?: boolean;
  /** The call for an object without tags, of a call that is made for tags. */
  readonly withoutTags?: Call;
  /** Whether the objects of the rule all have tags. */
  readonly selectsByTags?: boolean;
  /** The call that replicates the object, of one that S3 makes apart from it. */
  readonly ofObject?: Call;
  /** Whether nothing is said unless the call is denied for certain, whatever it is made on. */
  readonly onlyIfDenied?: boolean;
}

const DISPUTED = "AWS's pages disagree whether S3 makes this call";

/** One for each call of S3 on these targets: the role, or the policies of the target, have to allow it. */
export function createPermissionChecks(...targets: readonly CallTarget[]): readonly Check[] {
  return REPLICATION_CALLS.filter(({ target }) => targets.includes(target)).map(createPermissionCheck);
}

function createPermissionCheck(call: ReplicationCall): Check {
  const { id, action, title, target, disputed, failureReason, see } = call;
  const severity = call.apartFrom ? 'info' as const : disputed ? 'warning' as const : 'error' as const;
  const about = { id, title, call: action, severity, failureReason, see };
  const checkReplication = (each: ReplicationContext, run: CheckRun) =>
    findDenials(call, [createBucketCall(call, each)], run);
  const checkCalls = (rule: RuleContext, run: CheckRun) =>
    findDenials(call, closeDenied(call, rule, listCheckedCalls(call, rule), run), run);
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
  const calls = listVariants(call, rule).map((variant) => createCheckedCall(call, rule, variant));
  return made === 'all' ? calls : calls.map((each) => each && { ...each, undecided: true, note: call.whenUnknown });
}

/** What is denied whatever deployment decides is denied for sure. */
function closeDenied(
  { target }: ReplicationCall,
  rule: RuleContext,
  calls: readonly (CheckedCall | undefined)[],
  { authorizer }: CheckRun,
): readonly (CheckedCall | undefined)[] {
  const open = calls.filter((each) => each?.open);
  const encryption = isKeyTarget(target) ? encryptsWithKms(rule) : 'all';
  const denied = open.length > 0 && encryption === 'all' && open.every((each) =>
    ['denied', 'partly'].includes(authorizer.authorize(each!).outcome)
      && !(each!.alternative && authorizer.authorize(each!.alternative).outcome === 'allowed'));
  return denied ? calls.map((each) => each && { ...each, open: false }) : calls;
}

/** Those that make a difference to the call, what uploads get by default first. */
function listVariants(call: ReplicationCall, rule: RuleContext): readonly ObjectVariant[] {
  if (isKeyTarget(call.target)) {
    return listKmsVariants(rule).filter((variant) => !call.withBucketKey || hasBucketKey(variant));
  }
  const variants = listObjectVariants(rule);
  const algorithms = variants.map(({ object: { encryption } }) => encryption.algorithm);
  return dependsOnEncryption(call)
    ? variants.filter((_variant, index) => algorithms.indexOf(algorithms[index]) === index)
    : variants.slice(0, 1);
}

function createCheckedCall(call: ReplicationCall, rule: RuleContext, variant: ObjectVariant): CheckedCall | undefined {
  const { object, byDefault } = variant;
  const whole = call.target === 'source key' ? withAnyKey(object, rule) : object;
  const created = createObjectCall(call, rule, whole);
  const { alternative } = call;
  return created && {
    ...created,
    ...(alternative?.serves(object.encryption)
      ? { alternative: createObjectCall({ ...call, ...alternative }, rule, object) }
      : {}),
    ...(byDefault === 'unknown' && dependsOnEncryption(call) ? { open: true } : {}),
    ...(byDefault === 'none' ? describeHeader(call, created, variant, rule) : {}),
    ...(whole === object ? {} : { onlyIfDenied: true }),
    ...(call.apartFrom && {
      ofObject: createObjectCall({ ...call, action: call.apartFrom }, rule, object),
    }),
    ...(call.withTags && {
      withoutTags: createObjectCall({ ...call, action: call.withTags.others }, rule, object),
      selectsByTags: rule.rule.tags.length > 0,
    }),
  };
}

function hasBucketKey({ object: { encryption } }: ObjectVariant): boolean {
  return isKms(encryption) && encryption.bucketKey;
}

/** An upload that asks for SSE-KMS names its key: the role has to be allowed to decrypt with one at least. */
function withAnyKey(object: SourceObject, { source }: RuleContext): SourceObject {
  const { encryption } = object;
  return isKms(encryption) && encryption.sourceKey === undefined
    ? { ...object, encryption: { ...encryption, sourceKey: createAnyKey(source) } }
    : object;
}

/**
 * What only a header of the upload asks for is a warning, since the policies of AWS's own pages name one variant alone,
 * and since nobody may ever upload it.
 */
function describeHeader(
  call: ReplicationCall,
  created: Call,
  { object }: ObjectVariant,
  rule: RuleContext,
): Partial<CheckedCall> {
  const variant = created.variant ?? `for an object under ${object.encryption.algorithm}`;
  return {
    upload: createHeaderUpload(rule, object),
    // a call that is disputed is a warning already, whoever asks for the variant
    ...(call.disputed ? {} : { detail: 'by header' }),
    severity: 'warning',
    level: 'info',
    variant: `${variant}, which a header of the upload asks for; other uploads are not affected`,
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
  const { alternative, severity, detail, level, onlyIfDenied, upload, withoutTags, ofObject } = checked;
  const decision = authorizer.authorize({ ...checked, denyOnly: call.impliedByAnother ?? ofObject !== undefined });
  if ((ofObject && (decision.outcome !== 'denied' || authorizer.authorize(ofObject).outcome !== 'allowed')) || decision.outcome === 'allowed' || (alternative && authorizer.authorize(alternative).outcome === 'allowed')
    || (onlyIfDenied && decision.outcome !== 'denied') || (upload && authorizer.authorize(upload).outcome === 'denied')) {
    return undefined;
  }
  const note = call.disputed ? DISPUTED : checked.note;
  const explained = explainDecision(checked, decision);
  const undecided = decision.outcome === 'undecided' || call.disputed || checked.undecided || checked.open;
  return {
    ...explained,
    message: note === undefined ? explained.message : `${explained.message}. ${note}`,
    detail,
    ...(undecided ? { undecided: true } : { severity }),
    level: call.disputed ? 'info' : level,
    ...withoutAllow(call, decision),
    // where objects without tags are denied too, that call says so
    ...(withoutTags && ['allowed', 'undecided'].includes(authorizer.authorize(withoutTags).outcome)
      ? describeTags(explained, checked)
      : {}),
  };
}

/**
 * A destination that refuses tags is a set-up of AWS's page about permissions, while the page about troubleshooting
 * says that replication fails then. Objects have tags only if an upload gives them, or if the rule selects by them.
 */
function describeTags({ message }: Violation, { selectsByTags }: CheckedCall): Partial<Violation> {
  return {
    message: `${message}. AWS's pages disagree whether S3 replicates objects without their tags then; objects that have none `
      + 'are not affected',
    ...(selectsByTags ? { undecided: true } : { severity: 'warning', level: 'info' }),
  };
}

/** The permission without which S3 replicates all the same, unless a statement denies it. */
function withoutAllow(
  { replicatesWithout }: ReplicationCall,
  { cause }: Decision,
): Pick<Violation, 'severity' | 'level' | 'failureReason'> {
  return replicatesWithout === undefined || cause === 'explicit deny' || cause === 'unknown' ? {} : {
    severity: 'warning',
    level: 'info',
    failureReason: unreported(`objects are replicated without their ${replicatesWithout}`),
  };
}
