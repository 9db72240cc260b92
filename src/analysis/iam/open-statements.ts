import { display } from '../symbolic/symbolic-string';
import type { ApplicableStatements } from './applicable-statements';
import type { EvaluationContext } from './evaluation-context';
import type { Statement } from './policy-document';

/** More would be too many situations; the statements under further conditions are taken for unknown policies. */
const MOST_CONDITIONS = 6;

/** The conditions that decide which statements there are, in the order in which they come. */
export function listOpenConditions({ all: { allows, denies } }: EvaluationContext): readonly string[] {
  const names = new Set<string>();
  for (const statements of [allows, denies]) {
    for (const { statement: { premises = [] } } of statements) {
      premises.forEach(({ condition }) => names.add(condition));
    }
  }
  return [...names];
}

/** The context without the statements under more conditions than can be tried. */
export function limitConditions(context: EvaluationContext, conditions: readonly string[]): EvaluationContext {
  if (conditions.length <= MOST_CONDITIONS) {
    return context;
  }
  const tried = new Set(conditions.slice(0, MOST_CONDITIONS));
  return mapStatements(context, (statements) => {
    const kept = selectStatements(statements, ({ premises = [] }) =>
      premises.every(({ condition }) => tried.has(condition)));
    const dropped = kept.allows.length + kept.denies.length < statements.allows.length + statements.denies.length;
    return dropped ? { ...kept, opaque: [...kept.opaque, 'statements under more conditions than can be tried'] } : kept;
  });
}

export function listTriedConditions(conditions: readonly string[]): readonly string[] {
  return conditions.slice(0, MOST_CONDITIONS);
}

/** The context where a condition holds, or does not. */
export function assumeCondition(context: EvaluationContext, condition: string, holds: boolean): EvaluationContext {
  return mapStatements(context, (statements) => selectStatements(statements, ({ premises = [] }) =>
    premises.every((premise) => premise.condition !== condition || premise.holds === holds)));
}

/** For a person: `whether the condition IsProd of Documents holds`. */
export function describeCondition(condition: string): string {
  const [, stack, name] = condition.split('\n');
  return display(`whether the condition ${name} of ${stack} holds`);
}

function selectStatements(
  statements: ApplicableStatements,
  keep: (statement: Statement) => boolean,
): ApplicableStatements {
  const { allows, denies, opaque, unknownAllows } = statements;
  return {
    allows: allows.filter(({ statement }) => keep(statement)),
    denies: denies.filter(({ statement }) => keep(statement)),
    opaque,
    unknownAllows,
  };
}

function mapStatements(
  context: EvaluationContext,
  map: (statements: ApplicableStatements) => ApplicableStatements,
): EvaluationContext {
  const { identity, boundary, resource, all } = context;
  return {
    ...context,
    identity: map(identity),
    ...(boundary ? { boundary: map(boundary) } : {}),
    resource: map(resource),
    all: map(all),
  };
}
