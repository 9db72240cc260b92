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
    ABOUT,
    CAVEATS[id],
    ...pages.flatMap(({ path, title: page, samples }) => [
      `## ${page}`,
      `From [${basename(path)}](../../${path}).`.replace('../../docs/', '../'),
      ...samples.map((sample) => `\`\`\`${id}\n${translated(sample, translations)[id].source.trim()}\n\`\`\``),
    ]),
  ].join('\n\n').concat('\n');
}

const ABOUT = `The samples of README and guides as jsii-rosetta translates them from TypeScript, in which they are compiled.
What they take for granted, such as \`stack\` and \`replication\`, is left out, and mostly imports are too. Names inside of
formatted strings stay those of TypeScript.`;

/** What the translation leaves to the reader. */
const CAVEATS: Readonly<Record<Language['id'], string>> = {
  python: '`mypy --strict` and pyright read [an app](../guide/languages.md#the-same-app-in-every-language), not these.',
  java: 'The compiler of Java reads [an app](../guide/languages.md#the-same-app-in-every-language), not these.',
  csharp: 'Nothing compiles them as C#.',
  go: `They are not yet Go that compiles: modules lack their \`/v2\`, lists and structs their pointers, and calls without
options their \`nil\`. [An app](../guide/languages.md#the-same-app-in-every-language) shows how it has to be.`,
};

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
