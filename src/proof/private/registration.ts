import { CfnElement, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ResourceAddress } from '../../analysis/assembly/resource-address';

/** Context that switches the proof of the constructs off for an app. */
export const PROOF_CONTEXT = 'cdk-encrypted-replication:proof';

/** The configurations that a plugin checks; a plugin without an entry checks all. */
const included = new WeakMap<IPolicyValidationPlugin, IConstruct[]>();

/** The plugin that the constructs of an app share. */
const shared = new WeakMap<IConstruct, IPolicyValidationPlugin>();

export function includeReplications(
  scope: IConstruct,
  configurations: readonly IConstruct[],
  create: () => IPolicyValidationPlugin,
): void {
  const { root } = scope.node;
  const context: unknown = scope.node.tryGetContext(PROOF_CONTEXT);
  if (!Stage.isStage(root) || context === false || context === 'false') {
    return;
  }
  const plugin = shared.get(root) ?? create();
  if (!shared.has(root)) {
    shared.set(root, plugin);
    included.set(plugin, []);
    Validations.of(root).addPlugins(plugin);
  }
  included.get(plugin)?.push(...configurations);
}

/** The resources of each configuration that a plugin checks; `undefined` if it checks all. */
export function findConfigurations(plugin: IPolicyValidationPlugin): readonly (readonly string[])[] | undefined {
  return included.get(plugin)?.map((construct) => construct.node.findAll().filter(isResource).map(getResourceKey));
}

/** A string that identifies a resource in an app. */
export function formatResourceKey({ stackPath, logicalId }: Pick<ResourceAddress, 'stackPath' | 'logicalId'>): string {
  return `${stackPath}\n${logicalId}`;
}

function isResource(construct: IConstruct): construct is CfnResource {
  return CfnElement.isCfnElement(construct) && CfnResource.isCfnResource(construct);
}

function getResourceKey(resource: CfnResource): string {
  const stack = Stack.of(resource);
  const logicalId: unknown = stack.resolve(resource.logicalId);
  return formatResourceKey({ stackPath: stack.node.path, logicalId: String(logicalId) });
}
