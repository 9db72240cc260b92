/** Where a resource stands. */
export interface ResourceAddress {
  /** The folder of the assembly, in which alone the path of a stack is unique; empty where there is none. */
  readonly assembly: string;
  /** The construct path of the stack, as in the manifest's `displayName` without name in brackets; `Prod/Documents`. */
  readonly stackPath: string;
  readonly templatePath: string;
  readonly logicalId: string;
  /** The path of the construct, where `aws:cdk:path` or the manifest tells it. */
  readonly constructPath?: string;
}

/** What a person calls it: the construct path, else stack and logical id. */
export function formatAddress({ constructPath, stackPath, logicalId }: ResourceAddress): string {
  return constructPath ?? `${stackPath}/${logicalId}`;
}

export function isSameAddress(a: ResourceAddress, b: ResourceAddress): boolean {
  return a.assembly === b.assembly && a.stackPath === b.stackPath && a.logicalId === b.logicalId;
}
