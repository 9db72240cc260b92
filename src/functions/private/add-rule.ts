import { Rule } from 'aws-cdk-lib/aws-events';
import type { RuleProps } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct, IConstruct } from 'constructs';
import { acknowledge } from '../../internal/nag/acknowledge';

/** When EventBridge calls a function. */
export interface FunctionTrigger extends Pick<RuleProps, 'description' | 'eventPattern' | 'schedule'> {
  /** How often EventBridge tries again, up to a day; 185 times unless stated. */
  readonly maximumRetryAttempts?: number;
  /** What has to be there before the function is called. */
  readonly waitsFor: readonly IConstruct[];
}

/** Has EventBridge call a function. The targets of CDK take long to load, and make the same of a function. */
export function addRule(
  scope: Construct,
  id: string,
  lambda: Function,
  { maximumRetryAttempts, waitsFor, ...props }: FunctionTrigger,
): Rule {
  const retryPolicy = maximumRetryAttempts === undefined ? undefined : { maximumRetryAttempts };
  const rule = new Rule(scope, id, props);
  rule.addTarget({ bind: () => ({ arn: lambda.functionArn, retryPolicy }) });
  lambda.addPermission(`${id}Permission`, {
    principal: new ServicePrincipal('events.amazonaws.com'),
    sourceArn: rule.ruleArn,
  });
  acknowledge(rule, 'functionRule');
  // what waits for a bucket above it waits for itself too; policies that name the bucket wait for it already
  rule.node.addDependency(...waitsFor.filter((each) => !rule.node.scopes.includes(each)));
  return rule;
}
