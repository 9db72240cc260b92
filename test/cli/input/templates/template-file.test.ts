import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readTemplateFile, showFile } from '../../../../src/cli/input/templates/template-file';
import { temporaryAssemblies } from '../../example';

const directory = temporaryAssemblies();

function written(name: string, text: string | Buffer): string {
  mkdirSync(directory('.'), { recursive: true });
  writeFileSync(directory(name), text);
  return directory(name);
}

test.each([
  ['a.yaml', 'Resources:\n  A: {Type: !Ref B}\n'],
  ['a.json', '{"Resources": {"A": {"Type": {"Ref": "B"}}}}'],
  ['with-mark.json', '\uFEFF\n {"Resources": {"A": {"Type": {"Ref": "B"}}}}'],
  ['json.yaml', '{"Resources": {"A": {"Type": {"Ref": "B"}}}}'],
])('reads %s', (name, text) => {
  expect(readTemplateFile(written(name, text)).template).toEqual({ Resources: { A: { Type: { Ref: 'B' } } } });
});

test.each([
  ['lines.yaml', '# comment\nResources:\n  A: {Type: B}\n'],
  ['lines.json', '\uFEFF{\n"Resources": {\n"A": {"Type": "B"}}}'],
])('finds the lines of %s', (name, text) => {
  expect(readTemplateFile(written(name, text)).findLine(['Resources', 'A', 'Type'])).toBe(3);
});

test('a character that means something to the engine means nothing in a template', () => {
  const [yaml, json] = ['a: "\\uE000"\nResources: {}', '{"a": "\\uE000", "Resources": {}}']
    .map((text, index) => readTemplateFile(written(`reserved-${index}`, text)).template);
  expect(yaml).toEqual(json);
  expect(yaml.a).not.toBe('\uE000');
});

test.each([
  ['a text', 'text.yaml', 'hello', /text\.yaml:1: it is a text, a number or a list, and a template is an object/],
  ['nothing but comments', 'comments.yaml', '# a\n# b\n', /comments\.yaml:1: it has no value, and a template is an object with the section Resources/],
  ['a list', 'list.yaml', '- a', /list\.yaml:1: it is a text, a number or a list/],
  ['another kind of file', 'compose.yaml', 'services: {}', /compose\.yaml:1: it has no section Resources/],
  ['resources that are a list', 'resources.yaml', 'Resources: []', /resources\.yaml:1: it has no section Resources/],
  ['a plan of Terraform', 'plan.json', '{"terraform_version": "1.9.0", "planned_values": {}}', /plan\.json:1: it is a plan or state of Terraform, which is not read/],
  ['broken JSON', 'broken.json', '{\n  "a": 1,\n  "b": }\n', /broken\.json:3: it is no JSON/],
  ['JSON before something else', 'else.json', '{"a": 1}\n}', /else\.json:2: it is no JSON/],
  ['JSON without end', 'end.json', '{\n  "a": 1,\n', /end\.json:3: it is no JSON/],
  ['JSON with a name too many', 'name.json', '{\n  "a": 1\n  "b": 2,\n "c": 3\n}', /name\.json:3: it is no JSON/],
  ['JSON with a line break in a text', 'text.json', '{"a": "\n"}', /text\.json:1: it is no JSON/],
  ['JSON with a comma too many', 'comma.json', '{\n"a": [1,\n]\n}', /comma\.json:3: it is no JSON/],
  ['deep JSON', 'deep.json', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`, /deep\.json:1: nested deeper than 200 levels/],
  ['broken YAML', 'broken.yaml', 'a: 1\nb: [\nc: 2\n', /broken\.yaml:3: flow sequence/],
])('fails for %s, with file and line', (_title, name, text, message) => {
  expect(() => readTemplateFile(written(name, text))).toThrow(expect.objectContaining({
    code: 'TemplateInvalid', message: expect.stringMatching(message),
  }));
});

test.each([
  ['that is not there', 'nowhere.yaml', /there is no file .*nowhere\.yaml; give the path of a template/],
  ['of Terraform', 'main.tf', /main\.tf is a configuration of Terraform, which is not read/],
  ['of Terraform in JSON', 'main.tf.json', /is a configuration of Terraform/],
])('fails for a file %s', (_title, name, message) => {
  expect(() => readTemplateFile(directory(name))).toThrow(expect.objectContaining({
    code: 'TemplateUnreadable', message: expect.stringMatching(message),
  }));
});

test('fails for a file that is too big for a template', () => {
  const file = written('big.yaml', '');
  truncateSync(file, 5_000_001);
  expect(() => readTemplateFile(file)).toThrow(/big\.yaml has more than 5 MB, and CloudFormation takes templates up to 1 MB/);
});

test('fails for a file that may not be read', () => {
  const file = written('secret.yaml', 'Resources: {}');
  const fs = jest.requireActual<typeof import('node:fs')>('node:fs');
  jest.spyOn(fs, 'readFileSync').mockImplementation(() => {
    throw new Error('EACCES: permission denied');
  });
  expect(() => readTemplateFile(file)).toThrow(/secret\.yaml cannot be read: EACCES/);
  jest.restoreAllMocks();
});

test('a defect is no problem of the template', () => {
  const file = written('defect.yaml', 'Resources: {}');
  const yaml = jest.requireActual('../../../../src/cli/input/templates/yaml-template');
  jest.spyOn(yaml, 'readYaml').mockImplementation(() => {
    throw new TypeError('defect');
  });
  expect(() => readTemplateFile(file)).toThrow(TypeError);
  jest.restoreAllMocks();
});

test('a file is named from the current folder, or from the root', () => {
  expect(showFile(join(process.cwd(), 'a', 'b.yaml'))).toBe(join('a', 'b.yaml'));
  expect(showFile(join(process.cwd(), '..', 'b.yaml'))).toBe(join(process.cwd(), '..', 'b.yaml'));
  expect(relative(process.cwd(), showFile(join(process.cwd(), '..', 'b.yaml')))).toBe(join('..', 'b.yaml'));
});

test.each<[string, string | Buffer, RegExp]>([
  ['nothing', '', /is empty; give a template in YAML or JSON/],
  ['a mark and spaces', '\uFEFF \n', /is empty; give a template/],
  ['another encoding', Buffer.from('Resources: {A: {Type: b\u00fc}}', 'latin1'), /is no text in UTF-8; save it in that encoding/],
  ['UTF-16', Buffer.from('\uFEFF{"Resources": {}}', 'utf16le'), /is no text in UTF-8/],
  ['no text', Buffer.alloc(100), /is no text in UTF-8/],
])('fails for a file with %s', (_title, content, message) => {
  expect(() => readTemplateFile(written('other.yaml', content))).toThrow(message);
});

test('fails for a link that leads to itself', () => {
  mkdirSync(directory('.'), { recursive: true });
  symlinkSync('circle.yaml', directory('circle.yaml'));
  expect(() => readTemplateFile(directory('circle.yaml'))).toThrow(/there is no file .*circle\.yaml; give the path of a template/);
});
