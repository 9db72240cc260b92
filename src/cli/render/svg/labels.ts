import { groupBy } from '../../../analysis/symbolic/group-by';
import { hasUndetermined } from '../../../analysis/symbolic/symbolic-string';
import { describeRule } from '../../graph/describe-rule';
import type { Graph, ResourceNode, StackNode } from '../../graph/graph';
import { toPrintable } from '../layout';

/** The most characters on a line of a node or beside an arrow; what is longer is in the tooltip as a whole. */
const LONGEST = 36;

/** The most rules beside one arrow. */
const MOST_RULES = 3;

/** The lines of a node: its path in the stack, the stack, and its name where that says more. */
export function describeNode(
  { name, constructPath, stack }: ResourceNode,
  stacks: readonly StackNode[],
): readonly string[] {
  const stackPath = stacks.find(({ id }) => id === stack)?.path ?? '';
  const path = constructPath?.replace(`${stackPath}/`, '').replace(/\/Resource$/, '');
  return [
    ...(path === undefined ? [] : [path]),
    ...(stackPath === '' ? [] : [`in ${stackPath}`]),
    // a generated name adds nothing to the path
    ...(path === undefined || !hasUndetermined(name) ? [name] : []),
  ].map(toLine);
}

function toLine(text: string): string {
  return toPrintable(text).replaceAll('\n', ' ');
}

/** An arrow with all the rules from one bucket to another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly string[];
  readonly enabled: boolean;
}

/** One arrow for all rules between two buckets. */
export function mergeRules({ rules }: Graph): readonly Arrow[] {
  const arrows = groupBy(rules, ({ from, to }) => `${from} ${to}`);
  return [...arrows.values()].map((all) => ({
    from: all[0].from,
    to: all[0].to,
    lines: all.map((rule) => toLine(describeRule(rule))),
    enabled: all.some(({ enabled }) => enabled),
  }));
}

/** What fits beside an arrow. */
export function limitLines(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_RULES;
  return more > 0
    ? [...limitLines(lines.slice(0, MOST_RULES)), `and ${more} more`]
    : lines.map((line) => shorten(line));
}

/** The beginning and the end, since names differ at both. */
export function shorten(text: string, longest: number = LONGEST): string {
  const characters = [...text];
  if (characters.length <= longest) {
    return text;
  }
  const half = Math.floor((longest - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}
