import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { stackOf } from '../model/templates';

export const BUCKET = 'AWS::S3::Bucket';
export const CONDITIONS = {
  Yes: { 'Fn::Equals': ['a', 'a'] },
  No: { 'Fn::Equals': ['a', 'b'] },
  Open: { 'Fn::Equals': [{ Ref: 'Parameter' }, 'a'] },
};

export const PARAMETERS = { Parameter: { Type: 'String' } };

/** What is said of a template, beside others. */
export function problemsOf(template: TemplateBody, others: readonly StackTemplate[] = []): readonly object[] {
  const stack = stackOf('Docs', template);
  return new Resolver([stack, ...others]).findTemplateProblems(stack)
    .map((problem) => ({ ...problem, message: display(problem.message) }));
}

/** A template with this value of a property. */
export function templateOf(value: unknown, more: TemplateBody = {}): TemplateBody {
  return {
    Parameters: PARAMETERS,
    Conditions: CONDITIONS,
    Mappings: { Names: { a: { b: 'c' } } },
    ...more,
    Resources: {
      Tested: { Type: BUCKET, Properties: { Value: value } },
      Other: { Type: BUCKET },
      Absent: { Type: BUCKET, Condition: 'No' },
      Perhaps: { Type: BUCKET, Condition: 'Open' },
      Lost: { Type: 'AWS::CloudFormation::Stack' },
      ...more.Resources,
    },
  };
}

/** What is said of the value of a property. */
export function messagesOf(
  value: unknown,
  others: readonly StackTemplate[] = [],
  more: TemplateBody = {},
): readonly string[] {
  return problemsOf(templateOf(value, more), others).map((problem) => String(Reflect.get(problem, 'message')));
}
