/**
 * Translates the samples of README and guides into the other languages, and writes docs/samples:
 * `npm run docs:samples`, after `npx projen compile`. A sample that does not compile, or that jsii-rosetta cannot
 * translate, fails.
 *
 * `-- --check` writes nothing, and fails where a page is another one. What no other language has, such as a test for
 * jest, is `ts untranslated`.
 */
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Sample } from '../test/support/samples';
import { extractSamples } from '../test/support/samples';
import { inTemporaryDirectory, main, ROOT, run, SmokeFailure } from './smoke/process';

const FOLDER = join(ROOT, 'docs', 'samples');

const LANGUAGES = [
  { id: 'python', file: 'python.md', title: 'Python' },
  { id: 'java', file: 'java.md', title: 'Java' },
  { id: 'csharp', file: 'dotnet.md', title: 'C#' },
  { id: 'go', file: 'go.md', title: 'Go' },
] as const;

type Language = typeof LANGUAGES[number];
type Translations = Readonly<Record<Language['id'] | '$', { readonly source: string }>>;

/** By the code of the sample. */
type ByCode = ReadonlyMap<string, Translations>;

interface Tablet {
  readonly snippets: Readonly<Record<string, { readonly translations: Translations }>>;
}

interface Page {
  readonly path: string;
  readonly title: string;
  readonly samples: readonly Sample[];
}

main(() => {
  const pages = ['README.md', ...readdirSync(join(ROOT, 'docs', 'guide')).sort().map((file) => `docs/guide/${file}`)]
    .map(readPage).filter(({ samples }) => samples.length > 0);
  inTemporaryDirectory('samples', (directory) => {
    const translations = translate(directory, pages);
    const written = LANGUAGES.map((language) => [language.file, pageOf(language, pages, translations)] as const);
    if (process.argv.includes('--check')) {
      check(written);
    } else {
      written.forEach(([file, text]) => writeFileSync(join(FOLDER, file), text));
    }
    console.log(`docs/samples: ${translations.size} samples in ${LANGUAGES.length} languages`);
  });
});

function check(written: ReadonlyArray<readonly [file: string, text: string]>): void {
  const stale = written.filter(([file, text]) => readFileSync(join(FOLDER, file), 'utf8') !== text);
  if (stale.length > 0) {
    throw new SmokeFailure(`npm run docs:samples writes these anew: ${stale.map(([file]) => file).join(', ')}`);
  }
}

function readPage(path: string): Page {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const [, title = path] = path === 'README.md' ? [path, 'README'] : /^# (.*)$/m.exec(text) ?? [];
  return { path, title, samples: extractSamples(join(ROOT, path)).filter(({ isTranslated }) => isTranslated) };
}

/** Of every sample by its code: an assembly has them as its README, beside what the library consists of. */
function translate(directory: string, pages: readonly Page[]): ByCode {
  for (const name of ['lib', 'node_modules', 'package.json', 'rosetta']) {
    symlinkSync(join(ROOT, name), join(directory, name));
  }
  const markdown = pages.flatMap(({ samples }) => samples)
    .map(({ code, fixture }) => `\`\`\`ts fixture=${fixture}\n${unindented(code)}\n\`\`\`\n`).join('\n');
  const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as object;
  // the build translates the examples of doc comments
  const withoutExamples = (name: string, value: unknown) => (name === 'example' ? undefined : value);
  writeFileSync(join(directory, '.jsii'), JSON.stringify({ ...assembly, readme: { markdown } }, withoutExamples));
  const tablet = join(directory, 'samples.json');
  run('npx', ['jsii-rosetta', 'extract', '--strict', '--cache-to', tablet, directory]);
  const { snippets } = JSON.parse(readFileSync(tablet, 'utf8')) as Tablet;
  return new Map(Object.values(snippets).map(({ translations }) => [translations.$.source.trim(), translations]));
}

