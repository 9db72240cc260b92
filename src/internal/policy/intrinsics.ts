/** Whether a resolved value is a call of an intrinsic function. */
export function isIntrinsic(value: unknown): boolean {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/**
 * A resolved value as cdk-nag writes it in a finding id: references in angle brackets, as in `<AWS::AccountId>`, and
 * any other intrinsic function as JSON.
 */
export function flattenIntrinsic(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value).replace(/\$\{/g, '<').replace(/\}/g, '>');
  }
  const [[name, argument]] = Object.entries(value);
  switch (name) {
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map(flattenIntrinsic).join(separator);
    }
    case 'Ref':
      return `<${String(argument)}>`;
    case 'Fn::GetAtt':
      return `<${(argument as string[]).join('.')}>`;
    default:
      return JSON.stringify(value);
  }
}
