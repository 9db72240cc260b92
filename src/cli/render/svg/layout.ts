import type { Graph, ResourceNode } from '../../graph/graph';
import type { Arrow } from './labels';
import { describeNode, limitLines, mergeRules, shorten } from './labels';
import type { Place } from './places';
import { arrangePlaces } from './places';

/** Lengths in pixels. */
export const NODE = { width: 270, line: 16, padding: 12 } as const;
const PLACE = { padding: 16, heading: 30, gap: 28 } as const;
const GAP = { nodes: 16, columns: 340 } as const;
export const LABEL = { width: 252, line: 15, padding: 5 } as const;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  readonly node: ResourceNode;
  /** As a whole. */
  readonly text: readonly string[];
  readonly lines: readonly string[];
}

export interface PlacedBox extends Box {
  readonly place: Place;
}

export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  readonly label: Box & { readonly lines: readonly string[] };
}

/** Where everything is drawn. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly arrows: readonly PlacedArrow[];
}

export const INSET = 24;

/** A hexagon has less room. */
const LONGEST_OF_KEY = 30;

/** Between labels. */
const APART = 4;

const COLUMN = NODE.width + 2 * PLACE.padding + GAP.columns;

/** Lays a graph out in columns, from sources on the left to destinations on the right. */
export function layOut(graph: Graph): Drawing {
  const nodes = new Map<string, PlacedNode>();
  const bottoms = new Map<number, number>();
  const boxes = arrangePlaces(graph).map((place): PlacedBox => {
    const { column } = place;
    const y = bottoms.get(column) ?? 0;
    const x = column * COLUMN;
    let bottom = y + PLACE.heading;
    for (const node of place.nodes) {
      const placed = placeNode(node, describeNode(node, graph.stacks), { x: x + PLACE.padding, y: bottom });
      nodes.set(node.id, placed);
      bottom += placed.height + GAP.nodes;
    }
    const height = bottom - GAP.nodes + PLACE.padding - y;
    bottoms.set(column, y + height + PLACE.gap);
    return { place, x, y, width: NODE.width + 2 * PLACE.padding, height };
  });
  const arrows = placeArrows(mergeRules(graph), nodes);
  const all = [...boxes, ...arrows.map(({ label }) => label)];
  return {
    width: Math.max(0, ...all.map(({ x, width }) => x + width)),
    height: Math.max(0, ...all.map(({ y, height }) => y + height)),
    boxes,
    nodes,
    arrows,
  };
}

function placeNode(node: ResourceNode, text: readonly string[], { x, y }: Pick<Box, 'x' | 'y'>): PlacedNode {
  const lines = text.map((line) => shorten(line, node.kind === 'key' ? LONGEST_OF_KEY : undefined));
  // a key is set in under the bucket that it is for
  const inset = node.kind === 'key' ? INSET : 0;
  const height = lines.length * NODE.line + 2 * NODE.padding;
  return { node, text, lines, x: x + inset, y, width: NODE.width - inset, height };
}

/** Labels are level with the end that has but one arrow, so that each is on its own; below others where they are. */
function placeArrows(arrows: readonly Arrow[], nodes: ReadonlyMap<string, PlacedNode>): PlacedArrow[] {
  const placed: PlacedArrow[] = [];
  for (const arrow of arrows) {
    const [from, to] = [nodes.get(arrow.from)!, nodes.get(arrow.to)!];
    const isShared = arrows.some((other) => other !== arrow && other.to === arrow.to);
    const lines = limitLines(arrow.lines);
    const height = lines.length * LABEL.line + 2 * LABEL.padding;
    const x = Math.min(from.x, to.x) + NODE.width + PLACE.padding + (GAP.columns - LABEL.width) / 2;
    let y = Math.max(0, getMiddle(isShared ? from : to) - height / 2);
    const others = placed.map(({ label }) => label).filter((label) => label.x === x).sort((a, b) => a.y - b.y);
    for (const other of others) {
      y = y < other.y + other.height + APART && other.y < y + height + APART ? other.y + other.height + APART : y;
    }
    placed.push({ arrow, from, to, label: { x, y, width: LABEL.width, height, lines } });
  }
  return placed;
}

export function getMiddle({ y, height }: Box): number {
  return y + height / 2;
}