function pageOf({ id, title }: Language, pages: readonly Page[], translations: ByCode): string {
  return [
    `# Samples in ${title}`,
    '<!-- Written by npm run docs:samples. -->',
    `${ABOUT}\n${CAVEATS[id]}`,
    ...pages.flatMap(({ path, title: page, samples }) => [
      `## ${page}`,
      `From [${basename(path)}](../../${path}).`.replace('../../docs/', '../'),
      ...samples.map((sample) => `\`\`\`${id}\n${tidy(translated(sample, translations)[id].source, id)}\n\`\`\``),
    ]),
  ].join('\n\n').concat('\n');
}

const APP = '[an app](../guide/languages.md#the-same-app-in-every-language)';

const ABOUT = `The samples of README and guides as jsii-rosetta translates them from TypeScript. The tests compile each in
TypeScript, and the translation is strict: a sample that jsii-rosetta does not understand ends it.

To run one, put it into ${APP} of this language:

- \`app\`, \`stack\` (in ap-southeast-1) and \`replication\` (to eu-west-1) are those of the app.
- A variable that is declared without a value, or in a comment alone, stands for something that you have.
- Names inside of formatted strings stay those of TypeScript.`;

/** What the translation leaves to the reader. */
const CAVEATS: Readonly<Record<Language['id'], string>> = {
  python: `- Imports are mostly left out: \`from aws_cdk import Duration, aws_s3 as s3\` and its like, and the
  classes of \`cdk_encrypted_replication\`.
- Where a method takes several structs, the last one is written as keywords: give it its class, as the others have.

\`npm run smoke:python\` runs the app, and \`mypy --strict\` and pyright read it. They do not read the samples.`,
  java: `- Imports are mostly left out: \`software.amazon.awscdk.*\`, \`software.amazon.awscdk.services.s3.*\` and
  its like, \`io.github.cdkencryptedreplication.*\` and \`java.util.*\`.
- \`Object\` of a loop is the class of what it runs over, \`[0]\` of a list is \`get(0)\`, and \`RegionProperty\` is inside
  of its resource, as \`CfnMultiRegionAccessPoint.RegionProperty\`.

\`npm run smoke:java\` compiles and runs the app, not the samples.`,
  csharp: `- Imports are mostly left out: \`using Amazon.CDK;\`, \`using Amazon.CDK.AWS.S3;\` and its like, and
  \`using CdkEncryptedReplication;\`.
- Beside \`using System;\`, which new projects imply, \`Environment\` is \`Amazon.CDK.Environment\`.

Nothing compiles them as C#, nor the app.`,
  go: `
They are not yet Go that compiles:

- Imports are mostly left out. Modules lack their \`/v2\`; those of services are \`awss3\` where a sample has \`s3\`.
- Structs lack their package, lists and structs their pointers, and calls without options their \`nil\`.
- Properties of constructs are methods: \`replication.SourceBucket()\`.

\`npm run smoke:go\` compiles and runs the app, not the samples.`,
};

/** What jsii-rosetta leaves in names: the asterisk of a pointer, and a name that is imported once for each use. */
const TIDY: Readonly<Partial<Record<Language['id'], (source: string) => string>>> = {
  python: (source) => source.replace(/^(from \S+ import )(.+)$/gm, (_line, from: string, names: string) => (
    from + [...new Set(names.split(', '))].join(', '))),
  go: (source) => source.replace(/(?<=\w[_.])\*(?=[A-Z])/g, ''),
};

function tidy(source: string, language: Language['id']): string {
  return TIDY[language]?.(source.trim()) ?? source.trim();
}

function translated({ code, file, line }: Sample, translations: ByCode): Translations {
  const found = translations.get(unindented(code));
  if (found === undefined) {
    throw new SmokeFailure(`${file}:${line} was not translated`);
  }
  return found;
}

/** A sample in a list stands further right. */
function unindented(code: string): string {
  const [indent = ''] = /^ */.exec(code) ?? [];
  return code.split('\n').map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n').trim();
}
