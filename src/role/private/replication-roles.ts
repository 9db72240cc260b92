import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { ReplicationRole } from '../replication-role';

/** The role of each direction. */
export class ReplicationRoles {
  constructor(
    private readonly replication: Construct,
    public readonly there: ReplicationRole,
    public readonly back: ReplicationRole | undefined,
  ) {}

  /** The ARN of the role for policies that are deployed before it. */
  public writerArn(): string {
    return this.nameable(this.there);
  }

  /** The ARNs that statements against others have to exempt. */
  public exemptArns(): string[] {
    return this.back ? [this.writerArn(), this.nameable(this.back)] : [this.writerArn()];
  }

  private nameable(role: ReplicationRole): string {
    const arn = role._nameableArn();
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
