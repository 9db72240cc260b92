import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy, PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, determineLatestNodeRuntime } from 'aws-cdk-lib/aws-lambda';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from '../../internal/nag/acknowledge';
import { MANAGED_POLICY, requireStatementsFit } from '../../internal/policy/policy-size';
import type { StatementSpec } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import { findPartition } from '../../internal/topology/regions';
import { findHandlerFolder } from '../../jobs/private/job-function';
import type { ReplicationCanaryProps } from '../replication-canary-props';

/** What verifying and removing take, after the wait. */
const AFTER_THE_WAIT = Duration.minutes(1);
const MEMORY_MB = 256;

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

export function attachPolicy(
  scope: Construct,
  id: string,
  role: Role,
  description: string,
  statements: readonly StatementSpec[],
): ManagedPolicy {
  const document = new PolicyDocument({ statements: statements.map(toPolicyStatement) });
  requireStatementsFit(statements, document, { ...MANAGED_POLICY, policyType: `policy "${description}"` }, scope);
  const policy = new ManagedPolicy(scope, id, { description, document, roles: [role] });
  acknowledgeWildcards(policy, statements);
  return policy;
}

/** What the function is made of. */
export interface CanaryFunctionInput
  extends Pick<ReplicationCanaryProps, 'vpc' | 'vpcSubnets' | 'securityGroups' | 'deadLetterQueue' | 'reservedConcurrentExecutions'> {
  readonly name: string;
  readonly role: Role;
  readonly policy: ManagedPolicy;
  readonly config: object;
  readonly maximumDelay: Duration;
  readonly schedule: Schedule;
}

/** The function and its schedule. A run that fails is not repeated: the next one is another one. */
export function createFunction(scope: Construct, input: CanaryFunctionInput): Function {
  const { name, role, policy, config, maximumDelay, schedule, deadLetterQueue } = input;
  const lambda = new Function(scope, 'Function', {
    functionName: name,
    code: Code.fromAsset(findHandlerFolder('replication-canary')),
    handler: 'index.handler',
    runtime: determineLatestNodeRuntime(scope),
    description: 'Writes an object and verifies its replicas',
    role,
    timeout: maximumDelay.plus(AFTER_THE_WAIT),
    memorySize: MEMORY_MB,
    environment: { CANARY: Stack.of(scope).toJsonString(config) },
    vpc: input.vpc,
    vpcSubnets: input.vpcSubnets,
    securityGroups: input.securityGroups,
    reservedConcurrentExecutions: input.reservedConcurrentExecutions,
    retryAttempts: 0,
  });
  if (deadLetterQueue) {
    // the prop of the L2 would add an inline policy to the role
    (lambda.node.defaultChild as CfnFunction).deadLetterConfig = { targetArn: deadLetterQueue.queueArn };
  }
  // Lambda makes network interfaces, and looks for the queue, as the role
  lambda.node.addDependency(policy);
  const rule = new Rule(scope, 'Schedule', { schedule, targets: [new LambdaFunction(lambda, { retryAttempts: 0 })] });
  acknowledge(rule, 'canarySchedule');
  acknowledgeUnset(lambda, input);
  return lambda;
}

/** What somebody set is theirs. */
function acknowledgeUnset(lambda: Function, input: CanaryFunctionInput): void {
  acknowledge(lambda, 'canaryFunction');
  if (!input.vpc) {
    acknowledge(lambda, 'canaryOutsideVpc');
  }
  if (!input.deadLetterQueue) {
    acknowledge(lambda, 'canaryWithoutDeadLetterQueue');
  }
  if (input.reservedConcurrentExecutions === undefined) {
    acknowledge(lambda, 'canaryWithoutConcurrency');
  }
}
