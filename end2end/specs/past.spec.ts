// The past: another day, two days beside each other, the record as it was.

import { expect, inEveryLanguage, open, test } from '../support.ts';

inEveryLanguage((language) => {
  test(`${language}: the day of a meeting is one choice away, and links keep it`, async ({ page }) => {
    await open(page, `/${language}/commitments?area=ai`);
    await page.locator('details.asof > summary').click();
    await page.locator('details.asof li a').first().click();
    await page.waitForURL(/as_of=/);
    const query = new URL(page.url()).searchParams;
    expect(query.get('area')).toBe('ai');
    await expect(page.locator('.past')).toBeVisible();
    await page.locator('[data-commitment] a').first().click();
    await page.waitForURL(/\/commitments\//);
    expect(new URL(page.url()).searchParams.get('as_of')).toBe(query.get('as_of'));
    await page.locator('.past a').click();
    await expect(page.locator('.past')).toHaveCount(0);
  });

  test(`${language}: two days are chosen, and each number leads to its rows`, async ({ page }) => {
    await open(page, `/${language}/changes?from=2023-04-26&to=2023-12-31`);
    await expect(page.locator('[data-commitment]')).toHaveCount(56);
    await page.locator('nav.kinds a', { hasText: /6/ }).click();
    await page.waitForURL(/kind=silent/);
    await expect(page.locator('[data-commitment]')).toHaveCount(6);
    await page.locator('.period input[name=from]').fill('2023-09-13');
    await page.locator('.period form button').click();
    await page.waitForURL(/from=2023-09-13/);
    expect(new URL(page.url()).searchParams.get('kind')).toBe('silent');
  });
});

/** T1, T9: the days compared are the portfolio's, whatever the zone of the browser. */
for (const timezoneId of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
  test(`changes are the same in ${timezoneId}`, async ({ browser }) => {
    const context = await browser.newContext({ timezoneId, baseURL: test.info().project.use.baseURL });
    const page = await context.newPage();
    await page.goto('/en/changes?from=2023-04-26&to=2023-12-31');
    await expect(page.locator('[data-commitment]')).toHaveCount(56);
    await expect(page.locator('input[name=to]')).toHaveValue('2023-12-31');
    await context.close();
  });
}

test('the record is shown as it was at a moment', async ({ page }) => {
  await open(page, '/en/commitments/jfs25-action-plan');
  await page.locator('#history ol.history small a').first().click();
  await page.waitForURL(/known_at=/);
  await expect(page.locator('.past')).toContainText('You are looking at the record as it was at');
  await page.locator('.past a').click();
  await expect(page.locator('.past')).toHaveCount(0);
});
