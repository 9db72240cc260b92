import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const PAGE = 'docs/guide/languages.md';
const SMOKE = join(ROOT, 'scripts', 'smoke');

/** What is compiled and run by `npm run smoke`, or written by `npm run docs:samples`. */
const SOURCES: Readonly<Record<string, string>> = {
  python: sourcesIn(SMOKE, '.py'),
  java: sourcesIn(SMOKE, '.java'),
  go: sourcesIn(SMOKE, '.go'),
  csharp: readFileSync(join(ROOT, 'docs', 'samples', 'dotnet.md'), 'utf8'),
};

function sourcesIn(folder: string, extension: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => extname(file) === extension)
    .map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

const BLOCKS = [...readFileSync(join(ROOT, PAGE), 'utf8').matchAll(/^```(python|java|go|csharp)\n([\s\S]*?)^```$/gm)]
  .map(([, language, code]) => ({ language, lines: code.trim().split('\n'), first: code.split('\n')[0] }));

/** Without indentation and the comments at the end of a line. */
function bare(line: string): string {
  return line.replace(/ {2}# .*$/, '').trim();
}

test.each(['python', 'java', 'go', 'csharp'])('the guide has an app in %s', (language) => {
  expect(BLOCKS.filter((block) => block.language === language && block.lines.length > 5)).not.toEqual([]);
});

test.each(BLOCKS)('what the guide shows in $language is what runs: $first', ({ language, lines }) => {
  const source = SOURCES[language].split('\n').map(bare).join('\n');
  expect(source).toContain(lines.map(bare).join('\n'));
});
