import type { StackTemplate } from '../../../../src/analysis/assembly/stack-template';
import { withTemplate } from '../mutant';
import type { Change, ExampleModel, Json, Mutant } from '../mutant';
import { edit, transformed } from './edit';
import type { Edit } from './edit';

const MACRO: Json = { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/more.yaml' } };

/** What a stack is made of beside its resources, and what it waits for. */
export function stacks(model: ExampleModel, stack: StackTemplate): Mutant[] {
  const { path: was } = stack;
  const change = (by: string): Change => ({ part: 'stack', at: '', by, was });
  const edited = (by: string, ...edits: readonly Edit[]) => transformed(model, stack, change(by), [by], (all) =>
    all.map((each) => (each === stack ? withTemplate(each, edit(each.template, edits)) : each)));
  return [
    edited('put the template through a macro', [['Transform'], 'Anything']),
    edited('put the template through a list of macros', [['Transform'], ['AWS::LanguageExtensions', 'Anything']]),
    edited('use the language extensions', [['Transform'], 'AWS::LanguageExtensions']),
    edited('include resources', [['Resources', 'Fn::Transform'], MACRO]),
    edited('include sections', [['Fn::Transform'], MACRO]),
    edited('read an output that nobody makes',
      [['Resources', 'AddedParameter'], parameter({ 'Fn::ImportValue': 'nobody-exports-this' })]),
    ...model.stacks.filter(({ path }) => stack.dependencies.includes(path))
      .flatMap((other) => ofDependency(model, stack, other)),
  ];
}

function parameter(value: Json): Json {
  return { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: value } };
}

/** What has to be deployed first reads of this stack, or is ordered after it. */
function ofDependency(model: ExampleModel, stack: StackTemplate, other: StackTemplate): Mutant[] {
  const was = other.path;
  const of = (by: string, transform: (each: StackTemplate) => StackTemplate) =>
    transformed(model, stack, { part: 'stack', at: '', by, was }, [by, was], (all) => all.map(transform));
  const reads = parameter({ 'Fn::GetStackOutput': { StackName: stack.name, Region: stack.region ?? '', OutputName: 'AddedOutput' } });
  return [
    of('be deployed before what it depends on', (each) => (each === stack
      ? { ...each, dependencies: each.dependencies.filter((name) => name !== other.path) }
      : each === other ? { ...each, dependencies: [...each.dependencies, stack.path] } : each)),
    ...(stack.account !== other.account ? [] : [of('let what it depends on read an output of it', (each) => (each === stack
      ? withTemplate(each, edit(each.template, [[['Outputs', 'AddedOutput'], { Value: 'x' }]]))
      : each === other ? withTemplate(each, edit(each.template, [[['Resources', 'AddedParameter'], reads]])) : each))]),
  ];
}
