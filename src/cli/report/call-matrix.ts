import { nameStatement } from '../../analysis/checks/explain-decision';
import type { StatementName } from '../../analysis/checks/violation';
import { Authorizer } from '../../analysis/iam/authorizer';
import type { Decision, Outcome } from '../../analysis/iam/decision';
import type { DeploymentModel } from '../../analysis/model/deployment-model';
import { formatRuleName } from '../../analysis/model/replication-rules';
import { createObjectCall, isKeyTarget, isMade } from '../../analysis/s3/calls';
import type { ObjectVariant } from '../../analysis/s3/object-variants';
import { isKms, listObjectVariants } from '../../analysis/s3/object-variants';
import type { ReplicationCall } from '../../analysis/s3/replication-calls';
import { REPLICATION_CALLS } from '../../analysis/s3/replication-calls';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { ReplicationContexts, getRuleContext } from '../../analysis/s3/replication-context';
import { createHeaderUpload } from '../../analysis/s3/upload';
import type { SymbolicString } from '../../analysis/symbolic/symbolic-string';

/** The calls that S3 makes for the objects of one rule, by how an object is encrypted. */
export interface CallMatrix {
  readonly source: SymbolicString;
  readonly destination: SymbolicString;
  readonly rule: SymbolicString;
  /** The columns: kinds of objects, what uploads get by default first. */
  readonly variants: readonly string[];
  /** Kinds of which there are no objects, since the bucket refuses the upload. */
  readonly refused: readonly string[];
  readonly rows: readonly CallRow[];
}

/** A call, with a cell for each variant; `undefined` where S3 makes none. */
export interface CallRow {
  readonly call: ReplicationCall;
  readonly cells: readonly (CallCell | undefined)[];
}

export interface CallCell {
  readonly outcome: Outcome;
  /** The determining statement, where there is one. */
  readonly statement?: StatementName;
  /** Why, in words, where no statement determines it. */
  readonly because?: string;
}

/** A matrix for each enabled rule. */
export function listCallMatrices(model: DeploymentModel): readonly CallMatrix[] {
  const contexts = new ReplicationContexts(model);
  const authorizer = new Authorizer();
  return model.replications.flatMap((replication) => replication.rules
    .filter(({ status }) => status !== 'Disabled')
    .map((rule) => createMatrix(getRuleContext(contexts.get(replication), rule), authorizer)));
}

function createMatrix(rule: RuleContext, authorizer: Authorizer): CallMatrix {
  const all = listObjectVariants(rule);
  const refused = all.filter(({ byDefault, object }) => byDefault === 'none'
    && authorizer.authorize(createHeaderUpload(rule, object)).outcome === 'denied');
  const variants = all.filter((variant) => !refused.includes(variant));
  return {
    source: rule.source.name,
    destination: rule.destination?.name ?? rule.destinationArn,
    rule: formatRuleName(rule.rule),
    variants: variants.map(describeVariant),
    refused: refused.map(describeVariant),
    rows: REPLICATION_CALLS.filter((call) => isMade(call, rule) !== 'none')
      .map((call) => ({ call, cells: variants.map((variant) => decide(call, variant, rule, authorizer)) }))
      .filter(({ cells }) => cells.some((cell) => cell !== undefined)),
  };
}

function describeVariant({ object: { encryption }, byDefault }: ObjectVariant): string {
  const bucketKey = isKms(encryption) ? ` ${encryption.bucketKey ? 'with' : 'without'} a Bucket Key` : '';
  return `${encryption.algorithm}${bucketKey}${byDefault === 'none' ? '' : ', the default'}`;
}

function decide(
  call: ReplicationCall,
  { object }: ObjectVariant,
  rule: RuleContext,
  authorizer: Authorizer,
): CallCell | undefined {
  const { encryption } = object;
  if (call.withBucketKey && !(isKms(encryption) && encryption.bucketKey)) {
    return undefined;
  }
  const made = createObjectCall(call, rule, object);
  if (made === undefined) {
    return call.target === 'source key' && isKms(encryption)
      ? { outcome: 'undecided', because: 'the upload names the key' } : undefined;
  }
  const denyOnly = call.impliedByAnother ?? call.apartFrom !== undefined;
  const decision = authorizer.authorize({ ...made, denyOnly });
  const { alternative } = call;
  const others = alternative?.serves(encryption) ? [createObjectCall({ ...call, ...alternative }, rule, object)!] : [];
  const served = [decision, ...others.map((other) => authorizer.authorize(other))].find(({ outcome }) => outcome === 'allowed');
  return describeCell(served ?? decision, denyOnly);
}

function describeCell({ outcome, statement, cause, missing, unknowns }: Decision, denyOnly: boolean): CallCell {
  // what no template has is assumed to allow everything, by a statement that is nowhere
  const isWritten = statement !== undefined && statement.origin.address.logicalId !== '';
  if (isWritten && (outcome === 'allowed' || cause === 'explicit deny')) {
    return { outcome, statement: nameStatement(statement) };
  }
  if (outcome === 'allowed') {
    return { outcome, because: denyOnly ? 'nothing denies it' : 'what is not in the templates is assumed to allow it' };
  }
  return {
    outcome,
    because: cause === 'implicit deny' || cause === 'boundary' ? `no statement of the ${missing} allows it`
      : ['what decides is not in the templates', ...unknowns].join('; '),
  };
}

/** Whether a call is the same for every object of the rule. */
export function concernsEveryObject({ target }: ReplicationCall): boolean {
  return !isKeyTarget(target) && target !== 'source object' && target !== 'replica';
}
