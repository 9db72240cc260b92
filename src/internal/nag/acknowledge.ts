import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { Function, IFunction } from 'aws-cdk-lib/aws-lambda';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import type { Provider } from 'aws-cdk-lib/custom-resources';
import type { Construct, IConstruct } from 'constructs';
import { flattenIntrinsic } from '../policy/intrinsics';
import type { StatementSpec } from '../policy/statement';
import type { Acknowledgement } from './acknowledgement';
import { ACKNOWLEDGEMENTS, WILDCARD_REASONS } from './acknowledgements';

/**
 * Acknowledges what an opt-in `AwsCustomResource` adds: its policy, and the Lambda function that CDK shares within
 * the stack.
 */
export function acknowledgeCustomResource(stack: Stack, resource: Construct): void {
  acknowledge(resource, 'customResource');
  const provider = stack.node.tryFindChild(`AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replace(/-/g, '')}`);
  if (provider) {
    acknowledge(provider, 'customResourceFunction');
  }
}

/**
 * Acknowledges what the provider framework of CDK adds, below a `Provider` with a handler that asks for completion.
 */
export function acknowledgeProvider({ node, onEventHandler, isCompleteHandler }: Provider, inVpc: boolean): void {
  const functions = ['onEvent', 'isComplete', 'onTimeout'].map((name) => node.findChild(`framework-${name}`));
  const handlers = [onEventHandler, isCompleteHandler!];
  for (const part of functions) {
    acknowledge(part, 'providerFunction');
    acknowledge(part, inVpc ? 'functionInVpc' : 'providerFunctionOutsideVpc');
    acknowledgeWildcards(part, [renderInvocation(handlers)]);
  }
  const waiter = node.findChild('waiter-state-machine');
  acknowledge(waiter, 'providerStateMachine');
  acknowledgeWildcards(waiter, [renderInvocation(functions.slice(1) as Function[])]);
}

/** What `grantInvoke` of CDK adds: every version of a function. */
function renderInvocation(functions: readonly IFunction[]): NamedResources {
  return { sid: 'InvokeFunction', resources: functions.map(({ functionArn }) => `${functionArn}:*`) };
}

/** The name of a group of findings. */
export type AcknowledgementGroup = keyof typeof ACKNOWLEDGEMENTS;

/** Acknowledges the findings that something cannot avoid by its nature, one by one, each with its reason. */
export function acknowledge(scope: IConstruct, kind: AcknowledgementGroup, reason?: string): void {
  record(scope, ACKNOWLEDGEMENTS[kind].flatMap((acknowledgement) =>
    renderFindingIds(acknowledgement).map((id) => [id, reason ?? acknowledgement.reason])));
}

/**
 * Records what `Validations.acknowledge()` records, which plugins read. That takes a stack trace for each id and looks
 * for a warning with the id in all constructs below, a tenth of the time that a construction takes. cdk-nag's findings
 * are no warnings of constructs, and a trace would end in this file.
 */
function record(scope: IConstruct, acknowledged: readonly (readonly [id: string, reason: string])[]): void {
  const reasons = acknowledged.map(([id, reason]) => [id.replaceAll(' ', '-'), reason]);
  scope.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, Object.fromEntries(reasons));
}

export function renderFindingIds({ packs, rule }: Acknowledgement): string[] {
  return packs.map((pack) => `${pack}::${pack}-${rule}`);
}

/** The resources of a statement, and the `Sid` by which there is a reason. */
type NamedResources = Pick<StatementSpec, 'sid' | 'resources'>;

/** Acknowledges the object wildcards of the role's statements, each by the exact resource, for all that share it. */
export function acknowledgeWildcards(scope: IConstruct, statements: readonly NamedResources[]): void {
  const resources = statements.flatMap((statement) => statement.resources).filter((each) => each.endsWith('*'));
  for (const resource of new Set(resources)) {
    const reason = statements.filter((each) => each.resources.includes(resource)).map(findWildcardReason).join(' ');
    if (Token.isUnresolved(resource)) {
      runBeforePlugins(scope, () => acknowledgeWildcardResource(scope, Stack.of(scope).resolve(resource), reason));
    } else {
      acknowledgeWildcardResource(scope, resource, reason);
    }
  }
}

function findWildcardReason({ sid }: NamedResources): string {
  const reasons: { readonly [sid: string]: string } = WILDCARD_REASONS;
  return reasons[sid];
}

/**
 * A reference to another stack is rendered when CDK has resolved it: in a validation that finds nothing, before the
 * plugins.
 */
function runBeforePlugins(scope: IConstruct, act: () => void): void {
  scope.node.addValidation({
    validate: () => {
      act();
      return [];
    },
  });
}

/** CDK takes no id with a brace or bracket of the resource's own in it. */
function acknowledgeWildcardResource(scope: IConstruct, resource: unknown, reason: string): void {
  if (/[[\]{}]/.test(flattenIntrinsic(resource)) && typeof resource === 'string') {
    return;
  }
  record(scope, [[`AwsSolutions::AwsSolutions-IAM5[Resource::${flattenIntrinsic(resource)}]`, reason]]);
}
