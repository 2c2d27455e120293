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

test('keys open, accept and leave out what was found in a text', async ({ browser }) => {
  test.skip(test.info().project.name !== 'desktop', 'a keyboard stands at a desk, and the keys need scripts');
  const page = await accord.signedIn(browser, ['choi', 'AUR-MDA', 'manager'], 'en');
  const statement = `${accord.address}/en/statements/council-2-statement`;
  await page.goto(`${statement}/edit`);
  await page.locator('[name=text_en]').fill('The two sides will share maps.\n\nThe two sides will open a bridge.');
  await page.locator('[name=reason_en]').fill('Its text.');
  await page.locator('main form .button:not(.plain)').last().click();
  await page.goto(`${statement}/intake`);
  await expect(page.locator('[data-keys-open]')).toBeVisible();
  await page.keyboard.press('KeyJ');
  await expect(page.locator('.queue a.t').first()).toBeFocused();
  await page.keyboard.press('KeyO');
  await expect(page).toHaveURL(/item=1#item$/);
  await expect(page.locator('[data-keys-open]')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.locator('dialog.keys')).toContainText('Accept and go on');
  await page.keyboard.press('Escape');
  const title = page.locator('[name=title_en]');
  await page.keyboard.press('KeyE');
  await expect(title).toBeFocused();
  // While typing a letter is a letter.
  await title.fill('');
  await page.keyboard.type('add');
  await expect(title).toHaveValue('add');
  await page.locator('h1').click();
  await page.keyboard.press('KeyA');
  await expect(page).toHaveURL(/item=2#item$/);
  await expect(page.locator('[data-keys-open]')).toBeVisible();
  await hangul(page, 'KeyD', 'ㅇ');
  await expect(page).toHaveURL(/done=saved/);
  await expect(page.locator('.queue > li.s-accepted')).toHaveCount(1);
});
