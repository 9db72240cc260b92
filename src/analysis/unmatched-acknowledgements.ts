import { findNearest } from '../internal/text/find-nearest';
import type { ResourceAddress } from './assembly/resource-address';
import { formatAddress } from './assembly/resource-address';
import { ACKNOWLEDGEMENT_MATCHES_NOTHING } from './checks/acknowledgement-matches-nothing';
import { CHECKS } from './checks/catalogue';
import type { Violation } from './checks/violation';
import type { DeploymentModel } from './model/deployment-model';
import { createFinding } from './prove';
import type { PlacedAcknowledgement } from './report/acknowledgements';
import { findOpen, findUnmatched, listPathsAround, normalizeId } from './report/acknowledgements';
import type { Finding } from './report/findings';
import { PLUGIN_NAME, formatFindingId } from './report/findings';

/**
 * One finding for each acknowledgement that matches nothing.
 *
 * @param findings those of the whole model: what one plugin does not report, another may
 */
export function reportUnmatched(
  given: readonly PlacedAcknowledgement[],
  findings: readonly Finding[],
  { stacks }: Pick<DeploymentModel, 'stacks'>,
): Finding[] {
  const unmatched = findUnmatched(given, findings);
  const open = findOpen(findings, given);
  const reported = unmatched.map((each) => {
    const address = locate(each, stacks);
    return createFinding(ACKNOWLEDGEMENT_MATCHES_NOTHING, address, {
      address,
      propertyPath: '',
      detail: removePlugin(each.id),
      ...explain(each, open),
    });
  });
  // these can be acknowledged too
  const remaining = new Set(findUnmatched(given, [...findings, ...reported]));
  return reported.filter((_finding, index) => remaining.has(unmatched[index]));
}

/** An app, a stage or a construct that is no resource has a path alone. */
function locate({ constructPath }: PlacedAcknowledgement, stacks: DeploymentModel['stacks']): ResourceAddress {
  const around = new Set(listPathsAround(constructPath));
  const stack = stacks.find(({ path }) => around.has(path));
  return {
    assembly: stack?.assembly ?? '',
    stackPath: stack?.path ?? '',
    templatePath: stack?.templatePath ?? '',
    logicalId: '',
    constructPath,
  };
}

function explain(
  { id, constructPath }: PlacedAcknowledgement,
  open: readonly Finding[],
): Pick<Violation, 'message' | 'fix'> {
  const meant = `${PLUGIN_NAME}::${removePlugin(id)}`;
  const nothing = `"${id}" acknowledges nothing on ${constructPath === '' ? 'the app' : constructPath}`;
  const places = listPlaces(open, meant);
  const nearest = findMeant(meant, open);
  if (places !== '') {
    return {
      message: `${nothing}: ${id === meant ? '' : 'the id names no plugin, and '}the finding is on ${places}`,
      fix: `acknowledge "${meant}" there or on a construct around it`,
    };
  }
  return nearest === undefined
    ? { message: `${nothing}: ${describeCheck(id)}`, fix: 'take it out, or correct the id' }
    : {
      message: `${nothing}: there is no such finding; the nearest is "${nearest}" on ${listPlaces(open, nearest)}`,
      fix: 'acknowledge that one there or on a construct around it, or take the acknowledgement out',
    };
}

function removePlugin(id: string): string {
  return id.replace(/^\w+::/, '');
}

function listPlaces(findings: readonly Finding[], id: string): string {
  const found = findings.filter((finding) => normalizeId(formatFindingId(finding)) === normalizeId(id));
  return [...new Set(found.map(({ address }) => formatAddress(address)))].join(', ');
}

/** A finding of the check, or of the one that is misspelled. */
function findMeant(id: string, open: readonly Finding[]): string | undefined {
  const name = readCheck(id);
  const check = CHECK_IDS.includes(name) ? name : findNearest(name, CHECK_IDS);
  const ids = open.filter((finding) => finding.check === check).map(formatFindingId);
  return findNearest(id, ids) ?? ids.at(0);
}

const CHECK_IDS = CHECKS.map(({ id }) => id);

function readCheck(id: string): string {
  return removePlugin(id).split('[')[0];
}

function describeCheck(id: string): string {
  const name = readCheck(id);
  const nearest = findNearest(name, CHECK_IDS);
  return CHECK_IDS.includes(name) ? 'there is no such finding'
    : `there is no check "${name}"${nearest === undefined ? '' : `; the nearest is "${nearest}"`}`;
}
