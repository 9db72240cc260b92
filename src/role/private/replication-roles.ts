import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { ReplicationRole } from '../replication-role';

/** The role of each direction. */
export class ReplicationRoles {
  constructor(
    private readonly replication: Construct,
    public readonly forward: ReplicationRole,
    public readonly reverse: ReplicationRole | undefined,
  ) {}

  /** The ARN of the role for policies that are deployed before it. */
  public requireWriterArn(): string {
    return this.requireNamedArn(this.forward);
  }

  /** The ARNs that deny statements have to exempt: the roles of both directions. */
  public requireExemptArns(): string[] {
    return this.reverse ? [this.requireWriterArn(), this.requireNamedArn(this.reverse)] : [this.requireWriterArn()];
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
