import { buildModel } from '../../../src/analysis/model/build-model';
import { lowerCase } from '../../../src/analysis/model/names';
import { opaqueId } from '../../../src/analysis/symbolic/symbolic-string';
import { ACCOUNT, stackOf } from './templates';

const ROLE = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'Copy' } };

function logicalIds(kind: 'role' | 'inline policy', ...name: readonly string[]): readonly string[] {
  const { resourcesNamed } = buildModel([stackOf('Docs', {
    Resources: {
      Role: { ...ROLE, Properties: { ...ROLE.Properties, Policies: [{ PolicyName: 'own' }, {}] } },
      Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'more', Roles: ['copy', ['no role']] } },
      RolePolicy: { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: 'Copy' } },
      Unnamed: { Type: 'AWS::IAM::Role' },
    },
  })]);
  return resourcesNamed(kind, ...name).map(({ address, name: found }) => `${address.logicalId} ${found}`.trim());
}

test('roles are found by their names, whatever the case', () => {
  expect(logicalIds('role', ACCOUNT, 'COPY')).toEqual(['Role Copy']);
});

test('inline policies are found by their roles, those without a name too', () => {
  expect(logicalIds('inline policy', ACCOUNT, 'Copy')).toEqual(['Role own', 'Role', 'Policy more', 'RolePolicy']);
});

test.each([
  ['copy', 'copy'],
  ['COPY', 'copy'],
  [`COPY-${opaqueId('Docs.ROLE')}`, `copy-${opaqueId('Docs.ROLE')}`],
  [`ÀΔ-${opaqueId('Docs.ΔROLE')}`, `àδ-${opaqueId('Docs.ΔROLE')}`],
])('%p in lower case keeps the names of its parts', (text, expected) => {
  expect(lowerCase(text)).toBe(expected);
});

test('what is no name of a role is the name of none', () => {
  expect(logicalIds('inline policy', ACCOUNT, '')).toEqual(['Policy more']);
});
