// Keys that lead through the rows of a list: read by their place, not while typing, and turned off by whoever wants none.

import type { Page } from '@playwright/test';
import { Accord } from '../people.ts';
import { expect, test } from '../support.ts';

let accord: Accord;

test.beforeAll(async () => {
  accord = await Accord.start();
});
test.afterAll(() => accord.stop());

/** The same key where Hangul is typed: another letter. */
const hangul = (page: Page, code: string, key: string) =>
  page.evaluate(
    ([code, key]) => {
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
    },
    [code, key],
  );

test('keys lead through the rows and can be turned off', async ({ browser }) => {
  test.skip(test.info().project.name !== 'desktop', 'a keyboard stands at a desk, and the keys need scripts');
  const page = await accord.signedIn(browser, 'manager', 'en');
  await page.goto(`${accord.address}/en/commitments`);
  const help = page.locator('[data-keys-open]');
  await expect(help).toBeVisible();
  const links = page.locator('.list tbody th a');
  const boxes = page.locator('.list tbody input[name=chosen]');
  await page.keyboard.press('KeyJ');
  await expect(links.nth(0)).toBeFocused();
  await hangul(page, 'KeyJ', 'ㅓ');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('KeyX');
  await expect(boxes.nth(1)).toBeChecked();
  await page.keyboard.press('KeyK');
  await expect(links.nth(0)).toBeFocused();
  await expect(boxes.nth(0)).not.toBeChecked();
  // While typing a letter is a letter.
  await page.locator('#q').focus();
  await page.keyboard.type('jx');
  await expect(page.locator('#q')).toHaveValue('jx');
  await expect(boxes.nth(0)).not.toBeChecked();
  await links.nth(0).focus();
  await page.keyboard.press('?');
  const dialog = page.locator('dialog.keys');
  await expect(dialog).toBeVisible();
  await dialog.locator('[data-keys-on]').uncheck();
  await dialog.locator('form button').click();
  await expect(dialog).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem('accord-keys'))).toBe('off');
  await links.nth(0).focus();
  for (const key of ['KeyJ', 'KeyX', '?']) await page.keyboard.press(key);
  await expect(links.nth(0)).toBeFocused();
  await expect(boxes.nth(0)).not.toBeChecked();
  await expect(dialog).toBeHidden();
  // The account says so too, and turns them on again.
  await page.goto(`${accord.address}/en/account`);
  const control = page.locator('[data-keys-on]');
  await expect(control).not.toBeChecked();
  await control.check();
  await page.goto(`${accord.address}/en/review`);
  await expect(help).toBeVisible();
  const first = page.locator('.queue > li[data-commitment] a.t').first();
  if (await first.count()) {
    await page.keyboard.press('KeyJ');
    await expect(first).toBeFocused();
    await page.keyboard.press('KeyO');
    await expect(page).toHaveURL(/\/commitments\//);
  }
});
