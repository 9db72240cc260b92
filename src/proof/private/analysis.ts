import { ReplicationCases } from './calls/route';
import { Judge } from './policy/judge';
import { RoleNeeds } from './requirements/needs';
import type { World } from './world/world';

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
