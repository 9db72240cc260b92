/** Identifies a resource in the templates of one or more assemblies. */
export interface ResourceAddress {
  /** The folder of the assembly: the path of a stack is unique only in its assembly. Empty without an assembly. */
  readonly assembly: string;
  /** The construct path of the stack, such as `Prod/Documents`. */
  readonly stackPath: string;
  readonly templatePath: string;
  readonly logicalId: string;
  /** The construct path of the resource, if `aws:cdk:path` or the manifest has it. */
  readonly constructPath?: string;
}

/** For display: the construct path, else stack and logical id. */
export function formatAddress({ constructPath, stackPath, logicalId }: ResourceAddress): string {
  return constructPath ?? `${stackPath}/${logicalId}`;
}

/** Tells resources apart, as the key of a map. */
export function createResourceKey({ assembly, stackPath, logicalId }: ResourceAddress): string {
  return [assembly, stackPath, logicalId].join('\n');
}

export function isSameAddress(a: ResourceAddress, b: ResourceAddress): boolean {
  return a.assembly === b.assembly && a.stackPath === b.stackPath && a.logicalId === b.logicalId;
}
