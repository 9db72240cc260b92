import { PolicyGrants } from './checks/least-privilege/policy-grants';
import { RolePermissions } from './checks/least-privilege/required-permissions';
import { RememberedViolations } from './checks/remembered-violations';
import { Authorizer } from './iam/authorizer';
import { ActionElements } from './iam/known-actions';
import type { DeploymentModel } from './model/deployment-model';
import { ReplicationContexts } from './s3/replication-context';

/** One run over one model: each layer remembers in an object that is made here, so that nothing outlives the run. */
export class Analysis {
  public readonly authorizer = new Authorizer();
  public readonly replications: ReplicationContexts;
  public readonly actions = new ActionElements();
  public readonly permissions: RolePermissions;
  public readonly grants = new PolicyGrants();
  public readonly violations = new RememberedViolations();

  constructor(public readonly model: DeploymentModel) {
    this.replications = new ReplicationContexts(model);
    this.permissions = new RolePermissions(this.replications, this.actions);
  }
}
