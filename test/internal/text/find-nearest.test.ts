import { findNearest } from '../../../src/internal/text/find-nearest';

const NAMES = ['destinations', 'replicationRole', 'roleName', 'rolePath'];

test.each([
  ['destinatons', 'destinations'],
  ['roleNames', 'roleName'],
  ['rolePat', 'rolePath'],
  ['replicatonRole', 'replicationRole'],
  ['destinations', 'destinations'],
  ['bucket', undefined],
  ['', undefined],
  ['destinations'.repeat(9), undefined],
])('%p is meant as %p', (written, expected) => {
  expect(findNearest(written, NAMES)).toBe(expected);
});

test('of two that are as near, the first', () => {
  expect(findNearest('role', ['rolea', 'roleb'])).toBe('rolea');
});
