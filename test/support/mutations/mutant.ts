import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { replaced } from './json';

/** What a mutant changes, in words that a table of expectations can tell apart without the proof. */
export interface Change {
  /** What the changed thing is to replication: `source bucket`, `role policy`. */
  readonly part: string;
  /** Where in it: `Properties.PolicyDocument.Statement<Deny DenyOutdatedTls>.Condition`; indices are left out. */
  readonly at: string;
  /** The operator: `drop`, `other Region`. */
  readonly by: string;
  /** The type of the resource. */
  readonly type?: string;
  /** The value before, as JSON; of an addition what it meets: `needed`, `not needed`. */
  readonly was: string;
}

/** One change of one template of an example. */
export interface Mutant {
  readonly example: string;
  readonly change: Change;
  /** The exact place, for a person. */
  readonly path: string;
  /** The stacks of the example, the changed one in a new copy. */
  readonly apply: () => readonly StackTemplate[];
}

/** The stacks of an example, in one form of its references between stacks. */
export interface ExampleModel {
  /** `minimal`, `minimal (weak references)` */
  readonly name: string;
  readonly stacks: readonly StackTemplate[];
  /** The same stacks, where every leaf of them that is alike has been mutated already. */
  readonly before?: readonly StackTemplate[];
  /** Whether it is no example: its leaves are like those of the examples, so that only `kinds` change it. */
  readonly byHand?: true;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Members = { readonly [name: string]: Json };
export type Path = readonly (string | number)[];

/** A mutant with other attributes of one stack. */
export function stackMutant(
  model: ExampleModel,
  stack: StackTemplate,
  change: Change,
  path: Path,
  changed: Partial<StackTemplate>,
): Mutant {
  return {
    example: model.name,
    change,
    path: `${stack.path} ${JSON.stringify(path)}`,
    apply: () => model.stacks.map((each) => (each === stack ? { ...each, ...changed } : each)),
  };
}

/** The stack with another template, in which nothing is expanded yet. */
export function withTemplate(stack: StackTemplate, template: TemplateBody): StackTemplate {
  return { ...stack, template, written: undefined };
}

/** A mutant with another value at a path of a template. */
export function templateMutant(
  model: ExampleModel,
  stack: StackTemplate,
  change: Change,
  path: Path,
  by: Json | undefined,
): Mutant {
  const template = () => replaced(stack.template as unknown as Json, path, by) as unknown as TemplateBody;
  return {
    ...stackMutant(model, stack, change, path, {}),
    apply: () => model.stacks.map((each) => (each === stack ? withTemplate(each, template()) : each)),
  };
}
