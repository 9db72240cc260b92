import { resolve } from 'node:path';
import { resolveDirectories, isInside } from '../../../src/cli/input/directories';

test('takes each folder once, however it is written', () => {
  expect(resolveDirectories(['a', './a/', 'b'])).toEqual([resolve('a'), resolve('b')]);
});

test.each([
  [['cdk.out', 'cdk.out/assembly-Prod']],
  [['cdk.out/assembly-Prod', 'cdk.out']],
])('fails where one assembly is inside another: %j', (given) => {
  expect(() => resolveDirectories(given)).toThrow(/assembly-Prod is inside .*cdk\.out, which is read as a whole; name one of them/);
});

test.each([
  ['/a/b', '/a', true],
  ['/a/b/c', '/a', true],
  ['/a', '/a', false],
  ['/ab', '/a', false],
  ['/', '/a', false],
  ['/a/..b', '/a', true],
])('whether %s is inside %s: %s', (path, directory, inside) => {
  expect(isInside(path, directory)).toBe(inside);
});
