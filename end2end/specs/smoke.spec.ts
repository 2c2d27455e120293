// Every page that everyone sees, in both languages and themes: it answers, the browser is content, axe finds nothing
// grave, and nothing is wider than the screen.

import { expect, expectAccessibleInBothThemes, expectNoSidewaysScroll, inEveryLanguage, open, publicPages, test } from '../support.ts';

inEveryLanguage((language) => {
  for (const path of publicPages) {
    test(`/${language}${path}`, async ({ page }) => {
      await open(page, `/${language}${path}`);

      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
      // A phone lies between the widest and the narrowest.
      if (test.info().project.name !== 'phone') await expectAccessibleInBothThemes(page);
    });
  }
});

test('the first page is that of the language the browser asks for', async ({ browser }) => {
  for (const [locale, language] of [['ko-KR', 'ko'], ['en-US', 'en']] as const) {
    const context = await browser.newContext({ locale, baseURL: test.info().project.use.baseURL });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page).toHaveURL(new RegExp(`/${language}/?$`));
    await context.close();
  }
});
