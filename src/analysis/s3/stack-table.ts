import type { DeployedStack, StackKey } from '../model/deployed-stack';

/** A stack with its place among all. */
export interface PlacedStack {
  readonly stack: DeployedStack;
  readonly position: number;
}

/** The stacks by assembly and path. */
export class StackTable {
  private readonly byKey: ReadonlyMap<string, PlacedStack>;

  constructor(stacks: readonly DeployedStack[]) {
    this.byKey = new Map(stacks.map((stack, position) => [createStackKey(stack), { stack, position }]));
  }

  public find(key: StackKey): PlacedStack | undefined {
    return this.byKey.get(createStackKey(key));
  }
}

function createStackKey({ assembly, path }: StackKey): string {
  return `${assembly}\n${path}`;
}
