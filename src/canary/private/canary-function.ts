import { Duration, Stack } from 'aws-cdk-lib';
import type { CfnRole, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { createFunction, waitForPolicy } from '../../functions/private/create-function';
import type { ReplicationAsyncFunctionOptions } from '../../functions/replication-async-function-options';
import { findPartition } from '../../internal/topology/regions';

/** What verifying and removing take, after the wait. */
const AFTER_THE_WAIT = Duration.minutes(1);

/** The role of the canary, by a name that policies of other accounts state before it exists. */
export function createRole(scope: Construct, name: string): Role {
  return new Role(scope, 'Role', {
    roleName: name,
    description: 'Assumed by Lambda to write an object and to verify its replicas',
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
  });
}

export function renderRoleArn(name: string, { account, region }: Stack): string {
  return `arn:${findPartition(region)}:iam::${account}:role/${name}`;
}

/** The log group that Lambda makes for the function. */
export function renderLogGroupArn(name: string, { account, region }: Stack): string {
  return `arn:${findPartition(region)}:logs:${region}:${account}:log-group:/aws/lambda/${name}`;
}

/**
 * Tells the proof, in the metadata of the role, what it has to be allowed: the templates are all that the command line
 * gets.
 */
export function markRole(role: Role, canary: object): void {
  (role.node.defaultChild as CfnRole).addMetadata('cdk-encrypted-replication', { canary });
}

/** What the function is made of. */
export interface CanaryFunctionInput {
  readonly name: string;
  readonly role: Role;
  readonly policy: ManagedPolicy;
  readonly config: object;
  readonly maximumDelay: Duration;
  readonly options: ReplicationAsyncFunctionOptions;
}

/** A run that fails is not repeated: the next one is another one. */
export function createCanaryFunction(scope: Construct, input: CanaryFunctionInput): Function {
  const { name, role, policy, config, maximumDelay, options } = input;
  const lambda = createFunction(scope, 'Function', {
    folder: 'replication-canary',
    entry: 'handler',
    does: 'writes an object and verifies its replicas',
    functionName: name,
    role,
    timeout: maximumDelay.plus(AFTER_THE_WAIT),
    environment: { CANARY: Stack.of(scope).toJsonString(config) },
    retryAttempts: 0,
    options,
    acknowledged: 'canaryFunction',
  });
  waitForPolicy(lambda, policy);
  return lambda;
}
