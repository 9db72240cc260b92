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
  const places = collectPlaces(findings);
  const open = findOpen(findings, given);
  const openIds = new Set(open.map(normalizedIdOf));
  const openRules = new Set(open.map((finding) => `${ANNOTATION}${normalizeId(formatRuleId(finding))}`));
  return given.filter(({ id, constructPath }) => {
    const normal = normalizeId(id);
    const meant = places.get(normal);
    return normal.startsWith(`${PLUGIN_NAME}::`)
      ? meant === undefined || (!isAround(constructPath, meant) && openIds.has(normal))
      : openRules.has(normal);
  });
}

/** The findings that none of the acknowledgements is for. */
export function findOpen(findings: readonly Finding[], given: readonly PlacedAcknowledgement[]): Finding[] {
  const placed = groupPaths(given, ({ constructPath }) => [constructPath]);
  const around = groupPaths(given, ({ constructPath }) => listPathsAround(constructPath));
  return findings.filter((finding) => {
    const { address } = finding;
    const id = normalizedIdOf(finding);
    const acknowledged = listPathsAround(formatAddress(address)).some((path) => placed.get(id)?.has(path))
      // a resource whose construct path is not known may be anywhere in its stack
      || (address.constructPath === undefined && around.get(id)?.has(address.stackPath));
    return !acknowledged;
  });
}

/** Where findings of one id are. Sets: pairs of each finding and each acknowledgement would be too many. */
interface Places {
  /** Their constructs, and what is around these. */
  readonly around: Set<string>;
  /** The stacks of those whose construct path is not known. */
  readonly stacks: Set<string>;
}

function collectPlaces(findings: readonly Finding[]): ReadonlyMap<string, Places> {
  return new Map([...groupBy(findings, normalizedIdOf)].map(([id, group]) => [id, {
    around: new Set(group.flatMap(({ address }) => listPathsAround(formatAddress(address)))),
    stacks: new Set(group.flatMap(({ address }) => address.constructPath === undefined ? [address.stackPath] : [])),
  }]));
}

function isAround(constructPath: string, { around, stacks }: Places): boolean {
  return around.has(constructPath) || listPathsAround(constructPath).some((path) => stacks.has(path));
}

function groupPaths(
  given: readonly PlacedAcknowledgement[],
  list: (each: PlacedAcknowledgement) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = groupBy(given, ({ id }) => normalizeId(id));
  return new Map([...groups].map(([id, group]) => [id, new Set(group.flatMap(list))]));
}

function normalizedIdOf(finding: Finding): string {
  return normalizeId(formatFindingId(finding));
}
