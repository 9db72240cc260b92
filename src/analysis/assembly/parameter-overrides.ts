/** The value of a parameter of a stack, as `cdk deploy --parameters` gives it. */
export interface ParameterOverride {
  /**
   * The name of the stack, or its construct path.
   *
   * @default - every stack that has such a parameter
   */
  readonly stack?: string;
  readonly name: string;
  readonly value: string;
}

/** The values that the manifest gives to the parameters of a stack, with those that override them. */
export function overrideParameters(
  manifest: ReadonlyMap<string, string>,
  overrides: readonly ParameterOverride[],
  { path, name }: { readonly path: string; readonly name: string },
): ReadonlyMap<string, string> {
  const own = [
    ...overrides.filter(({ stack }) => stack === undefined),
    ...overrides.filter(({ stack }) => stack !== undefined && (stack === path || stack === name)),
  ];
  return new Map([...manifest, ...own.map((override) => [override.name, override.value] as const)]);
}
