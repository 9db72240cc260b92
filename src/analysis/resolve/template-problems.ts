import { isGeneratedByServerless, listRewriting } from '../assembly/macros';
import { isObject, toText } from '../symbolic/json-members';
import { showValue } from '../symbolic/symbolic-string';
import { findConditionProblems } from './condition-syntax';
import { checkFunction, doubtFunction } from './function-syntax';
import { explainMissingBound, explainMissingValue } from './missing-values';
import type { Scope } from './scope';
import type { TemplateProblem } from './template-problem';

/**
 * References that lead nowhere, and functions with arguments of another form than CloudFormation takes.
 *
 * A macro may add what is missing, so that nothing is said of a template that names one.
 */
export function findTemplateProblems(scope: Scope): readonly TemplateProblem[] {
  const { template } = scope.stack;
  const { Resources: resources = {}, Outputs: outputs = {}, Conditions: conditions = {} } = template;
  return listRewriting(template).length > 0 ? [] : [
    ...Object.entries(resources).flatMap(([logicalId, resource]) => {
      const { Properties: properties, DependsOn: dependsOn, Condition: condition } = resource;
      const exists = condition === undefined || scope.evaluateCondition(condition) !== false;
      return [
        ...checkConditionName(scope, condition),
        ...checkDependencies(scope, dependsOn),
        ...walk(scope, properties, 'Properties', exists),
      ].map((problem) => ({ ...problem, logicalId }));
    }),
    ...Object.entries(outputs).flatMap(([name, { Value: value, Condition: condition }]) => {
      const exists = condition === undefined || scope.evaluateCondition(condition) !== false;
      return [...checkConditionName(scope, condition), ...walk(scope, value, `Outputs.${name}.Value`, exists)];
    }),
    ...Object.entries(conditions).flatMap(([name, value]) => walk(scope, value, `Conditions.${name}`, true)),
    ...explainMissingBound(scope).map(([name, missing]) => ({ ...missing, propertyPath: `Parameters.${name}` })),
    ...findConditionProblems(scope),
  ];
}

function checkConditionName({ stack: { template } }: Scope, condition: unknown): readonly TemplateProblem[] {
  return condition === undefined || (typeof condition === 'string' && Object.hasOwn(template.Conditions ?? {}, condition))
    ? [] : [{ propertyPath: 'Condition', message: `the template has no condition ${showValue(condition)}` }];
}

function checkDependencies(scope: Scope, dependsOn: unknown): readonly TemplateProblem[] {
  const names: readonly unknown[] = Array.isArray(dependsOn) ? dependsOn : dependsOn === undefined ? [] : [dependsOn];
  // what is no name, the form of the template forbids
  return names.filter((name) => typeof name === 'string' && scope.findResource(name) === undefined
      && !isGeneratedByServerless(scope.stack.template, name))
    .map((name) => ({ propertyPath: 'DependsOn', message: `the template has no resource ${showValue(name)}` }));
}

/** @param exists whether what contains the value is created: nothing that is left out has to resolve */
function walk(scope: Scope, value: unknown, path: string, exists: boolean): readonly TemplateProblem[] {
  const found: TemplateProblem[] = [];
  visit(scope, value, path, exists, found);
  return found;
}

/** Pushes rather than lists of lists, for speed: it visits every value of a template. */
function visit(scope: Scope, value: unknown, path: string, exists: boolean, found: TemplateProblem[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(scope, item, `${path}.${index}`, exists, found));
    return;
  }
  if (!isObject(value)) {
    return;
  }
  const entries = Object.entries(value);
  const [[name, argument] = ['', undefined]] = entries;
  const isFunction = entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'));
  const message = isFunction ? checkFunction(scope, name, argument) ?? checkPlace(name, path) : undefined;
  if (message !== undefined) {
    found.push({ propertyPath: path, message });
    return;
  }
  const doubt = isFunction ? doubtFunction(name, argument) : undefined;
  if (doubt !== undefined) {
    found.push({ propertyPath: path, message: doubt, undecided: true });
  }
  if (isFunction && exists) {
    found.push(...explainMissingValue(scope, name, argument).map((problem) => ({ ...problem, propertyPath: path })));
  }
  const chosen = isFunction && name === 'Fn::If' ? chosenBranch(scope, argument) : undefined;
  if (chosen !== undefined) {
    // CloudFormation checks the names in both branches, and resolves the values of one
    (argument as readonly unknown[]).slice(1).forEach((branch, index) =>
      visit(scope, branch, `${path}.Fn::If.${index + 1}`, exists && index === chosen, found));
    return;
  }
  entries.forEach(([key, member]) => visit(scope, member, `${path}.${key}`, exists, found));
}

/** CloudFormation evaluates these later than other functions. */
function checkPlace(name: string, path: string): string | undefined {
  if (name !== 'Fn::GetStackOutput') {
    return undefined;
  }
  const refusing = /^Outputs\.[^.]*\.Value$/.test(path) ? 'the value of an output itself'
    : path.startsWith('Conditions.') ? 'a condition'
      : /\.Fn::(?:Sub\.1|Base64|ImportValue)(?:\.|$)/.exec(path)?.[0].slice(1);
  return refusing === undefined ? undefined : `Fn::GetStackOutput is not taken in ${refusing}`;
}

function chosenBranch(scope: Scope, argument: unknown): number | undefined {
  const holds = Array.isArray(argument) ? scope.evaluateCondition(toText(argument[0])) : undefined;
  return holds === undefined ? undefined : holds ? 0 : 1;
}
