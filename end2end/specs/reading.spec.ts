// What readers do: narrow the list, read a commitment, look at the timeline.

import { expect, expectAccessibleInBothThemes, expectNoSidewaysScroll, hasScript, inEveryLanguage, open, test } from '../support.ts';

/** Pages about one thing, without the language in front. */
const pages = [
  '/commitments/ict-forum-recurring',
  '/commitments/jfs25-action-plan',
  '/commitments/cisa-threat-seminars',
  '/commitments?area=ai&status=unknown&q=x',
  '/statements/cet-dialogue-2023',
  '/meetings/ict-policy-forum-7',
  '/areas/quantum',
  '/organisations/MSIT',
  '/about',
  '/?as_of=2023-06-01',
  '/changes?from=2023-04-26&to=2023-12-31',
  '/commitments?area=ai&status=unknown&as_of=2023-12-31&compare=2023-04-26',
] as const;

inEveryLanguage((language) => {
  for (const path of pages) {
    test(`/${language}${path} is readable`, async ({ page }) => {
      test.skip(!['desktop', 'narrow'].includes(test.info().project.name), 'the widest and the narrowest are enough');
      await page.goto(`/${language}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectNoSidewaysScroll(page);
      await expectAccessibleInBothThemes(page);
    });
  }
});

/** T24: a list's state is in its address, with and without scripts. */
test('a shared address shows the same rows and the same controls', async ({ page, browser }) => {
  test.skip(!hasScript(), 'the test itself opens the page once with scripts and once without');
  const address = '/en/commitments?area=quantum&status=in_progress&basis=joint_text&sort=oldest';
  await open(page, address);
  const rows = await page.locator('[data-commitment]').evaluateAll((all) => all.map((it) => it.getAttribute('data-commitment')));
  expect(rows.length).toBeGreaterThan(0);

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: test.info().project.use.baseURL });
  const elsewhere = await context.newPage();
  await elsewhere.goto(address);
  expect(await elsewhere.locator('[data-commitment]').evaluateAll((all) => all.map((it) => it.getAttribute('data-commitment')))).toEqual(rows);
  for (const [name, value] of [['area', 'quantum'], ['status', 'in_progress'], ['basis', 'joint_text']]) {
    await expect(elsewhere.locator(`input[type=checkbox][name=${name}][value=${value}]`)).toBeChecked();
  }
  await context.close();
});

/** T25, T28: filters sent together stand once each in the address, and one does not remove another. */
test('filters combine and each stands once in the address', async ({ page }) => {
  await open(page, '/en/commitments?area=ai');
  await openFilters(page);
  await page.locator('main input[name=q]').fill('working');
  await page.locator('input[name=status][value=completed]').check();
  await page.locator('main form:has(input[name=q]) button.button').first().click();
  await page.waitForURL(/q=working/);
  const query = new URL(page.url()).searchParams;
  expect(query.getAll('q')).toEqual(['working']);
  expect(query.getAll('area')).toEqual(['ai']);
  expect(query.getAll('status')).toEqual(['completed']);
});

test('the button says how many results there would be while one types', async ({ page }) => {
  test.skip(!hasScript(), 'the count is the browser part’s');
  await open(page, '/en/commitments');
  await openFilters(page);
  await page.locator('main input[name=q]').pressSequentially('quantum');
  await expect(page.locator('main form:has(input[name=q]) button.button').first()).toHaveText(/Show 16 results/);
  await expect(page.locator('[data-commitment]')).toHaveCount(100);
});

/** T52: Enter while Hangul is being composed is the browser's; Enter afterwards sends the form once. */
test('Enter sends a search once', async ({ page }) => {
  await open(page, '/ko/commitments');
  await openFilters(page);
  await page.locator('main input[name=q]').fill('보안');
  if (hasScript()) {
    await page.locator('main input[name=q]').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(new URL(page.url()).search).toBe('');
  }
  await page.locator('main input[name=q]').press('Enter');
  await page.waitForURL(/q=/);
  expect(new URL(page.url()).searchParams.getAll('q')).toEqual(['보안']);
});

/** T56, T57: the progress line is walked along with the keys, and the same facts stand in a table. */
test('the progress line can be walked along with the keys', async ({ page }) => {
  await open(page, '/en/commitments/ict-forum-recurring');
  await expect(page.locator('table').filter({ hasText: '7th ICT Policy Forum' })).toHaveCount(1);
  if (!hasScript()) return;
  const marks = page.locator('svg.progress a');
  const told = page.locator('.walk [role=status] > :not([hidden])');
  await marks.first().focus();
  await page.keyboard.press('Home');
  const first = await told.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(told).not.toHaveText(first ?? '');
  await page.keyboard.press('Home');
  await expect(told).toHaveText(first ?? '');
});

/** T1, T4: days are the portfolio's, whatever the zone of the browser. */
for (const timezoneId of ['Asia/Seoul', 'UTC', 'America/Los_Angeles']) {
  test(`days do not move in ${timezoneId}`, async ({ browser }) => {
    const context = await browser.newContext({ timezoneId, baseURL: test.info().project.use.baseURL });
    const page = await context.newPage();
    await page.goto('/en/commitments/cet23-standards-mou');
    await expect(page.getByText('27 Jun 2024').first()).toBeAttached();
    await expect(page.getByText('26 Jun 2024')).toHaveCount(0);
    await page.goto('/en/timeline?q=memorandum+on+standards');
    await expect(page.locator('[data-commitment=cet23-standards-mou]').first()).toHaveAttribute('data-from', '2023-12-08');
    await context.close();
  });
}

/** T6: the chosen stretch is kept on the way to a commitment and back. */
test('the timeline keeps its stretch on the way back', async ({ page }) => {
  await open(page, '/en/timeline?from=2023-01-01&to=2024-12-31&zoom=year');
  await page.locator('[data-commitment] a').first().click();
  // With scripts the row opens beside the chart first.
  if (hasScript()) await page.locator('dialog.tl-panel a.button').click();
  await page.waitForURL(/\/commitments\//);
  await page.goBack();
  expect(new URL(page.url()).search).toBe('?from=2023-01-01&to=2024-12-31&zoom=year');
});

/** T58: without colours every status is told apart by its word and its shape. */
test('statuses have a word and a shape of their own', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/en/commitments');
  const statuses = await page.locator('input[name=status]').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  expect(statuses).toContain('completed');
  await open(page, '/en/about');
  for (const status of statuses) {
    await expect(page.locator(`use[href="#s-${status}"]`).first()).toBeAttached();
  }
});

/** T67, T71: with the browser part kept away, pages are whole and forms work. */
test('without the browser part everything still works', async ({ page, complaints }) => {
  await page.route(/\.(wasm|js)$/, (route) => route.abort());
  await page.goto('/en/commitments');
  await openFilters(page);
  await page.locator('main input[name=q]').fill('quantum');
  await page.locator('main input[name=q]').press('Enter');
  await page.waitForURL(/q=quantum/);
  await expect(page.locator('[data-commitment]').first()).toBeAttached();
  complaints.length = 0;
});

test('colours are remembered, with and without scripts', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/en/about');
  await page.locator('button[name=theme][value=dark]').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/en/meetings');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the other language is remembered', async ({ page }) => {
  test.skip(!hasScript(), 'without scripts the address alone says the language');
  await open(page, '/en/commitments?area=ai');
  await page.getByRole('link', { name: '한국어' }).click();
  await page.waitForURL(/\/ko\/commitments\?area=ai/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/ko\/$/);
});

/** On a phone the filters fold away behind one button. */
async function openFilters(page: import('../support.ts').Page): Promise<void> {
  const summary = page.locator('details.filters > summary');
  if (!(await page.locator('main input[name=q]').isVisible())) await summary.click();
}
