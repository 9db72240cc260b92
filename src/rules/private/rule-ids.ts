import { Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { computeStableHash } from '../../internal/topology/identity';
import type { FilterData } from './filter-data';
import type { PlannedRule, RuleDraft } from './planned-rule';

const MAX_ID = 255;
const PRINTABLE_ASCII = /^[ -~]+$/;

/** The id of the S3 rule: metrics are keyed by it, so it never derives from an index. */
export function renderRuleId(id: string | undefined, filter: FilterData, destination: string, stack: Stack): string {
  return id === '' ? id : `${id ?? renderFilterId(filter, stack)}-${destination}`;
}

/** The id of the same rule in the opposite direction, which ends with the Region of the source. */
export function renderReverseRuleId({ id, destination }: PlannedRule, sourceRegion: string): string {
  return id.replace(new RegExp(`${destination}$`), sourceRegion);
}

function renderFilterId({ prefix, tags }: FilterData, stack: Stack): string {
  if (!prefix && !tags) {
    return 'all';
  }
  const kind = [prefix ? 'prefix' : '', tags ? 'tags' : ''].filter((part) => part !== '').join('-');
  const resolved = Object.entries(tags ?? {}).map((tag) => JSON.stringify(stack.resolve(tag)));
  return `${kind}-${computeStableHash(stack, [prefix ?? '', resolved.sort()])}`;
}

export function validateIds(drafts: readonly RuleDraft[], scope: IConstruct): void {
  const seen = new Set<string>();
  for (const { id } of drafts) {
    if (!Token.isUnresolved(id) && (id.length > MAX_ID || !PRINTABLE_ASCII.test(id))) {
      throw new ReplicationError('RuleIdInvalid', scope, {
        problem: `a rule id is empty, not ASCII, or has ${id.length} characters as rendered`,
        value: id,
        remedy: `use 1 to ${MAX_ID} printable ASCII characters, the appended destination included`,
      });
    }
    if (seen.has(id)) {
      throw new ReplicationError('DuplicateRuleId', scope, {
        problem: 'two rules have the same id',
        value: id,
        remedy: "give each rule an 'id' of its own; rules without one are named after their filter",
      });
    }
    seen.add(id);
  }
}
