import { allOf } from '../symbolic/match';
import { display } from '../symbolic/symbolic-string';
import type { Policies } from './authorization';
import type { NearMiss } from './decision';
import type { EvaluationContext } from './evaluation-context';
import type { Mismatch } from './mismatches';
import { findMismatches } from './mismatches';
import type { PartialDecision } from './partial-decision';
import type { LeftOutStatement } from './policy-document';

/** The statements of the policy that lacks the permission, by the number of elements that do not match. */
export function findNearMisses(
  { all: { allows } }: EvaluationContext,
  { missing, situation }: PartialDecision,
): readonly NearMiss[] {
  return allows.filter(({ statement }) => statement.origin.kind === missing)
    .map(({ statement }) => ({ statement, mismatches: findMismatches(statement, situation) }))
    .filter(({ mismatches }) => mismatches.length > 0)
    .sort(({ mismatches: a }, { mismatches: b }) => a.length - b.length || rankElement(a[0]) - rankElement(b[0]))
    .map(({ statement, mismatches }) => ({
      statement,
      match: allOf(mismatches.map(({ match }) => match)),
      mismatch: mismatches[0].mismatch,
    }));
}

/** An Allow that a condition of the template leaves out of the policy that lacks the permission, or with all of it. */
export function findLeftOut(
  { identity = [], boundary, resource, owners = [] }: Policies,
  { missing, situation }: PartialDecision,
): LeftOutStatement | undefined {
  return [...identity, boundary, resource, ...owners]
    .flatMap((each) => each?.leftOut ?? [])
    .find(({ statement }) => statement.origin.kind === missing && statement.effect === 'Allow'
      && findMismatches(statement, situation).length === 0);
}

/** A statement for another principal is further away than one with another condition. */
function rankElement({ mismatch: { element } }: Mismatch): number {
  return element === 'Condition' ? 0 : element.endsWith('Resource') ? 1 : 2;
}

/** What an undecided outcome depends on: unknown policies, elements that may match, undocumented keys. */
export function listUnknowns(
  { all }: EvaluationContext,
  { dependences, reasons }: PartialDecision,
): readonly string[] {
  const ofPolicies = dependences.length > 0 ? all.opaque : [];
  const ofAllows = dependences.some(({ effect }) => effect === 'Allow') ? all.unknownAllows : [];
  const ofStatements = dependences.flatMap(({ effect, situation }) =>
    (effect === 'Deny' ? all.denies : all.allows).flatMap(({ statement }) => {
      const mismatches = findMismatches(statement, situation);
      return mismatches.some(({ match }) => match === 'none') ? [] : mismatches.flatMap((each) => each.reasons);
    }));
  return [...new Set([...ofPolicies, ...ofAllows, ...ofStatements, ...reasons])].map(display);
}
