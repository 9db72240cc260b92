import type { Finding } from './findings';

/** The name of the plugin, and the first part of every id to acknowledge. */
export const PLUGIN_NAME = 'ReplicationProof';

/**
 * The name of a rule in CDK's report, and with the plugin's name before it the id to acknowledge a finding by:
 * `EncryptReplica[all-eu-west-1]`, undecided `EncryptReplica[all-eu-west-1][undecided]`.
 *
 * CDK splits ids at `::` outside of brackets and wants brackets to be balanced, so brackets of a rule id are written in
 * percent.
 */
export function formatRuleId({ check, detail, undecided }: Pick<Finding, 'check' | 'detail' | 'undecided'>): string {
  const inBrackets = detail === undefined || detail === '' ? '' : `[${escaped(detail)}]`;
  return `${check}${inBrackets}${undecided ? '[undecided]' : ''}`;
}

export function formatFindingId(finding: Pick<Finding, 'check' | 'detail' | 'undecided'>): string {
  return `${PLUGIN_NAME}::${formatRuleId(finding)}`;
}

/** Spaces too: CDK turns them into hyphens. */
function escaped(detail: string): string {
  return detail.replace(/[%[\](){}\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
