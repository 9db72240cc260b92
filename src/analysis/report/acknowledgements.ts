import { formatAddress } from '../assembly/resource-address';
import { groupBy } from '../symbolic/group-by';
import type { Finding } from './findings';
import { PLUGIN_NAME, formatFindingId, formatRuleId } from './findings';

/** What somebody acknowledges, and where. */
export interface PlacedAcknowledgement {
  readonly id: string;
  /** The path of the construct that it applies to, with all inside; empty for the app. */
  readonly constructPath: string;
}

/** CDK replaces spaces in ids of rules by hyphens. */
export function normalizeId(id: string): string {
  return id.replaceAll(' ', '-');
}

/** Acknowledgements of the same thing in the same place have the same key. */
export function createAcknowledgementKey({ id, constructPath }: PlacedAcknowledgement): string {
  return `${normalizeId(id)}\n${constructPath}`;
}

/** The path itself, and those of everything around it up to the app. */
export function listPathsAround(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_name, index) => names.slice(0, names.length - index).join('/')).concat('');
}

/** Where CDK files an acknowledgement whose id does not begin with the name of a plugin. */
const ANNOTATION = 'Annotation::';

/**
 * Acknowledgements of the proof's findings that match none of them; no acknowledgement of anything else.
 *
 * One that is repeated where the finding is not matches nothing either, but does no harm if the finding is acknowledged
 * where it is.
 */
export function findUnmatched<T extends PlacedAcknowledgement>(given: readonly T[], findings: readonly Finding[]): T[] {
  const byId = groupBy(findings, (finding) => normalizeId(formatFindingId(finding)));
  const byRule = groupBy(findings, (finding) => `${ANNOTATION}${normalizeId(formatRuleId(finding))}`);
  const isOpen = (finding: Finding) => !isAcknowledged(finding, given);
  return given.filter(({ id, constructPath }) => {
    const normal = normalizeId(id);
    const meant = byId.get(normal);
    return normal.startsWith(`${PLUGIN_NAME}::`)
      ? meant === undefined || (!meant.some((finding) => covers(constructPath, finding)) && meant.some(isOpen))
      : (byRule.get(normal) ?? []).some(isOpen);
  });
}

/** Whether one of the acknowledgements is for a finding. */
export function isAcknowledged(finding: Finding, given: readonly PlacedAcknowledgement[]): boolean {
  const id = normalizeId(formatFindingId(finding));
  return given.some((each) => normalizeId(each.id) === id && covers(each.constructPath, finding));
}

/** A resource whose construct path is not known may be anywhere in its stack. */
function covers(constructPath: string, { address }: Finding): boolean {
  return listPathsAround(formatAddress(address)).includes(constructPath)
    || (address.constructPath === undefined && listPathsAround(constructPath).includes(address.stackPath));
}
