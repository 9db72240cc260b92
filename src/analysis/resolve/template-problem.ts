/** What CloudFormation refuses, or what fails when the stack is deployed. */
export interface TemplateProblem {
  /** The resource; absent for outputs and conditions. */
  readonly logicalId?: string;
  readonly propertyPath: string;
  /** Lowercase, without a full stop. */
  readonly message: string;
  /** A condition that deployment decides tells whether it fails. */
  readonly undecided?: true;
}
