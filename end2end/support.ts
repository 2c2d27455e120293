// What every spec uses instead of '@playwright/test'.

import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Browser, type Page } from '@playwright/test';

export { expect };
export type { Browser, Page } from '@playwright/test';

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** Pages that everyone sees, without the language in front. */
export const publicPages = ['/', '/commitments', '/timeline', '/statements', '/meetings'] as const;

type Fixtures = {
  /** What the browser complained about. A test fails when it is not empty at the end; it may be cleared of
   *  what the test provoked: `complaints.length = 0`. */
  complaints: string[];
};

declare global {
  interface Window {
    islandsHydrated: Promise<void>;
  }
}

export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    await page.addInitScript(watchHydration);
    await use(page);
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      listen(page, complaints);
      await use(complaints);
      expect(complaints, 'the browser had nothing to complain about').toEqual([]);
    },
    { auto: true },
  ],
});

/** Collect what the browser complains about on a page. */
function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    // Without scripts a page that stays open never uses the module.
    const unused = !hasScript() && message.text().includes('preloaded using link preload but not used');
    if (['error', 'warning'].includes(message.type()) && !unused) {
      complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Leaving a page ends its requests, and without scripts a module is not fetched: neither is a fault.
    const reason = request.failure()?.errorText ?? '';
    const expected = reason === 'net::ERR_ABORTED' || (reason === 'csp' && !hasScript());
    if (!expected) complaints.push(`failed: ${request.url()} ${reason}`);
  });
}

/** A page in a browser of its own, for a test with several people. Its complaints fail the test like those of `page`. */
export async function newBrowser(browser: Browser, baseURL: string, complaints: string[]): Promise<Page> {
  const { viewport, javaScriptEnabled, timezoneId } = test.info().project.use;
  const context = await browser.newContext({ baseURL, viewport, javaScriptEnabled, timezoneId });
  const page = await context.newPage();
  await page.addInitScript(watchHydration);
  listen(page, complaints);
  return page;
}

/** Does this test's browser run scripts? */
export function hasScript(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

/** Open a page that must answer 200, and wait until its islands can be used. */
export async function open(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), `status of ${path}`).toBe(200);
  await islandsReady(page);
}

/** Wait until every island of the page can be used. Never ends when the test keeps the browser part away. */
export async function islandsReady(page: Page): Promise<void> {
  if (!hasScript()) return;
  if ((await page.locator('leptos-island').count()) === 0) return;
  await page.evaluate(() => window.islandsHydrated);
}

/** Runs before the page's own scripts. Leptos tells nobody when it has hydrated, so we watch the module start: what
 *  follows in the same turn of the browser's loop is the hydration, and the next turn comes after it. */
function watchHydration(): void {
  window.islandsHydrated = new Promise((done) => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...from) => {
      const started = await start(...from);
      setTimeout(done);
      return started;
    };
  });
}

/** No serious or critical finding of axe, on the page as it stands; of the rules named, or of all. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // axe must run in the page, so without scripts there is nothing to ask.
  if (!hasScript()) return;
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      rule: `${id} (${impact}): ${help}`,
      where: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
  expect(grave, `accessibility of ${page.url()}`).toEqual([]);
}

/** The page does not scroll sideways: what is wider must scroll in a box of its own. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.locator('html').evaluate((html) => ({ needs: html.scrollWidth, has: html.clientWidth }));
  expect(width.needs, `width of ${page.url()}`).toBeLessThanOrEqual(width.has);
}

/** The same in the other colours: of what axe asks only contrast depends on them. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await settled(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await settled(page);
  await expectAccessible(page, ['color-contrast']);
}

/** Wait until the page is drawn in its new colours: the browser gives elements their new style frame by frame. */
async function settled(page: Page): Promise<void> {
  if (!hasScript()) return;
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    await Promise.all(document.getAnimations().map((it) => it.finished));
  });
}

/** The same test for each language. */
export function inEveryLanguage(body: (language: Language) => void): void {
  for (const language of languages) test.describe(language, () => body(language));
}
