import { bucketsOf, keysOf } from './involved';
import type { Requirement } from './requirement';
import { CFN_GUIDE } from './requirement';

export const NO_RESOURCE_CYCLE: Requirement = {
  id: 'NoResourceCycle',
  demand: 'No resources of a stack wait for each other.',
  severity: 'error',
  failureReason: 'none: CloudFormation refuses the template',
  see: `${CFN_GUIDE}/UserGuide/troubleshooting.html`,
  ofReplication: (each) => {
    const { world, replication, role } = each;
    const parts = [replication, ...bucketsOf(each), ...keysOf(each), ...(role ? [role] : [])];
    const involved = world.stacks.filter(({ path, assembly }) =>
      parts.some(({ place }) => place.stackPath === path && place.assembly === assembly));
    return involved.flatMap(({ path, assembly, cycle, templatePath }) =>
      (cycle === undefined ? [] : [{
        detail: path,
        place: { assembly, stackPath: path, templatePath, logicalId: cycle[0] },
        location: 'DependsOn',
        message: `resources of the stack wait for each other: ${[...cycle, cycle[0]].join(' -> ')}`,
        fix: 'take out one of the references or DependsOn; a role and its policies are best separate resources',
      }]));
  },
};
