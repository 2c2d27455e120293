// The timeline: moved, zoomed and walked along in place, a row opened beside it, and on paper.

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  expect,
  expectAccessible,
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  hasScript,
  inEveryLanguage,
  open,
  test,
  type Page,
} from '../support.ts';

const rows = '.tl-group li a';

/** The days at the edges of the drawing. */
async function edges(page: Page): Promise<[string, string]> {
  const chart = page.locator('.tl');
  return [(await chart.getAttribute('data-from')) ?? '', (await chart.getAttribute('data-to')) ?? ''];
}

inEveryLanguage((language) => {
  for (const query of ['?area=ai', '?area=ai&zoom=month', '?area=ai&zoom=year&group=organisation', '?area=ai&view=table']) {
    test(`/${language}/timeline${query} is readable`, async ({ page }) => {
      test.skip(!['desktop', 'narrow'].includes(test.info().project.name), 'the widest and the narrowest are enough');
      await page.goto(`/${language}/timeline${query}`);
      await expectNoSidewaysScroll(page);
      await expectAccessibleInBothThemes(page);
    });
  }

  /** T7: several pages, header and legend on each, every title as text on one of them, nothing beyond the paper's edge. */
  for (const format of ['A4', 'Letter'] as const) {
    test(`the timeline in ${language} prints on ${format}`, async ({ page }) => {
      test.skip(!['desktop', 'no-script'].includes(test.info().project.name), 'paper is as wide for everybody');
      await page.goto(`/${language}/timeline`);
      const titles = (await page.locator(rows).allTextContents()).map(plain);
      expect(titles.length).toBeGreaterThan(60);
      const header = plain(language === 'en' ? 'Timeline as of' : '추진 일정, 기준일');
      const legend = plain(language === 'en' ? 'To the last report, then open to today' : '최근 보고까지, 이후 오늘까지 열림');

      const pages = await printed(await page.pdf({ format, landscape: true, preferCSSPageSize: true, printBackground: true }));
      expect(pages.length).toBeGreaterThanOrEqual(2);
      const texts = pages.map(({ text }) => plain(text));
      for (const title of titles) {
        expect(texts.some((text) => text.includes(title)), `${title} stands whole on a page`).toBe(true);
      }
      for (const text of texts.filter((text) => titles.some((title) => text.includes(title)))) {
        expect(text).toContain(header);
        expect(text).toContain(legend);
      }
      for (const { width, height, right, bottom } of pages) {
        expect(width, 'landscape').toBeGreaterThan(height);
        expect(right, 'no text runs out of the paper').toBeLessThanOrEqual(width);
        expect(bottom, 'no text runs out of the paper').toBeGreaterThanOrEqual(0);
      }

      // The drawing ends where the paper's margin begins.
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: format === 'A4' ? 1030 : 960, height: 700 });
      const overflow = await page.locator('.tl .g').evaluateAll((all) => {
        const edge = document.documentElement.clientWidth;
        return all.filter((it) => it.getBoundingClientRect().right > edge).length;
      });
      expect(overflow, 'bars cut at the edge').toBe(0);
    });
  }
});

/** T1: whatever zone the browser is in, rows say the same days. */
test('rows say the same days in every time zone', async ({ page, browser }) => {
  test.skip(test.info().project.name !== 'desktop', 'once is enough');
  const said = async (page: Page) => {
    await page.goto('/en/timeline');
    return page.locator('.tl-group li').evaluateAll((all) =>
      all.map((it) => [it.getAttribute('data-from'), it.getAttribute('data-to'), it.querySelector('small')?.textContent]),
    );
  };
  const here = await said(page);
  for (const timezoneId of ['UTC', 'America/Los_Angeles']) {
    const context = await browser.newContext({ timezoneId, baseURL: test.info().project.use.baseURL });
    expect(await said(await context.newPage())).toEqual(here);
    await context.close();
  }
});

/** T55: Tab reaches each row's link, once. */
test('every row can be reached with Tab', async ({ page }) => {
  test.skip(test.info().project.name !== 'desktop', 'once is enough');
  await open(page, '/en/timeline?area=ai');
  const links = page.locator(rows);
  const n = await links.count();
  await links.first().focus();
  const reached = new Set<string>();
  for (let step = 0; step < n * 2; step += 1) {
    const href = await page.evaluate((rows) => {
      const at = document.activeElement;
      return at?.matches(rows) ? at.getAttribute('href') : null;
    }, rows);
    if (href) {
      expect(reached.has(href), `${href} is reached once`).toBe(false);
      reached.add(href);
    }
    if (reached.size === n) break;
    await page.keyboard.press('Tab');
  }
  expect(reached.size).toBe(n);
});

