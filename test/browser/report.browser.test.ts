import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { useBrowser } from '../support/browser/browser';
import { REPORTS, writeReport } from '../support/browser/reports';

const ROOT = resolve(__dirname, '..', '..');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const NAMES = Object.keys(REPORTS);
const SCHEMES = ['light', 'dark'] as const;
const GROUND = 'getComputedStyle(document.body).backgroundColor';
const PICTURE = { width: 800, height: 1000 };
/** A4 without its margins, at 96 dots per inch. */
const PAPER = { width: 680, height: 1009 };

const open = useBrowser();
const pages = new Map<string, string>();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
  process.env.SOURCE_DATE_EPOCH = '1764288000';
  NAMES.forEach((name) => pages.set(name, pathToFileURL(writeReport(name, folder)).href));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Elements that are wider than there is room for. */
async function findCut(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelectorAll('html, .scroll')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map((element) => element.getAttribute('aria-label') ?? element.tagName)`);
}

const BOTH = NAMES.flatMap((name) => SCHEMES.map((colorScheme) => [name, colorScheme] as const));

test.each(BOTH)('axe finds nothing: %s, %s', async (name, colorScheme) => {
  const page = await open(pages.get(name)!, { colorScheme });
  await page.evaluate(AXE);
  const { violations, incomplete, passes } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(incomplete.map(({ id }) => id).filter((id) => id !== 'color-contrast')).toEqual([]);
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'region', 'svg-img-alt']));
}, 60_000);

test('light and dark differ', async () => {
  const grounds = await Promise.all(SCHEMES.map(async (colorScheme) => {
    const page = await open(pages.get('minimal')!, { colorScheme });
    return page.evaluate<string>(GROUND);
  }));
  expect(grounds).toEqual(['rgb(255, 255, 255)', 'rgb(20, 24, 29)']);
}, 60_000);

test.each(NAMES)('everything that takes the focus takes it from the keyboard, is seen, and lets it go: %s', async (name) => {
  const page = await open(pages.get(name)!);
  const count = await page.evaluate<number>('document.querySelectorAll(\'a[href], [tabindex="0"]\').length');
  const styles = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press('Tab');
    styles.add(await page.evaluate('`${document.activeElement.tagName} ${getComputedStyle(document.activeElement).outlineStyle}`'));
  }
  expect([...styles].sort()).toEqual(['A solid', 'DIV solid']);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
}, 60_000);

test('the first stop leads to the content', async () => {
  const page = await open(pages.get('minimal')!);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.getBoundingClientRect().left')).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  expect(page.url()).toMatch(/#content$/);
}, 60_000);

test.each(NAMES)('asks for nothing, and says nothing in the console: %s', async (name) => {
  const page = await open('about:blank', { bypassCSP: false });
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  page.on('console', (message) => seen.push(message.text()));
  page.on('pageerror', (error) => seen.push(error.message));
  await page.goto(pages.get(name)!);
  expect(seen).toEqual([pages.get(name)]);
}, 60_000);

test.each(NAMES)('is as wide as a telephone, but for tables that scroll by themselves: %s', async (name) => {
  const page = await open(pages.get(name)!, { viewport: { width: 375, height: 800 } });
  expect(await findCut(page)).not.toContain('HTML');
}, 60_000);

test.each(NAMES)('prints on A4 in light colours, with nothing cut: %s', async (name) => {
  const page = await open(pages.get(name)!, { viewport: PAPER, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await findCut(page)).toEqual([]);
  expect(await page.evaluate(GROUND)).toBe('rgb(255, 255, 255)');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const [, width, height] = /MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'))!;
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
}, 60_000);

test.each(NAMES)('has a picture in the guide of less than 150 kB: %s', async (name) => {
  const kept = join(ROOT, 'docs', 'images', `report-${name}.png`);
  const path = process.env.WRITE_PICTURES === 'true' ? kept : join(folder, `${name}.png`);
  const page = await open(pages.get(name)!, { viewport: PICTURE });
  await page.screenshot({ path });
  for (const file of [path, kept]) {
    expect(statSync(file).size).toBeLessThan(150_000);
    // the width of a PNG
    expect(readFileSync(file).readUInt32BE(16)).toBe(PICTURE.width);
  }
}, 60_000);
