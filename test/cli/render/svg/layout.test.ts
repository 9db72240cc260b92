import type { Graph } from '../../../../src/cli/graph/graph';
import { layOut } from '../../../../src/cli/render/svg/layout';
import { bucket, graphOf, key, rule } from './graphs';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function listOverlaps(all: readonly Rectangle[]): number {
  return all.filter((a, index) => all.slice(index + 1).some((b) => overlap(a, b))).length;
}

const MANY = Array.from({ length: 6 }, (_unused, index) => `r${index}`);

const GRAPHS: Readonly<Record<string, Graph>> = {
  'several destinations': graphOf([bucket('a', 'here'), ...MANY.map((id) => bucket(id, id))], MANY.map((id) => rule('a', id))),
  'several sources': graphOf([...MANY.map((id) => bucket(id, 'here')), bucket('z', 'there')], MANY.map((id) => rule(id, 'z'))),
  'both ways': graphOf([bucket('a', 'here'), bucket('b', 'there')], [rule('a', 'b'), rule('b', 'a')]),
  'one place': graphOf([bucket('a', 'here'), bucket('b', 'here'), key('k', 'here')], [rule('a', 'b')], [['a', 'k']]),
  'everybody to everybody': graphOf(MANY.map((id) => bucket(id, id)),
    MANY.flatMap((from) => MANY.filter((to) => to !== from).map((to) => rule(from, to)))),
};

test.each(Object.keys(GRAPHS))('nothing lies on anything else: %s', (name) => {
  const { boxes, nodes, arrows } = layOut(GRAPHS[name]);
  expect(listOverlaps([...boxes, ...arrows.map(({ label }) => label)])).toBe(0);
  expect(listOverlaps([...nodes.values()])).toBe(0);
});

test.each(Object.keys(GRAPHS))('all is inside of the picture, and nodes inside of their boxes: %s', (name) => {
  const { width, height, boxes, nodes, arrows } = layOut(GRAPHS[name]);
  for (const { x, y, ...size } of [...boxes, ...arrows.map(({ label }) => label)]) {
    expect([x >= 0, y >= 0, x + size.width <= width, y + size.height <= height]).not.toContain(false);
  }
  for (const { place, ...box } of boxes) {
    const below = place.nodes.map(({ id }) => nodes.get(id)!)
      .filter(({ y, height: own }) => y + own > box.y + box.height);
    expect(below).toEqual([]);
  }
});

test('nothing takes no room', () => {
  expect(layOut(graphOf([], []))).toMatchObject({ width: 0, height: 0 });
});
