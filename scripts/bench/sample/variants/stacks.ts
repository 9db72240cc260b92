import { Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

export const ACCOUNT = '111111111111';

export const SOURCE = 'eu-west-1';

export const REPLICA = 'eu-central-1';

/** Replications of one source stack: a template takes 500 resources. */
export const PER_STACK = 10;

export function forEachReplication(size: number, write: (index: number, group: number) => void): void {
  for (let index = 0; index < size; index += 1) {
    write(index, Math.floor(index / PER_STACK));
  }
}

export function found(app: App, id: string, region: string): Stack {
  return (app.node.tryFindChild(id) as Stack | undefined) ?? new Stack(app, id, { env: { account: ACCOUNT, region } });
}

export function threeStacks(app: App, group: number) {
  const [keys, replicas, sources] = [
    found(app, `Keys${group}`, SOURCE),
    found(app, `Replicas${group}`, REPLICA),
    found(app, `Data${group}`, SOURCE),
  ];
  replicas.addStackDependency(keys);
  sources.addStackDependency(keys);
  sources.addStackDependency(replicas);
  return { keys, replicas, sources };
}

export const nameOf = (index: number, side: string, region: string) => `bench-${side}-${index}-${ACCOUNT}-${region}-an`;

export function root(): unknown {
  return { AWS: `arn:aws:iam::${ACCOUNT}:root` };
}

export interface Allowed {
  readonly sid?: string;
  readonly effect?: iam.Effect;
  readonly principals?: unknown;
  readonly actions: string[];
  readonly resources?: string[];
  readonly conditions?: { [operator: string]: unknown };
}

export function document(statements: readonly Allowed[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ sid, effect = iam.Effect.ALLOW, principals, actions, resources, conditions }) => ({
      Sid: sid,
      Effect: effect,
      Principal: principals,
      Action: actions,
      Resource: resources,
      Condition: conditions,
    })),
  };
}
