import type { ReplicationRule } from '../replication-rule';

/** A rule in a sentence: `rule "contracts"`, `the rule for prefix "logs/"`. */
export function describeRule({ id, filter }: ReplicationRule): string {
  const { prefix, tags } = filter?._data ?? {};
  const selection = [
    ...(prefix === undefined ? [] : [`prefix ${JSON.stringify(prefix)}`]),
    ...(tags === undefined ? [] : [`tags ${JSON.stringify(tags)}`]),
  ];
  return id === undefined ? `the rule for ${selection.join(' and ') || 'all objects'}` : `rule ${JSON.stringify(id)}`;
}
