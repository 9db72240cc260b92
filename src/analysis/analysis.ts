import { ReplicationContexts } from './s3/replication-context';
import { Authorizer } from './iam/authorizer';
import { RoleNeeds } from './checks/least-privilege/required-permissions';
import type { DeploymentModel } from './model/deployment-model';

/** One run over one world: all that is remembered lives here, so that nothing outlives the run. */
export class Analysis {
  public readonly authorizer = new Authorizer();
  public readonly replicationContexts: ReplicationContexts;
  public readonly needs: RoleNeeds;

  constructor(public readonly model: DeploymentModel) {
    this.replicationContexts = new ReplicationContexts(model);
    this.needs = new RoleNeeds(this.replicationContexts);
  }
}
