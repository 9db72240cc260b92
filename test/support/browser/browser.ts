import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { CHROMIUM } from './install';

/** Without calls of its own, which a closed network refuses one by one. */
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** A browser for the tests of a file. */
export function useBrowser(): (url: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  }, 60_000);
  afterAll(async () => browser.close());
  return async (url, options = {}) => {
    // axe is put into the page, whose own policy forbids every script
    const context = await browser.newContext({ viewport: { width: 1000, height: 1250 }, bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
}
