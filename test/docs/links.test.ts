import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const FOLDERS = ['.', 'docs', 'docs/guide', 'docs/adr', 'docs/reference', 'docs/samples', 'examples'];
// generated from doc comments, whose links are not relative
const GENERATED = 'API.md';

const FILES = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder))
  .filter((file) => file.endsWith('.md') && file !== GENERATED)
  .map((file) => join(ROOT, folder, file)));

/** Relative links, those that are broken over two lines too. */
function linksOf(file: string): string[] {
  const prose = readFileSync(file, 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => !/^\w+:/.test(link));
}

/** The anchors of headings as GitHub makes them. */
function anchorsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)]
    .map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
}

const CASES = FILES.flatMap((file) => [...new Set(linksOf(file))].map((link) => [relative(ROOT, file), link]));

test('there are documents with links', () => {
  expect(CASES.length).toBeGreaterThan(30);
});

test.each(CASES)('%s links to something that exists: %s', (file, link) => {
  const [path, anchor] = link.split('#');
  const target = path === '' ? join(ROOT, file) : join(ROOT, dirname(file), path);
  expect(existsSync(target)).toBe(true);
  expect(anchor === undefined || anchorsOf(target).includes(anchor)).toBe(true);
});

/** What is a section of another page, or in another guide, as AWS's pages link to each other. */
const NOWHERE: readonly RegExp[] = [
  /TemplateReference\/\w+-section-structure\.html/, // UserGuide
  /crpg-ref-(?:requests|responses)\.html/, // UserGuide/crpg-ref.html
  /specify-batchjob-manifest\.html/, // batch-ops-create-job.html
];

test.each(['src', 'handlers', 'docs'])('no page in %s links to a page that AWS does not have', (folder) => {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|md)$/.test(file)).map((file) => join(ROOT, folder, file));
  const found = files.filter((file) => {
    const text = readFileSync(file, 'utf8');
    return NOWHERE.some((link) => link.test(text));
  });
  expect(found).toEqual([]);
});

test('README has at most 280 lines, and the commands of a fresh clone near the top', () => {
  const lines = readFileSync(join(ROOT, 'README.md'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(280);
  expect(lines.slice(0, 20)).toEqual(expect.arrayContaining(['npm ci && npm run demo', 'npm ci && npm test']));
});

test('the index of the decisions has each with its title', () => {
  const folder = join(ROOT, 'docs', 'adr');
  const decisions = readdirSync(folder).filter((file) => /^\d{4}-/.test(file)).sort();
  const titles = decisions.map((file) => /^# (\d{4}) (.+)$/m.exec(readFileSync(join(folder, file), 'utf8'))!);
  const lines = titles.map(([, number, title], index) => `- [${number}](${decisions[index]}) ${title}`);
  expect(readFileSync(join(folder, 'README.md'), 'utf8').split('\n').filter((line) => line.startsWith('- '))).toEqual(lines);
});

test('the index of the guide has every page, and README has every section in its contents', () => {
  const guide = join(ROOT, 'docs', 'guide');
  const pages = readdirSync(guide).filter((file) => file !== 'README.md');
  expect(linksOf(join(guide, 'README.md'))).toEqual(expect.arrayContaining(pages));
  const readme = join(ROOT, 'README.md');
  const sections = [...readFileSync(readme, 'utf8').matchAll(/^## .+$/gm)].length;
  expect(linksOf(readme).filter((link) => link.startsWith('#'))).toHaveLength(sections);
});
