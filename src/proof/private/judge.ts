import { denyOnly } from './calls/allow-all';
import type { Call } from './calls/call';
import { decide } from './policy/decide';
import type { Decision } from './policy/decision';

/** Puts calls to the policies, and counts them. */
export class Judge {
  private count = 0;

  public get calls(): number {
    return this.count;
  }

  public rule(call: Call): Decision {
    this.count += 1;
    return decide(call.request, call.denyOnly ? denyOnly(call.policies) : call.policies);
  }
}
