import { gotten, reasonOf } from '../support/outcomes/outcome-case';
import { OUTCOME_CASES } from '../support/outcomes/outcome-cases';

describe.each(OUTCOME_CASES)('$kind, in $model', ({ simulator, act, expected, replica, because }) => {
  test(`ends as ${expected.join(', ') || 'nothing'}`, () => {
    // WHEN
    const result = act(simulator());

    // THEN
    expect({ got: gotten(result), why: reasonOf(result) }).toEqual({ got: expected, why: expect.any(String) });
    expect(reasonOf(result)).toContain(because ?? '');
    if (replica) {
      expect(result.outcomes.map((outcome) => outcome.replica)).toContainEqual(expect.objectContaining(replica));
    }
  });
});

test('every case cites a page of AWS', () => {
  expect(OUTCOME_CASES.filter(({ see }) => !see.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
});

test('the cases are told apart by what is done in which app', () => {
  const names = OUTCOME_CASES.map(({ kind, model }) => `${kind}, in ${model}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
