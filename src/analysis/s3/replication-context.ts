import type { Policies } from '../iam/authorization';
import type { PolicyDocument } from '../iam/policy-document';
import type { Context, RoleCaller } from '../iam/request';
import type { DeployedStack } from '../model/deployed-stack';
import type { Bucket, Replication, Role, Rule, DeploymentModel } from '../model/deployment-model';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import { parseKeyArn } from './key-arn';
import { findKeyTarget, presumeKey } from './key-target';
import type { KeyTarget } from './key-target';
import { StackTable } from './stack-table';

/** A replication with what the templates have of its role. */
export interface ReplicationContext {
  readonly model: DeploymentModel;
  readonly stacks: StackTable;
  readonly replication: Replication;
  readonly source: Bucket;
  /** `undefined` where no template has it. */
  readonly role?: Role;
  readonly caller: RoleCaller;
  /** The key of the bucket's default encryption. */
  readonly sourceKey?: KeyTarget;
  readonly memo: CallMemo;
}

/** What is worked out once for the calls of a replication: many of them carry the same. */
export interface CallMemo {
  readonly ruleContexts: Map<Rule, RuleContext>;
  readonly contexts: Map<string, Context>;
  readonly admissions: Map<string, PolicyDocument>;
  /** The stacks that have a part of the replication. */
  stacks?: readonly DeployedStack[];
  readonly limits: Map<string, Pick<Policies, 'serviceControls' | 'resourceControls'>>;
}

/** A rule of a replication with what the templates have of its destination. */
export interface RuleContext extends ReplicationContext {
  readonly rule: Rule;
  /** `undefined` where no template has it. */
  readonly destination?: Bucket;
  readonly destinationArn: SymbolicString;
  readonly destinationAccount: SymbolicString;
  readonly destinationRegion: SymbolicString;
  /** What the rule names for the replicas; `undefined` where it names none. */
  readonly replicaKey?: KeyTarget;
}

/** The contexts of one run's replications, each made once. */
export class ReplicationContexts {
  private readonly known = new Map<Replication, ReplicationContext>();
  private readonly stacks: StackTable;

  constructor(private readonly model: DeploymentModel) {
    this.stacks = new StackTable(model.stacks);
  }

  public get(replication: Replication): ReplicationContext {
    const each = this.known.get(replication) ?? createReplicationContext(this.model, this.stacks, replication);
    this.known.set(replication, each);
    return each;
  }
}

export function getRuleContext(each: ReplicationContext, rule: Rule): RuleContext {
  const { ruleContexts } = each.memo;
  const context = ruleContexts.get(rule) ?? createRuleContext(each, rule);
  ruleContexts.set(rule, context);
  return context;
}

function createReplicationContext(
  model: DeploymentModel,
  stacks: StackTable,
  replication: Replication,
): ReplicationContext {
  const { source, roleArn } = replication;
  const { encryption } = source;
  const kms = encryption !== undefined && encryption.algorithm !== 'AES256';
  return {
    model,
    stacks,
    replication,
    source,
    role: model.findRole(roleArn, replication.address),
    caller: { kind: 'role', arn: roleArn, account: roleArn.split(':')[4] ?? unknownValue(`account of ${roleArn}`) },
    sourceKey: kms ? findKeyTarget(model, encryption.keyId, source) : undefined,
    memo: { ruleContexts: new Map(), contexts: new Map(), admissions: new Map(), limits: new Map() },
  };
}

function createRuleContext(each: ReplicationContext, rule: Rule): RuleContext {
  const { source, model } = each;
  const { bucketArn, account, keyId } = rule.destination;
  const destination = model.findBucket(bucketArn);
  const stated = keyId === undefined ? undefined : parseKeyArn(keyId);
  const owner = destination ?? {
    account: account ?? source.account,
    // S3 wants the key in the Region of the bucket, so the key tells the Region of a bucket that nobody describes
    region: stated?.region ?? unknownValue(`Region of ${bucketArn}`),
    partition: source.partition,
  };
  const named = keyId === undefined ? undefined : findKeyTarget(model, keyId, owner);
  return {
    ...each,
    rule,
    destination,
    destinationArn: bucketArn,
    destinationAccount: owner.account,
    destinationRegion: owner.region,
    replicaKey: named && destination ? presumeKey(model, named, destination) : named,
  };
}