/** T56: what takes the focus does something on Enter; and it comes back when the panel closes. */
test('a row opens beside the drawing and closes with Escape', async ({ page }) => {
  await open(page, '/en/timeline');
  const link = page.locator(rows).nth(1);
  const [title, href] = [await link.textContent(), await link.getAttribute('href')];
  await link.focus();
  await page.keyboard.press('Enter');
  if (!hasScript()) {
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    return;
  }
  const panel = page.locator('dialog.tl-panel');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await expect(panel.locator('header a')).toHaveAttribute('href', href ?? '');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(link).toBeFocused();
});

test('arrow keys go from row to row and through time', async ({ page }) => {
  test.skip(test.info().project.name !== 'desktop', 'keys are the same everywhere');
  await open(page, '/en/timeline');
  const links = page.locator(rows);
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(links.first()).toBeFocused();

  const [first, last] = await edges(page);
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/from=/);
  await expect(links.first()).toBeFocused();
  const [from, to] = await edges(page);
  expect(from > first || to < last, 'the time is shorter').toBe(true);
  await expect(page.locator('.tl-live + [role=status], leptos-children > [role=status]').first()).not.toBeEmpty();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => edges(page)).not.toEqual([from, to]);
  expect((await edges(page))[0] < from).toBe(true);
});

/** T6: the time shown is in the address; who comes back finds it again. */
test('the time shown stays when one comes back', async ({ page }) => {
  await open(page, '/en/timeline?zoom=month&from=2023-01-01&to=2024-12-31');
  await page.locator('.tl-controls a', { hasText: 'Year' }).click();
  await expect(page).toHaveURL(/zoom=year/);
  await page.goto('/en/commitments/ict-forum-recurring');
  await page.goBack();
  await expect(page).toHaveURL(/zoom=year.*from=2023-01-01&to=2024-12-31/);
  expect(await edges(page)).toEqual(['2023-01-01', '2024-12-31']);
  await expect(page.locator('#from')).toHaveValue('2023-01-01');
});

test('the drawing can be dragged, and a click on it opens its row', async ({ page }) => {
  test.skip(test.info().project.name !== 'desktop', 'a mouse');
  await open(page, '/en/timeline?from=2022-01-01&to=2024-12-31');
  await page.locator('.tl .g').nth(2).scrollIntoViewIfNeeded();
  const bar = await page.locator('.tl .g').nth(2).boundingBox();
  if (!bar) throw new Error('no bar');
  await page.mouse.move(bar.x + bar.width / 2, bar.y + 10);
  await page.mouse.down();
  await page.mouse.move(bar.x + bar.width / 4, bar.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=2022-(09|10)-/);
  await expect(page.locator('dialog.tl-panel')).toBeHidden();
  await page.mouse.click(bar.x + bar.width / 2, bar.y + 10);
  await expect(page.locator('dialog.tl-panel')).toBeVisible();
});

/** T58: statuses are told apart without colours: each row shows the shape of its status and says its word. */
test('statuses have shapes and words', async ({ page }) => {
  test.skip(test.info().project.name !== 'desktop', 'once is enough');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/en/timeline');
  const told = await page.locator('.tl-group li').evaluateAll((all) =>
    all.map((it) => [it.querySelector('use')?.getAttribute('href'), it.querySelector('small')?.textContent?.split(' · ')[0]]),
  );
  const words = new Map(told.map(([shape, word]) => [shape, word]));
  expect(words.size).toBeGreaterThan(2);
  expect(new Set(words.values()).size, 'no two shapes say the same').toBe(words.size);
  expect(told.every(([shape, word]) => words.get(shape) === word)).toBe(true);
});

/** Words without their spaces: where lines break does not matter. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** The pages of a printed file: their size, their text, and how far it reaches. */
async function printed(file: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.flatMap((it) => ('str' in it && it.str.trim() ? [it] : []));
    const right = Math.max(0, ...texts.map((it) => it.transform[4] + it.width));
    const bottom = Math.min(height, ...texts.map((it) => it.transform[5]));
    pages.push({ width, height, right, bottom, text: texts.map((it) => it.str).join(' ') });
  }
  return pages;
}
