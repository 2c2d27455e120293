// A long list of choices: shortened by typing, without changing what is chosen; without scripts it is the list.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Accord } from '../people.ts';
import { expect, expectAccessible, hasScript, test } from '../support.ts';

const folder = mkdtempSync(join(tmpdir(), 'accord-narrow-'));
let accord: Accord;

/** The invented portfolio with as many organisations as make a list long, two of them with the same name. */
function manyOrganisations(): string {
  const source = resolve(import.meta.dirname, '../../src/demo/fictional.json');
  const portfolio = JSON.parse(readFileSync(source, 'utf8'));
  const [first] = portfolio.organisations;
  for (let number = 1; number <= 12; number += 1) {
    const name = number > 10 ? 'Office of Tides' : `Bureau of Harbour ${number}`;
    portfolio.organisations.push({ ...first, code: `AUR-X${number}`, name_en: name, name_ko: `항만국 ${number}` });
  }
  const file = join(folder, 'many.json');
  writeFileSync(file, JSON.stringify(portfolio));
  return file;
}

test.beforeAll(async () => {
  accord = await Accord.start(manyOrganisations());
});
test.afterAll(() => {
  accord.stop();
  rmSync(folder, { recursive: true });
});

test('a long list is shortened by typing', async ({ browser }) => {
  test.skip(!['desktop', 'no-script'].includes(test.info().project.name), 'the same at every width');
  const page = await accord.signedIn(browser, 'manager', 'en');
  await page.goto(`${accord.address}/en/commitments/satellite-trial/owners`);
  const list = page.locator('select#organisation');
  const field = page.getByLabel('Shorten this list by typing');
  if (!hasScript()) {
    await expect(list).toBeVisible();
    await expect(field).toBeHidden();
    return;
  }
  await expect(field).toBeVisible();
  await expectAccessible(page);
  const offered = () => list.locator('option:not([disabled])').evaluateAll((all) => all.map((it) => it.textContent));
  const all = (await offered()).length;
  await field.fill('harbour BUREAU 1');
  expect((await offered()).slice(1)).toEqual(['Bureau of Harbour 1', 'Bureau of Harbour 10'].map((it) => expect.stringContaining(it)));
  // Enter sends nothing: it leads to the list.
  await field.press('Enter');
  await expect(list).toBeFocused();
  await expect(page).toHaveURL(/\/owners$/);
  await list.selectOption('AUR-X10');
  // What is chosen stays, whatever is typed afterwards; of two with the same name neither is chosen by itself.
  await field.fill('tides');
  expect(await list.inputValue()).toBe('AUR-X10');
  expect((await offered()).length).toBe(4);
  await field.fill('nothing has this name');
  expect(await list.inputValue()).toBe('AUR-X10');
  await field.fill('');
  expect((await offered()).length).toBe(all);
});
