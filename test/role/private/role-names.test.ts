import { computeRoleName } from '../../../src/role/private/role-names';

describe('the default name of a role', () => {
  test('is at most 64 characters long', () => {
    const name = computeRoleName({ name: 'a-very-long-stack-name'.repeat(10), hash: '01234567' }, 'ap-southeast-1');
    expect(name).toHaveLength(64);
    expect(name).toMatch(/-[0-9a-f]{8}$/);
  });

  test('is the same in every synthesis', () => {
    expect(computeRoleName({ name: 'Documents-Replication', hash: '01234567' }, 'eu-west-1')).toBe(
      computeRoleName({ name: 'Documents-Replication', hash: '01234567' }, 'eu-west-1'),
    );
  });

  test.each([
    ['the construct path', { name: 'Documents', hash: '76543210' }, 'eu-west-1'],
    ['the Region, since IAM is global', { name: 'Documents', hash: '01234567' }, 'eu-west-2'],
  ])('differs by %s', (_what, identity, region) => {
    expect(computeRoleName(identity, region)).not.toBe(
      computeRoleName({ name: 'Documents', hash: '01234567' }, 'eu-west-1'),
    );
  });

  test('has the characters of IAM alone', () => {
    expect(computeRoleName({ name: 'Prod/Documents Ü', hash: '01234567' }, 'eu-west-1')).toMatch(/^Prod-Documents---[0-9a-f]{8}$/);
  });
});
