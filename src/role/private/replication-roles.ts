import { Annotations, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { printText } from '../../internal/policy/statement';
import { WARNINGS } from '../../internal/warnings/warnings';
import type { ReplicationRole } from '../replication-role';

/** The role of each direction, and the roles that the forward one takes the place of. */
export class ReplicationRoles {
  constructor(
    private readonly replication: Construct,
    public readonly forward: ReplicationRole,
    public readonly reverse: ReplicationRole | undefined,
    private readonly formerArns: readonly string[],
  ) {
    if (formerArns.length > 0) {
      const stack = Stack.of(forward);
      Annotations.of(replication).addWarningV2(
        WARNINGS.FormerRoleAdmitted.id,
        `former replication roles are still admitted: ${formerArns.map((arn) => printText(stack, arn)).join(', ')}; take them out of 'formerRoleNames' once ` +
          'every stack is deployed, since whoever may create a role of that name gains its access',
      );
    }
  }

  /** The ARNs of the role, and of its former ones, for policies that are deployed before it. */
  public requireWriterArns(): readonly [string, ...string[]] {
    return [this.requireNamedArn(this.forward), ...this.formerArns];
  }

  /** The ARNs that deny statements have to exempt: the roles of both directions. */
  public requireExemptArns(): string[] {
    const reverse = this.reverse ? [this.requireNamedArn(this.reverse)] : [];
    return [...this.requireWriterArns(), ...reverse];
  }

  private requireNamedArn(role: ReplicationRole): string {
    const arn = role._findNamedArn();
    if (arn === undefined) {
      throw new ReplicationError('RoleNameRequired', this.replication, {
        problem: 'the policy of a destination has to name your replication role, which has no explicit name',
        value: role.role.node.path,
        remedy: "give the role a 'roleName': the destination stack is deployed before it",
      });
    }
    return arn;
  }
}
