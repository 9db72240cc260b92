/** The function that `${Name}` or `${Name.Attribute}` of a `Fn::Sub` stands for. */
export function expressionOf(name: string): unknown {
  const [logicalId, ...attribute] = name.split('.');
  return attribute.length === 0 ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute.join('.')] };
}

export function listOf(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : [argument];
}

export function objectOf(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
