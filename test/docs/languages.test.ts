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

test.each(['python', 'java', 'go', 'csharp'])('the guide has an app in %s, which synthesizes', (language) => {
  const apps = BLOCKS.filter((block) => block.language === language && block.lines.join().includes('"Documents"'))
    .map(({ lines }) => lines.some((line) => /^\s*app\.synth\((?:nil)?\);?$/i.test(line)));
  expect(apps).toEqual([true]);
});

test.each(['python', 'java', 'go', 'dotnet'])('the samples in docs/samples/%s.md say what it takes to run one, and what is compiled', (name) => {
  const text = readFileSync(join(ROOT, 'docs', 'samples', `${name}.md`), 'utf8');
  const [head] = text.split('\n## ');
  expect(head).toContain('To run one, put it into [an app](../guide/languages.md#the-same-app-in-every-language)');
  expect(head).toMatch(name === 'dotnet' ? /Nothing compiles them/ : new RegExp(`\`npm run smoke:${name}\` .*runs the app`));
});

test('no name in a sample of Go has the asterisk of a pointer inside, no import in Python a name twice', () => {
  const [go, python] = ['go', 'python'].map((name) => readFileSync(join(ROOT, 'docs', 'samples', `${name}.md`), 'utf8'));
  expect(go.match(/\w[_.]\*[A-Z]\w*/g) ?? []).toEqual([]);
  expect(python.match(/^from .* import (?:.*\b)?(\w+),.*\b\1\b.*$/gm) ?? []).toEqual([]);
});

test.each(BLOCKS)('what the guide shows in $language is what runs: $first', ({ language, lines }) => {
  const source = SOURCES[language].split('\n').map(bare).join('\n');
  expect(source).toContain(lines.map(bare).join('\n'));
});

describe('builds from a clone', () => {
  const page = readFileSync(join(ROOT, PAGE), 'utf8');
  const tasks = Object.keys((JSON.parse(readFileSync(join(ROOT, '.projen', 'tasks.json'), 'utf8')) as { tasks: object }).tasks);

  test('README and the guide have the same commands', () => {
    const [commands] = /npm ci && npx projen compile[^`]*/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
    const [last, ...first] = commands.split(' && ').reverse();
    expect(page).toContain(`\`\`\`console\n${first.reverse().join('\n')}\n\`\`\``);
    expect(page).toContain(`\`${last}\``);
  });

  test('every task is one of the project', () => {
    const named = [...page.matchAll(/npx projen ([\w:-]+)/g)].map(([, task]) => task);
    expect(named).toEqual(expect.arrayContaining(['compile', 'package:js', 'package:python', 'package:java', 'package:dotnet', 'package:go']));
    expect(named.filter((task) => !tasks.includes(task))).toEqual([]);
  });
});
