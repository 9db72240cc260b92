import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { PlannedRule, RuleDraft } from './planned-rule';

const MAX_PRIORITY = 2_147_483_647;

/**
 * Gives each rule without a priority the lowest number that no rule asks for, in the order of the list.
 *
 * Priorities are unique in the whole configuration, although S3 compares them for one destination only.
 */
export function assignPriorities(drafts: readonly RuleDraft[], scope: IConstruct): PlannedRule[] {
  const taken = collectPriorities(drafts, scope);
  let next = 1;
  return drafts.map((draft) => {
    if (draft.priority !== undefined) {
      return { ...draft, priority: draft.priority };
    }
    while (taken.has(next)) {
      next += 1;
    }
    return { ...draft, priority: next++ };
  });
}

function collectPriorities(drafts: readonly RuleDraft[], scope: IConstruct): Set<number> {
  const given = new Map<number, string>();
  for (const { id, priority } of drafts) {
    if (priority === undefined || Token.isUnresolved(priority)) {
      continue;
    }
    if (!Number.isInteger(priority) || priority < 0 || priority > MAX_PRIORITY) {
      throw new ReplicationError('PriorityInvalid', scope, {
        problem: `the priority of rule ${JSON.stringify(id)} is not an integer from 0 to ${MAX_PRIORITY}`,
        value: priority,
        remedy: "use a whole number, or leave 'priority' out",
      });
    }
    const other = given.get(priority);
    if (other !== undefined) {
      throw new ReplicationError('DuplicatePriority', scope, {
        problem: `rules ${JSON.stringify(other)} and ${JSON.stringify(id)} have the same priority`,
        value: priority,
        remedy: 'use another number; a rule for n destinations takes n consecutive priorities',
      });
    }
    given.set(priority, id);
  }
  return new Set(given.keys());
}
