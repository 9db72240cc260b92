import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Sample, checkSamples, extractSamples } from '../support/samples';

const ROOT = join(__dirname, '..', '..');
const FILES = ['README.md', 'docs/comparison.md', ...readdirSync(join(ROOT, 'docs', 'guide'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/guide/${file}`)];
const SAMPLES = FILES.flatMap((file) => extractSamples(join(ROOT, file)));

function sampleOf(code: string, fixture = 'default'): Sample {
  return { file: 'page.md', line: 7, fixture, isTranslated: true, code };
}

test('README and guides have samples', () => {
  expect(SAMPLES.length).toBeGreaterThan(20);
});

test('no sample is longer than 15 lines', () => {
  const long = SAMPLES.filter(({ code }) => code.trimEnd().split('\n').length > 15);
  expect(long.map(({ file, line }) => `${file}:${line}`)).toEqual([]);
});

// All in one program: loading the types of aws-cdk-lib takes longer than all samples.
test('every sample compiles, and errors are reported at their line of the document', () => {
  const wrong = sampleOf("const region = 'eu-west-1';\nreplication.replica(region).colour;\n");
  const importing = sampleOf("import { Aws } from 'aws-cdk-lib';\n\nconst region: number = Aws.REGION;\n");
  expect(checkSamples([...SAMPLES, wrong, importing])).toEqual([
    "page.md:8 Property 'colour' does not exist on type 'Replica'.",
    "page.md:9 Type 'string' is not assignable to type 'number'.",
  ]);
}, 120_000);

test('blocks are found with their line and fixture, indented ones too', () => {
  const text = '# Page\n\n```ts fixture=complete\nlet a;\n```\n\n- item\n\n  ```ts untranslated\n  let b;\n  ```\n\n```text\nc\n```\n';
  expect(extractSamples(join(ROOT, 'page.md'), text)).toEqual([
    { file: 'page.md', line: 4, fixture: 'complete', isTranslated: true, code: 'let a;\n' },
    { file: 'page.md', line: 10, fixture: 'default', isTranslated: false, code: '  let b;\n' },
  ]);
});
