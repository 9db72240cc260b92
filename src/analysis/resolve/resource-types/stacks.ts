import type { Kind } from './resource-type';

/** A nested stack: its attributes are its outputs. */
export const NESTED_STACK: Kind = {
  ref: ({ scope, logicalId }) => scope.neighbours.nested(scope, logicalId)?.reference('AWS::StackId'),
  anyAttribute: ({ scope, logicalId }, name) =>
    scope.neighbours.nested(scope, logicalId)?.output(name.replace(/^Outputs\./, '')),
};

/**
 * What the app option `crossRegionReferences` puts into the consumer: an attribute for each Systems Manager parameter
 * that a writer in another Region made.
 */
export const CROSS_REGION_READER: Kind = {
  anyAttribute: ({ scope }, name) => scope.neighbours.parameter(scope, name),
};
