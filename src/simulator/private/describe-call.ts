import { describeStatement } from '../../analysis/checks/explain-decision';
import type { Decision } from '../../analysis/iam/decision';
import type { KeyStates } from '../../analysis/iam/request';
import type { Call } from '../../analysis/s3/call';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { SimulatedCall } from '../simulated-call';
import { SimulatedDecision } from '../simulated-call';

/** The condition keys that distinguish one call of replication from another, spelled as AWS spells them. */
const SHOWN_CONDITION_KEYS: readonly string[] = [
  'kms:ViaService',
  'kms:EncryptionContext:aws:s3:arn',
  's3:x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:x-amz-server-side-encryption-customer-algorithm',
];

const DECISIONS: { readonly [outcome in Decision['outcome']]: SimulatedDecision } = {
  allowed: SimulatedDecision.ALLOWED,
  denied: SimulatedDecision.DENIED,
  partly: SimulatedDecision.DENIED,
  undecided: SimulatedDecision.UNDECIDED,
};

/** A call with its decision, as the trace shows it. */
export function describeCall({ request }: Call, decision: Decision): SimulatedCall {
  const { action, resource, caller, context } = request;
  const shown = SHOWN_CONDITION_KEYS.flatMap((key) => {
    const states = context.get(key.toLowerCase());
    return states?.some((state) => state !== undefined) ? [[key, describeStates(states)] as const] : [];
  });
  return {
    action,
    resource: display(resource),
    caller: caller.kind === 'service' ? caller.service : display(caller.arn),
    context: Object.fromEntries(shown),
    decision: DECISIONS[decision.outcome],
    ...describeDeterminingStatement(decision),
  };
}

function describeStates(states: KeyStates): string {
  return states.map((state) => (state === undefined ? '(absent)' : state.map(display).join(', '))).join(' or ');
}

/** A statement that stands in for an unknown policy is in no template, so it is not shown as the determining one. */
function describeDeterminingStatement({ statement }: Decision): Pick<SimulatedCall, 'decidedBy'> {
  return statement === undefined || statement.origin.propertyPath === '' ? {} : { decidedBy: describeStatement(statement) };
}
