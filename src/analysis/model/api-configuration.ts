import { at, listAt } from '../symbolic/json-members';

/**
 * The configuration of a call of `PutBucketReplication`, in the casing of CloudFormation.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
 */
export function fromApi(configuration: unknown): unknown {
  return typeof configuration !== 'object' || configuration === null ? configuration
    : { ...configuration, Rules: listAt(configuration, 'Rules').map(ruleFromApi) };
}

const NAMES: ReadonlyMap<string, string> = new Map([['ID', 'Id'], ['Tag', 'TagFilter'], ['Tags', 'TagFilters']]);

function ruleFromApi(rule: unknown): unknown {
  return typeof rule !== 'object' || rule === null ? rule : renamed({ ...rule, Filter: filterFromApi(at(rule, 'Filter')) });
}

function filterFromApi(filter: unknown): unknown {
  return typeof filter !== 'object' || filter === null ? filter
    : renamed({ ...filter, And: renamed(at(filter, 'And')) });
}

function renamed(value: unknown): unknown {
  return typeof value !== 'object' || value === null ? value : Object.fromEntries(Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [NAMES.get(name) ?? name, member]));
}
