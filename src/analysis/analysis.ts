import { ReplicationCases } from './s3/replication-context';
import { Judge } from './iam/authorizer';
import { RoleNeeds } from './checks/least-privilege/required-permissions';
import type { World } from './model/deployment-model';

/** One run over one world: all that is remembered lives here, so that nothing outlives the run. */
export class Analysis {
  public readonly judge = new Judge();
  public readonly cases: ReplicationCases;
  public readonly needs: RoleNeeds;

  constructor(public readonly world: World) {
    this.cases = new ReplicationCases(world);
    this.needs = new RoleNeeds(this.cases);
  }
}
