import { ABSENT, oneOf, absentOr, present } from '../../../src/analysis/iam/request';

test.each([
  { title: 'present with values', states: present('a', 'b'), wanted: [['a', 'b']] },
  { title: 'absent', states: ABSENT, wanted: [undefined] },
  { title: 'absent, or present with values', states: absentOr('a', 'b'), wanted: [undefined, ['a', 'b']] },
  { title: 'present with one of several values', states: oneOf('a', 'b'), wanted: [['a'], ['b']] },
])('a condition key is $title', ({ states, wanted }) => {
  expect(states).toEqual(wanted);
});
