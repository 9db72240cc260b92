import type { ResourceAddress } from '../assembly/resource-address';
import type { StackTemplate, TemplateResource } from '../assembly/stack-template';
import { findResource } from '../assembly/template-resources';
import type { StackEnvironment } from '../resolve/scope';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';

/** A resource of a template, unless its condition is false, with the environment of its stack. */
export class LocatedResource {
  public readonly account: SymbolicString;
  public readonly region: SymbolicString;
  public readonly partition: SymbolicString;
  private readonly place = once(() => new Address(this.stack, this.logicalId));

  constructor(
    public readonly stack: StackTemplate,
    public readonly logicalId: string,
    { account, region, partition }: StackEnvironment,
    /** The name of its condition, if the result is known only at deployment. */
    public readonly unresolvedCondition?: string,
  ) {
    this.account = account;
    this.region = region;
    this.partition = partition.name;
  }

  public get resource(): TemplateResource {
    return findResource(this.stack.template, this.logicalId)!;
  }

  /** The same object whenever it is asked for. */
  public get address(): ResourceAddress {
    return this.place();
  }
}

/** Its construct path is found when it is shown: in a file of its own, which is longer than the template. */
class Address implements ResourceAddress {
  public readonly assembly: string;
  public readonly stackPath: string;
  public readonly templatePath: string;
  readonly #paths: StackTemplate['constructPaths'];

  constructor({ assembly, path, templatePath, constructPaths }: StackTemplate, public readonly logicalId: string) {
    this.assembly = assembly;
    this.stackPath = path;
    this.templatePath = templatePath;
    this.#paths = constructPaths;
  }

  public get constructPath(): string | undefined {
    return this.#paths.get(this.logicalId);
  }
}
