import { RolePermissions } from './checks/least-privilege/required-permissions';
import { Authorizer } from './iam/authorizer';
import type { DeploymentModel } from './model/deployment-model';
import { ReplicationContexts } from './s3/replication-context';

/** One run over one model: each layer remembers in an object that is made here, so that nothing outlives the run. */
export class Analysis {
  public readonly authorizer = new Authorizer();
  public readonly replications: ReplicationContexts;
  public readonly permissions: RolePermissions;

  constructor(public readonly model: DeploymentModel) {
    this.replications = new ReplicationContexts(model);
    this.permissions = new RolePermissions(this.replications);
  }
}
