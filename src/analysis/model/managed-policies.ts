import type { DocumentKind, PolicyDocument } from '../iam/policy-document';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import { opaqueDocument, separateDocument } from './documents';
import type { Inventory, Located } from './inventory';

/** The managed policies of the templates, by ARN. */
export class ManagedPolicies {
  private readonly byArn: ReadonlyMap<SymbolicString, Located>;

  constructor(private readonly inventory: Inventory) {
    this.byArn = new Map(inventory.ofType('AWS::IAM::ManagedPolicy').map((policy) => [inventory.reference(policy), policy]));
  }

  /** The document of the policy that a role names at `location`. */
  public find(role: Located, kind: DocumentKind, arn: SymbolicString, propertyPath: string): PolicyDocument {
    const policy = this.byArn.get(arn);
    return policy === undefined
      ? opaqueDocument({ kind, address: role.address, propertyPath }, `${display(arn)} is not in the templates`)
      : separateDocument(policy, kind, this.inventory.property(policy, 'PolicyDocument'));
  }
}
