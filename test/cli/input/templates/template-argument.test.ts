import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseTemplateArgument } from '../../../../src/cli/input/templates/template-argument';
import { temporaryAssemblies } from '../../example';

const directory = temporaryAssemblies();
const IRELAND = { account: '222222222222', region: 'eu-west-1' };

test.each([
  ['source.yaml@222222222222/eu-west-1', { name: 'source', file: resolve('source.yaml'), ...IRELAND }],
  ['a/source.template.json@222222222222/eu-west-1', { name: 'source', file: resolve('a/source.template.json'), ...IRELAND }],
  ['Documents=source.yml@222222222222/eu-west-1', { name: 'Documents', file: resolve('source.yml'), ...IRELAND }],
  ['a@b.yaml@012345670123/us-gov-west-1', { name: 'a@b', file: resolve('a@b.yaml'), account: '012345670123', region: 'us-gov-west-1' }],
  ['x.template', { name: 'x', file: resolve('x.template') }],
  ['X=any.txt', { name: 'X', file: resolve('any.txt') }],
  ['any.txt@111111111111/eusc-de-east-1', { name: 'any.txt', file: resolve('any.txt'), account: '111111111111', region: 'eusc-de-east-1' }],
])('%s is a template', (written, template) => {
  expect(parseTemplateArgument(written, {})).toEqual(template);
});

test('has the account and Region of all where it has none of its own', () => {
  expect(parseTemplateArgument('a.yaml', IRELAND)).toMatchObject(IRELAND);
  expect(parseTemplateArgument('a.yaml@111111111111/us-east-1', IRELAND)).toMatchObject({ account: '111111111111', region: 'us-east-1' });
});

test.each(['cdk.out', 'nowhere', '.'])('%s is a folder', (written) => {
  expect(parseTemplateArgument(written, {})).toBeUndefined();
});

test('what is there counts, whatever its name', () => {
  mkdirSync(directory('folder.yaml'), { recursive: true });
  const file = directory('with=and@111');
  writeFileSync(file, '');
  expect(parseTemplateArgument(directory('folder.yaml'), {})).toBeUndefined();
  expect(parseTemplateArgument(file, {})).toEqual({ name: 'with=and@111', file });
});

test.each([
  ['a Region alone', 'a.yaml@eu-west-1', /"a\.yaml@eu-west-1" does not end with @ACCOUNT\/REGION.*such as source\.yaml@111111111111\/eu-west-1/],
  ['more than a Region', 'a.yaml@111111111111/eu-west-1/x', /does not end with @ACCOUNT\/REGION/],
  ['an account with 11 digits', 'a.yaml@11111111111/eu-west-1', /the account "11111111111" of .* is no id of 12 digits/],
  ['no account', 'a.yaml@/eu-west-1', /the account "" of/],
  ['a Region that is none', 'a.yaml@111111111111/Ireland', /the Region "Ireland" of .* is none, such as eu-west-1/],
])('fails for %s', (_title, written, message) => {
  expect(() => parseTemplateArgument(written, {})).toThrow(expect.objectContaining({ code: 'Usage', message: expect.stringMatching(message) }));
});

test.each([
  ['standard input', '-'],
  ['a device', '/dev/null'],
  ['a device with a place', '/dev/null@111111111111/eu-west-1'],
  ['a device with a name', 'source=/dev/null'],
])('fails for %s, of which a finding could name no line', (_title, written) => {
  expect(() => parseTemplateArgument(written, {})).toThrow(expect.objectContaining({
    code: 'Usage',
    message: expect.stringMatching(/^"(?:-|\/dev\/null)" is no file: .* are not read; write the template to a file/),
  }));
});

test('fails for a folder with a place, since its manifest says where', () => {
  mkdirSync(join(directory('out')), { recursive: true });
  expect(() => parseTemplateArgument(`${directory('out')}@111111111111/eu-west-1`, {})).toThrow(/names a folder, whose manifest says/);
  expect(() => parseTemplateArgument(`X=${directory('out')}`, {})).toThrow(/names a folder/);
});
