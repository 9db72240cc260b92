import { resolve } from 'node:path';
import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import { describePlaces } from '../../../src/cli/input/describe-places';
import { finding } from '../fixtures';

const template = (file: string, place: object = {}) => ({ name: file, path: file, file: resolve(file), ...place });
const PLACED = template('b.yaml', { account: '111111111111', region: 'eu-west-1' });
const UNPLACED = template('a.yaml');
const OPEN = finding({ undecided: true, message: `S3 may not call ${unknownValue('AWS::AccountId of a')}` });

function fix(found: typeof OPEN, ...templates: Parameters<typeof describePlaces>[1]): string {
  return describePlaces([found], templates)[0].fix;
}

test('what is undecided without an account names the options', () => {
  expect(fix(OPEN, PLACED, UNPLACED)).toBe('say where a.yaml is deployed: with --account and --region, or as a.yaml@ACCOUNT/REGION');
  expect(fix(OPEN, UNPLACED, template('c.yaml'))).toMatch(/^say where a\.yaml and c\.yaml are deployed:/);
});

test.each([
  ['where all templates have one', OPEN, [PLACED]],
  ['where there is none', OPEN, []],
  ['of what is undecided for another reason', finding({ undecided: true }), [UNPLACED]],
  ['of what is decided', { ...OPEN, undecided: false }, [UNPLACED]],
])('the remedy stays %s', (_title, found, templates) => {
  expect(fix(found, ...templates)).toBe('allow kms:Encrypt');
});
