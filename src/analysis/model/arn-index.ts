import { readProperty } from '../assembly/template-resources';
import { groupBy } from '../symbolic/group-by';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';

/** Elements that make the ARN of a role or user another than that of its generated name. */
const NAME_ELEMENTS = ['RoleName', 'UserName', 'Path'];

/**
 * Roles and users by ARN. An ARN with a generated name says whose it is, so that those resources alone are resolved
 * whose names are given.
 */
export class ArnIndex {
  private readonly named = once(() => groupBy(
    this.types.flatMap((type) => this.inventory.findByType(type)).filter(isNamed),
    (located) => this.resolveArn(located),
  ));

  constructor(private readonly inventory: Inventory, private readonly types: readonly string[]) {}

  public find(arn: SymbolicString): readonly LocatedResource[] {
    const generated = this.inventory.findGenerated(arn);
    const isMeant = generated !== undefined && this.types.includes(generated.resource.Type)
      && !isNamed(generated) && this.resolveArn(generated) === arn;
    return [...isMeant ? [generated] : [], ...this.named().get(arn) ?? []];
  }

  private resolveArn(located: LocatedResource): SymbolicString {
    return this.inventory.resolveAttribute(located, 'Arn');
  }
}

function isNamed({ resource }: LocatedResource): boolean {
  return NAME_ELEMENTS.some((name) => readProperty(resource, name) !== undefined);
}
