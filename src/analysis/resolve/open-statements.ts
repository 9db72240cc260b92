import type { StackTemplate } from '../assembly/stack-template';
import { isObject, listAt, toText } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import { toArguments, toMembers } from './expressions';
import { keepLeftOut, readStatements } from './left-out-statements';
import type { Scope } from './scope';

/** A condition that deployment decides, and whether it holds. */
export interface Premise {
  /** Names the condition among those of all stacks. */
  readonly condition: string;
  readonly holds: boolean;
}

const OPEN_STATEMENT = Symbol('open statement');

/** A statement of a policy that is there, or has these elements, only where conditions hold that deployment decides. */
export class OpenStatement {
  public static isOpenStatement(x: unknown): x is OpenStatement {
    return typeof x === 'object' && x !== null && OPEN_STATEMENT in x;
  }

  constructor(
    /** Its place in the template. */
    public readonly index: number,
    public readonly premises: readonly Premise[],
    public readonly value: unknown,
  ) {
    Object.defineProperty(this, OPEN_STATEMENT, { value: true });
  }

  /** In a text it is a value that deployment decides. */
  public toJSON(): SymbolicString {
    return unknownValue(this.premises.map(({ condition }) => condition).join(' '));
  }
}

/** Further conditions of one statement stay what they are: values that deployment decides. */
const MOST_CONDITIONS = 4;

interface Alternative {
  readonly value: unknown;
  readonly premises: readonly Premise[];
}

/** The element `Statement`: statements for each branch of a condition that deployment decides. */
export function resolveStatements(scope: Scope, written: unknown): unknown {
  if (!scope.hasBranches()) {
    return scope.resolve(written);
  }
  return keepLeftOut(scope, written, findOpenCondition(scope, written) === undefined ? scope.resolve(written)
    : listStatements(scope, written, []));
}

function listStatements(scope: Scope, written: unknown, premises: readonly Premise[]): readonly OpenStatement[] {
  if (!isBranch(written)) {
    return (Array.isArray(written) ? written : [written]).flatMap((each, index) =>
      expand(scope, each, premises).flatMap((alternative) => {
        const value = scope.resolve(alternative.value);
        return value === undefined ? [] : [new OpenStatement(index, alternative.premises, value)];
      }));
  }
  const [condition, ...branches] = toArguments(written['Fn::If']);
  const holds = scope.evaluateCondition(toText(condition));
  return holds !== undefined ? listStatements(scope, branches[holds ? 0 : 1], premises)
    : [true, false].flatMap((each) => listStatements(scope, branches[each ? 0 : 1],
      [...premises, createPremise(scope.stack, toText(condition), each)]));
}

/** The value with each of its open conditions taken as true and as false. */
function expand(scope: Scope, value: unknown, premises: readonly Premise[]): readonly Alternative[] {
  const open = premises.length < MOST_CONDITIONS ? findOpenCondition(scope, value) : undefined;
  return open === undefined ? [{ value, premises }] : [true, false].flatMap((holds) =>
    expand(scope, choose(value, open, holds), [...premises, createPremise(scope.stack, open, holds)]));
}

function isBranch(value: unknown): value is { readonly 'Fn::If': unknown } {
  return isObject(value) && 'Fn::If' in value;
}

/** The first condition of an `Fn::If` in a value whose result deployment decides. */
function findOpenCondition(scope: Scope, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const [condition] = isBranch(value) ? toArguments(value['Fn::If']) : [];
  if (typeof condition === 'string' && scope.evaluateCondition(condition) === undefined) {
    return condition;
  }
  for (const member of Object.values(value)) {
    const found = findOpenCondition(scope, member);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The value with the branches that a condition chooses. */
function choose(value: unknown, condition: string, holds: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => choose(item, condition, holds));
  }
  if (!isObject(value)) {
    return value;
  }
  const [name, ...branches] = isBranch(value) ? toArguments(value['Fn::If']) : [];
  return name === condition ? choose(branches[holds ? 0 : 1], condition, holds)
    : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, choose(member, condition, holds)]));
}

/** A condition that is another one or its opposite is known by the name of that one. */
export function createPremise(
  { assembly, path, template: { Conditions: conditions } }: StackTemplate,
  name: string,
  holds: boolean,
): Premise {
  const seen = new Set<string>();
  let premise = { name, holds };
  while (!seen.has(premise.name)) {
    seen.add(premise.name);
    premise = simplify(premise, conditions?.[premise.name]);
  }
  return { condition: [assembly, path, premise.name].join('\n'), holds: premise.holds };
}

interface NamedPremise {
  readonly name: string;
  readonly holds: boolean;
}

function simplify({ name, holds }: NamedPremise, expression: unknown): NamedPremise {
  const { Condition: same, 'Fn::Not': negated } = toMembers(expression);
  const [operand] = toArguments(negated);
  return typeof same === 'string' ? { name: same, holds }
    : negated === undefined ? { name, holds }
      : typeof toMembers(operand).Condition === 'string' ? { name: String(toMembers(operand).Condition), holds: !holds }
        : { name, holds };
}

/** One of two documents, or of two inline policies, as one with the statements of both, each where it is in force. */
export function mergePolicies(
  stack: StackTemplate,
  condition: string,
  branches: readonly [positive: unknown, negative: unknown],
): unknown {
  const merge = (documents: readonly unknown[]) => ({
    ...toMembers(documents.find((each) => each !== undefined)),
    Statement: documents.flatMap((each, index) => withPremise(createPremise(stack, condition, index === 0), each)),
  });
  const [positive, negative] = branches;
  if (isDocument(positive) && isDocument(negative)) {
    return positive.Version === negative.Version ? merge(branches) : undefined;
  }
  const documents = branches.map((each) => toMembers(each).PolicyDocument);
  const areInline = branches.every((each, index) => each === undefined || isDocument(documents[index]));
  return areInline ? { ...toMembers(positive ?? negative), PolicyDocument: merge(documents) } : undefined;
}

function isDocument(value: unknown): value is { readonly Version?: unknown } {
  return Array.isArray(readStatements(value));
}

function withPremise(premise: Premise, document: unknown): readonly OpenStatement[] {
  return listAt(readStatements(document)).map((each, index) => (OpenStatement.isOpenStatement(each)
    ? new OpenStatement(each.index, [premise, ...each.premises], each.value)
    : new OpenStatement(index, [premise], each)));
}
