import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const FOLDERS = ['.', 'docs', 'docs/guide', 'docs/adr', 'docs/reference', 'examples'];
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
