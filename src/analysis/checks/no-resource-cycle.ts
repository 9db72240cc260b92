import { involvedStacks } from './involved';
import type { Check } from './check';
import { CFN_GUIDE } from './check';

export const NO_RESOURCE_CYCLE: Check = {
  id: 'NoResourceCycle',
  title: 'No resources of a stack wait for each other.',
  severity: 'error',
  failureReason: 'none: CloudFormation refuses the template',
  see: `${CFN_GUIDE}/UserGuide/troubleshooting.html`,
  checkReplication: (each) => involvedStacks(each).flatMap(({ path, assembly, cycle, templatePath }) =>
    (cycle === undefined ? [] : [{
      detail: path,
      address: { assembly, stackPath: path, templatePath, logicalId: cycle[0] },
      propertyPath: 'DependsOn',
      message: `resources of the stack wait for each other: ${[...cycle, cycle[0]].join(' -> ')}`,
      fix: 'take out one of the references or DependsOn; a role and its policies are best separate resources',
    }])),
};
