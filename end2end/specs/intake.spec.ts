// A statement's text becomes commitments in the browser, in both languages, at both widths, with scripts and without.

import { Accord, look } from '../people.ts';
import { expect, hasScript, test } from '../support.ts';

let accord: Accord;

test.beforeAll(async () => {
  accord = await Accord.start();
});
test.afterAll(() => accord.stop());

const text = [
  '1. The two sides will share weather data by the end of 2027.',
  '2. They welcomed the talks of the ministers.',
  '3. The two sides agreed to hold a joint exercise every year.',
  '4. The ministers spoke of libraries.',
].join('\n\n');

test('a text is read, put right and proposed to the other side', async ({ browser, complaints }) => {
  test.setTimeout(180_000);
  const manager = await accord.signedIn(browser, 'manager', 'en');
  const statement = `${accord.address}/en/statements/council-2-statement`;
  await manager.goto(`${statement}/edit`);
  await manager.locator('[name=text_en]').fill(text);
  await manager.locator('[name=reason_en]').fill('Its text.');
  await manager.locator('main form .button:not(.plain)').last().click();
  await expect(manager).toHaveURL(statement);

  await manager.locator('.doing a', { hasText: 'Find the commitments in the text' }).click();
  await expect(manager.locator('.marked mark')).toHaveCount(2);
  await look(manager);
  await manager.locator('.queue a.t').first().click();
  await look(manager);
  await manager.locator('[name=areas][value=data]').check();
  await manager.locator('.button[value=accept_item]').click();
  await expect(manager).toHaveURL(/item=\d+#item$/);
  await manager.locator('.button[value=drop_item]').click();

  await manager.goto(`${statement}/intake`);
  await manager.locator('details summary', { hasText: 'Add words that were not found' }).click();
  if (hasScript()) {
    await manager.locator('.marked p').nth(3).selectText();
    await manager.locator('[data-into=passage_en]').click();
  } else {
    await manager.locator('[name=passage_en]').fill('4. The ministers spoke of libraries.');
  }
  await expect(manager.locator('[name=passage_en]')).toHaveValue('4. The ministers spoke of libraries.');
  await manager.locator('.button[value=add]').click();
  await expect(manager).toHaveURL(/item=\d+#item$/);
  await manager.locator('.button[value=drop_item]').click();

  await manager.goto(`${statement}/intake`);
  await manager.locator('.button[value=enter]').click();
  await expect(manager).toHaveURL(/additions\?done=proposed/);
  complaints.length = 0;
});
