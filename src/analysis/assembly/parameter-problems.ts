import { isObject, textAt } from '../symbolic/json-members';
import { listRewriting } from './macros';
import { findBrokenConstraint } from './parameter-constraints';
import type { StackTemplate, TemplateParameter } from './stack-template';
import type { FormatProblem } from './template-format';

/** `List<String>` is not documented, and CloudFormation takes it. */
const TYPE = /^(?:String|Number|CommaDelimitedList|List<(?:Number|String|AWS::.+)>|AWS::.+)$/;

/**
 * What CloudFormation refuses of the parameters of a stack: their types, and the values that they are known to get.
 *
 * A stack that is not nested may lack a value, which is given when it is deployed.
 */
export function findParameterProblems(stack: StackTemplate, parent?: StackTemplate): readonly FormatProblem[] {
  const parameters = stack.template.Parameters ?? {};
  return [
    ...Object.entries(parameters).flatMap(([name, parameter]) =>
      checkParameter(name, parameter, stack.parameters?.get(name))),
    ...(parent === undefined ? [] : comparePassed(stack, parent, parameters)),
  ];
}

function checkParameter(
  name: string,
  parameter: TemplateParameter,
  given: string | undefined,
): readonly FormatProblem[] {
  const { Type: type, Default: preset } = parameter;
  const propertyPath = `Parameters.${name}`;
  if (typeof type === 'string' && type !== '' && !TYPE.test(type)) {
    return [{ propertyPath: `${propertyPath}.Type`, message: `${JSON.stringify(type)} is no type of a parameter` }];
  }
  return [textAt(preset), given].filter((value) => value !== undefined).flatMap((value) => {
    const fault = isAllowed(parameter, value) ? findBrokenConstraint(parameter, value) : 'is not among its AllowedValues';
    return fault === undefined ? [] : [{ propertyPath, message: `its value ${JSON.stringify(value)} ${fault}` }];
  });
}

/** Numbers are written in several ways; of lists, which are not looked at, every element has to be allowed. */
function isAllowed({ Type: type, AllowedValues: allowed }: TemplateParameter, value: string): boolean {
  return !Array.isArray(allowed)
    || (type === 'String' ? allowed.map(String).includes(value) : type !== 'Number' || allowed.map(Number).includes(Number(value)));
}

/** A macro may add parameters, and a function may choose what is passed. */
function comparePassed(
  stack: StackTemplate,
  parent: StackTemplate,
  parameters: { readonly [name: string]: TemplateParameter },
): readonly FormatProblem[] {
  const resource = parent.template.Resources?.[stack.nestedIn!.logicalId];
  const passed = resource?.Properties?.Parameters ?? {};
  const isKnown = isObject(passed) && !Object.keys(passed).some((name) => name.startsWith('Fn::'))
    && ![stack, parent].some(({ template }) => listRewriting(template).length > 0);
  if (resource?.Type !== 'AWS::CloudFormation::Stack' || !isKnown) {
    return [];
  }
  const lacking = Object.entries(parameters).filter(([name, parameter]) =>
    parameter.Default === undefined && !Object.hasOwn(passed, name));
  return [
    ...lacking.map(([name]) => ({
      propertyPath: `Parameters.${name}`,
      message: 'it has no Default, and the stack around passes no value',
    })),
    ...Object.keys(passed).filter((name) => !Object.hasOwn(parameters, name)).map((name) => ({
      propertyPath: 'Parameters',
      message: `the stack around passes ${JSON.stringify(name)}, which is no parameter of the template`,
    })),
  ];
}
