import type { ResourceType } from './resource-type';

/** A nested stack: its attributes are its outputs. */
export const NESTED_STACK: ResourceType = {
  ref: ({ scope, logicalId }) => scope.crossStack.nested(scope, logicalId)?.reference('AWS::StackId'),
  anyAttribute: ({ scope, logicalId }, name) =>
    scope.crossStack.nested(scope, logicalId)?.output(name.replace(/^Outputs\./, '')),
};

/**
 * What the app option `crossRegionReferences` puts into the consumer: an attribute for each Systems Manager parameter
 * that a writer in another Region made.
 */
export const CROSS_REGION_READER: ResourceType = {
  anyAttribute: ({ scope }, name) => scope.crossStack.parameter(scope, name),
};
