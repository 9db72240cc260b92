import { equal } from '../text/pattern';
import type { Text } from '../text/text';
import type { StackTemplate } from '../world/stack-template';
import { Memo } from './memo';
import type { Scope } from './scope';

const WRITER = 'Custom::CrossRegionExportWriter';

/** A value that a stack offers to others, in one account and Region. */
interface Offer {
  readonly key: string;
  readonly value: () => unknown;
}

type Offers = ReadonlyMap<string, Offer>;

/** What the stacks of all assemblies tell each other. */
export class Neighbours {
  private readonly offers = new Memo<Offers>();

  constructor(private readonly scopes: () => readonly Scope[]) {}

  /** `Fn::ImportValue`: an export of the account and Region. */
  public exported(scope: Scope, name: Text): unknown {
    return this.offer('exports', exportsOf, scope, name);
  }

  /** A Systems Manager parameter that a stack in another Region writes into this one. */
  public parameter(scope: Scope, name: Text): Text | undefined {
    const value = this.offer('parameters', parametersOf, scope, name);
    return typeof value === 'string' ? value : undefined;
  }

  /**
   * `Fn::GetStackOutput`: an output of a stack, with a role's help in another account.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
   */
  public stackOutput(scope: Scope, argument: unknown): unknown {
    const wanted = new Map(Object.entries(argument ?? {}).map(([name, value]) => [name, scope.text(value)]));
    const account = wanted.get('RoleArn')?.split(':')[4] ?? scope.account;
    const region = wanted.get('Region') ?? scope.region;
    const found = this.scopes().filter((other) =>
      other.stack.name === wanted.get('StackName') && other.region === region && other.account === account);
    return found.length === 1 ? found[0].output(wanted.get('OutputName') ?? '') : undefined;
  }
}
