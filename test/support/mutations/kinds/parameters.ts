import { at as valueAt, isList } from '../json';
import { withTemplate } from '../mutant';
import type { Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { edit, property, read, transformed } from './edit';
import type { Edit } from './edit';

/** The status of the rules by a parameter, which the manifest may give. */
export function parameters(address: MutatedResource): Mutant[] {
  const { model, stack, id, part } = address;
  const rules = read(address, 'ReplicationConfiguration', 'Rules');
  const enabled = isList(rules) ? rules.flatMap((rule, index) => (valueAt(rule, ['Status']) === 'Enabled' ? [index] : [])) : [];
  const status = enabled.map((index): Edit =>
    [property(address, 'ReplicationConfiguration', 'Rules', index, 'Status'), { Ref: 'Status' }]);
  const of = (by: string, declared: string, given?: string) => {
    const template = edit(stack.template, [[['Parameters', 'Status'], { Type: 'String', Default: declared }], ...status]);
    const more = given === undefined ? {} : { parameters: new Map([...stack.parameters ?? [], ['Status', given]]) };
    return transformed(model, stack, { part, at: '', by, was: '' }, [id, by], (stacks) =>
      stacks.map((each) => (each === stack ? { ...withTemplate(each, template), ...more } : each)));
  };
  return enabled.length === 0 ? [] : [
    of('be enabled by a default that the manifest overrides', 'Enabled', 'Disabled'),
    of('be disabled by a default that the manifest overrides', 'Disabled', 'Enabled'),
    of('be enabled by a default', 'Enabled'),
    of('be disabled by a default', 'Disabled'),
  ];
}
