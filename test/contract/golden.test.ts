import { contractOf, differences, goldenNames, readGolden } from '../support/contract';
import { EXAMPLE_NAMES, synthesizeExample } from '../support/examples';

test.each(EXAMPLE_NAMES)('what users of %s have deployed stays', (name) => {
  expect(differences(readGolden(name) ?? {}, contractOf(synthesizeExample(name)))).toEqual([]);
});

test('every golden file is of an example', () => {
  expect(goldenNames()).toEqual(EXAMPLE_NAMES);
});

describe('differences', () => {
  const golden = { Stack: { resources: { A: { type: 'Bucket' }, B: { type: 'Key' } } } };

  test('are none between equal contracts', () => {
    expect(differences(golden, JSON.parse(JSON.stringify(golden)))).toEqual([]);
  });

  test('name what is missing, added and changed', () => {
    const actual = { Stack: { resources: { A: { type: 'Role' }, C: { type: 'Key' } } } };
    expect(differences(golden, actual)).toEqual([
      'changed  Stack > resources > A > type: "Bucket" -> "Role"',
      'missing  Stack > resources > B > type: "Key"',
      'added    Stack > resources > C > type: "Key"',
    ]);
  });

  test('see an empty part that is gone', () => {
    expect(differences({ Stack: { resources: {} } }, { Stack: {} })).not.toEqual([]);
  });
});
