// What a first visit loads: fonts apart, little enough for a slow phone; and what a second one need not ask for again.

import { expect, inEveryLanguage, publicPages, test } from '../support.ts';

/** The most that a page and its style may weigh, and script and WebAssembly together, in bytes as they come. */
const heaviest = { page: 40_000, script: 85_000 };

const pages = [
  ...publicPages,
  '/figures',
  '/changes',
  '/about',
  '/commitments/ict-forum-recurring',
  '/statements/joint-fact-sheet-2025',
  '/meetings/ict-policy-forum-7',
  '/areas/ai',
  '/organisations/MSIT',
] as const;

inEveryLanguage((language) => {
  for (const path of pages) {
    test(`/${language}${path} is light`, async ({ page }) => {
      test.skip(test.info().project.name !== 'phone', 'once is enough');
      const came = new Map<string, number>();
      const fonts: string[] = [];
      page.on('requestfinished', async (request) => {
        const kind = request.resourceType();
        if (kind === 'font') fonts.push(new URL(request.url()).pathname);
        const { responseBodySize } = await request.sizes();
        const of = ['document', 'stylesheet'].includes(kind) ? 'page' : 'script';
        if (kind !== 'font' && kind !== 'image') came.set(of, (came.get(of) ?? 0) + responseBodySize);
      });
      await page.goto(`/${language}${path}`, { waitUntil: 'networkidle' });
      expect(came.get('page')).toBeLessThanOrEqual(heaviest.page);
      expect(came.get('script')).toBeLessThanOrEqual(heaviest.script);
      // The letters of the interface and of the demonstration's texts come in one file for each script.
      expect(fonts.length, fonts.join(', ')).toBeLessThanOrEqual(2);
    });
  }
});

test('what is named by its content is kept for good', async ({ page }) => {
  test.skip(test.info().project.name !== 'desktop', 'once is enough');
  const kept = new Map<string, string | undefined>();
  page.on('response', (response) => {
    if (['font', 'stylesheet', 'script'].includes(response.request().resourceType())) {
      kept.set(new URL(response.url()).pathname, response.headers()['cache-control']);
    }
  });
  await page.goto('/ko/commitments', { waitUntil: 'networkidle' });
  expect(kept.size).toBeGreaterThan(3);
  for (const [path, how] of kept) expect(how, path).toContain('immutable');
});

/** Only public pages are fetched ahead, and nothing for people who save data. */
test('the likely next page is fetched before somebody goes there', async ({ page, request }) => {
  test.skip(test.info().project.name !== 'desktop', 'a mouse');
  const response = await page.goto('/en/commitments');
  const address = response?.headers()['speculation-rules']?.replaceAll('"', '') ?? '';
  expect(address).toContain('/pkg/ahead.');
  expect((await request.get('/en/sign-in')).headers()['speculation-rules']).toBeUndefined();
  const rules = await request.get(address);
  expect(rules.headers()['content-type']).toBe('application/speculationrules+json');
  expect(await rules.json()).toHaveProperty('prefetch');
  expect(await (await request.get(address, { headers: { 'save-data': 'on' } })).json()).toEqual({});
});
