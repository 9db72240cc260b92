import type { JsonObject } from '../../../analysis/symbolic/json-members';

/** What the tag of a short form stands for: `!Sub` for `Fn::Sub`. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs',
  'GetStackOutput', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'RefAll', 'Select', 'Split', 'Sub',
  'ToJsonString', 'Transform', 'ValueOf', 'ValueOfAll',
]);

/**
 * The name of the function of a tag, `Ref` and `Condition` included; `undefined` if there is no such short form.
 *
 * `Fn::ForEach` has none: its name has that of the loop.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function findFunction(tag: string): string | undefined {
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : FUNCTIONS.has(name) ? `Fn::${name}` : undefined;
}

/** The long form of a call: `!GetAtt Key.Arn` is `{ "Fn::GetAtt": ["Key", "Arn"] }`. */
export function writeLongForm(name: string, argument: unknown): JsonObject {
  return { [name]: name === 'Fn::GetAtt' && typeof argument === 'string' ? splitAttribute(argument) : argument };
}

/** An attribute may have points, such as `Outputs.KeyArn`. */
function splitAttribute(text: string): readonly string[] {
  const point = text.indexOf('.');
  return point < 0 ? [text] : [text.slice(0, point), text.slice(point + 1)];
}
