import type { PolicyDocument } from '../iam/policy-document';
import type { Context, RoleCaller } from '../iam/request';
import type { Text } from '../symbolic/symbolic-string';
import { open } from '../symbolic/symbolic-string';
import type { Bucket, Replication, Role, Rule, World } from '../model/deployment-model';
import { keyArnParts, keyTarget, presumedKey } from './key-target';
import type { KeyTarget } from './key-target';

/** A replication with what the templates have of its role. */
export interface ReplicationCase {
  readonly world: World;
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
  readonly routes: Map<Rule, Route>;
  readonly contexts: Map<string, Context>;
  readonly admissions: Map<string, PolicyDocument>;
}

/** One rule of a replication on its way to its destination. */
export interface Route extends ReplicationCase {
  readonly rule: Rule;
  /** `undefined` where no template has it. */
  readonly destination?: Bucket;
  readonly destinationArn: Text;
  readonly destinationAccount: Text;
  readonly destinationRegion: Text;
  /** What the rule names for the replicas; `undefined` where it names none. */
  readonly replicaKey?: KeyTarget;
}

/** What one run knows of the replications of a world; each context is made once. */
export class ReplicationCases {
  private readonly cases = new Map<Replication, ReplicationCase>();

  constructor(private readonly world: World) {}

  public of(replication: Replication): ReplicationCase {
    const each = this.cases.get(replication) ?? newCase(this.world, replication);
    this.cases.set(replication, each);
    return each;
  }
}

export function routeOf(each: ReplicationCase, rule: Rule): Route {
  const { routes } = each.memo;
  const route = routes.get(rule) ?? newRoute(each, rule);
  routes.set(rule, route);
  return route;
}

function newCase(world: World, replication: Replication): ReplicationCase {
  const { source, roleArn } = replication;
  const { encryption } = source;
  const kms = encryption !== undefined && encryption.algorithm !== 'AES256';
  return {
    world,
    replication,
    source,
    role: world.roleOf(roleArn),
    caller: { kind: 'role', arn: roleArn, account: roleArn.split(':')[4] ?? open(`account of ${roleArn}`) },
    sourceKey: kms ? keyTarget(world, encryption.keyId, source) : undefined,
    memo: { routes: new Map(), contexts: new Map(), admissions: new Map() },
  };
}

function newRoute(each: ReplicationCase, rule: Rule): Route {
  const { source, world } = each;
  const { bucketArn, account, keyId } = rule.destination;
  const destination = world.bucketOf(bucketArn);
  const stated = keyId === undefined ? undefined : keyArnParts(keyId);
  const owner = destination ?? {
    account: account ?? source.account,
    // S3 wants the key in the Region of the bucket, so the key tells the Region of a bucket that nobody describes
    region: stated?.region ?? open(`Region of ${bucketArn}`),
    partition: source.partition,
  };
  const named = keyId === undefined ? undefined : keyTarget(world, keyId, owner);
  return {
    ...each,
    rule,
    destination,
    destinationArn: bucketArn,
    destinationAccount: owner.account,
    destinationRegion: owner.region,
    replicaKey: named && destination ? presumedKey(world, named, destination) : named,
  };
}
