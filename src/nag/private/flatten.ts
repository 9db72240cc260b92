/**
 * A resolved value as cdk-nag writes it in a finding id: references in angle brackets, as in `<AWS::AccountId>`.
 */
export function flatten(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const [[name, argument]] = Object.entries(value);
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(flatten).join(separator);
  }
  return `<${Array.isArray(argument) ? argument.join('.') : String(argument)}>`;
}
