import type { StackTemplate } from '../../../../src/analysis/assembly/stack-template';
import type { ExampleModel, Members, Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import type { Parts } from '../parts';
import { aliases } from './aliases';
import { buckets } from './buckets';
import { containers } from './containers';
import { customResources } from './custom-resources';
import { nestedStacks } from './nested-stacks';
import { outputs } from './outputs';
import { parameters } from './parameters';
import { resourcePolicies } from './resource-policies';
import { rolePolicies } from './role-policies';
import { roles } from './roles';
import { rules } from './rules';
import { stacks } from './stacks';

/** What is beside replication is changed leaf by leaf alone. */
const OF_REPLICATION = /^(?:source|destination|two-way|replica|replication|role|custom|nested)/;

const OF_RESOURCES: readonly ((address: MutatedResource) => Mutant[])[] =
  [containers, roles, rolePolicies, buckets, rules, parameters, resourcePolicies, customResources, nestedStacks];

/** Changes that take more than another leaf: of every kind in which templates of people were found to be wrong. */
export function kinds(model: ExampleModel, stack: StackTemplate, parts: Parts): Mutant[] {
  return [
    ...stacks(model, stack),
    ...outputs(model, stack, parts),
    ...Object.entries((stack.template.Resources ?? {}) as unknown as Members).flatMap(([id, value]) => {
      const part = parts.of(stack.path, id);
      const address: MutatedResource = { model, stack, id, part, resource: value as Members, parts };
      return [...aliases(address), ...(OF_REPLICATION.test(part) ? OF_RESOURCES.flatMap((kind) => kind(address)) : [])];
    }),
  ];
}
