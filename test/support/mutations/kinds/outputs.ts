import type { StackTemplate } from '../../../../src/analysis/assembly/stack-template';
import { withTemplate } from '../mutant';
import type { ExampleModel, Members, Mutant } from '../mutant';
import type { Parts } from '../parts';
import { edit, transformed } from './edit';
import type { Edit } from './edit';

/** Outputs that another stack reads, made under conditions. */
export function outputs(model: ExampleModel, stack: StackTemplate, parts: Parts): Mutant[] {
  const names = Object.keys(stack.template.Outputs ?? {});
  return names.filter((name) => parts.isRead(name)).flatMap((name) => {
    const of = (by: string, condition: Members | undefined, ...more: readonly Edit[]) => {
      const declared: readonly Edit[] = condition ? [[['Conditions', 'Its'], condition]] : [];
      const edits: readonly Edit[] = [[['Outputs', name, 'Condition'], 'Its'], ...declared, ...more];
      const change = { part: 'output that is read', at: '', by, was: '' };
      return transformed(model, stack, change, ['Outputs', name, by], (stacks) => stacks.map((each) =>
        (each === stack ? withTemplate(each, edit(each.template, edits)) : each)));
    };
    return [
      of('make it under a condition that never holds', { 'Fn::Equals': ['a', 'b'] }),
      of('make it under a condition that always holds', { 'Fn::Equals': ['a', 'a'] }),
      of('make it under an open condition', { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] }, [['Parameters', 'Open'], { Type: 'String' }]),
      of('make it under a condition that nobody declares', undefined),
    ];
  });
}
