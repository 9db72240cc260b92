import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '../../../src/analysis/assembly/read-template';
import { display, isSymbolic } from '../../../src/analysis/symbolic/symbolic-string';

const folder = mkdtempSync(join(tmpdir(), 'template-'));

afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  { title: 'as they are', name: '\uE000Name\uE003' },
  { title: 'by their numbers', name: '\\ue000Name\\uE003' },
])('characters of unknown parts that a template has are text, written $title', ({ name }) => {
  const file = join(folder, 'template.json');
  writeFileSync(file, `{"Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "${name}"}}}}`);
  const text = String(readTemplate(file, folder).template.Resources?.Bucket.Properties?.BucketName);
  expect(isSymbolic(text)).toBe(false);
  expect(display(text)).toBe('\uE000Name\uE003');
});

test('a list of resources has none', () => {
  const file = join(folder, 'list.json');
  writeFileSync(file, '{"Resources": [{"Type": "AWS::S3::Bucket"}]}');
  expect(readTemplate(file, folder)).toMatchObject({ unreadable: [] });
});
