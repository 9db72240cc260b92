import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { flatten } from '../policy/print-document';
import type { Statement } from '../policy/statement';
import type { Acknowledgement } from './acknowledgements';
import { ACKNOWLEDGEMENTS, WILDCARD_REASONS } from './acknowledgements';

/** The name of a group of findings. */
export type AcknowledgementKind = keyof typeof ACKNOWLEDGEMENTS;

/** Acknowledges the findings that something cannot avoid by its nature, one by one, each with its reason. */
export function acknowledge(scope: IConstruct, kind: AcknowledgementKind, reason?: string): void {
  for (const acknowledgement of ACKNOWLEDGEMENTS[kind]) {
    for (const id of findingIds(acknowledgement)) {
      Validations.of(scope).acknowledge({ id, reason: reason ?? acknowledgement.reason });
    }
  }
}

export function findingIds({ packs, rule }: Acknowledgement): string[] {
  return packs.map((pack) => `${pack}::${pack}-${rule}`);
}

/** Acknowledges the object wildcards of the role's statements, each by the exact resource, for all that share it. */
export function acknowledgeWildcards(scope: IConstruct, statements: readonly Statement[]): void {
  const resources = statements.flatMap((statement) => statement.resources).filter((each) => each.endsWith('*'));
  for (const resource of new Set(resources)) {
    const reason = statements.filter((each) => each.resources.includes(resource)).map(wildcardReason).join(' ');
    beforePlugins(scope, resource, () =>
      acknowledgeWildcardResource(scope, Stack.of(scope).resolve(resource), reason),
    );
  }
}

function wildcardReason({ sid }: Statement): string {
  const reasons: { readonly [sid: string]: string } = WILDCARD_REASONS;
  return reasons[sid];
}

/**
 * A reference to another stack is rendered when CDK has resolved it: in a validation that finds nothing, before the
 * plugins.
 */
function beforePlugins(scope: IConstruct, value: string, act: () => void): void {
  if (!Token.isUnresolved(value)) {
    act();
    return;
  }
  scope.node.addValidation({
    validate: () => {
      act();
      return [];
    },
  });
}

/** CDK takes no id with a brace or bracket of the resource's own in it. */
function acknowledgeWildcardResource(scope: IConstruct, resource: unknown, reason: string): void {
  if (/[[\]{}]/.test(flatten(resource)) && typeof resource === 'string') {
    return;
  }
  Validations.of(scope).acknowledge({ id: `AwsSolutions::AwsSolutions-IAM5[Resource::${flatten(resource)}]`, reason });
}
