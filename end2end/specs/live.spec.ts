// What is new shows on pages that are open: in both tabs of a browser, by one stream, and for whom it is news only.

import { Accord } from '../people.ts';
import { expect, test } from '../support.ts';

let accord: Accord;

test.beforeAll(async () => {
  accord = await Accord.start();
});
test.afterAll(() => accord.stop());

test('an open page says what was recorded meanwhile, in each tab', async ({ browser, complaints }) => {
  test.skip(test.info().project.name !== 'desktop', 'one width is enough, and it needs scripts');
  test.setTimeout(120_000);
  const commitment = `${accord.address}/en/commitments/satellite-trial`;
  const manager = await accord.signedIn(browser, 'manager', 'en');
  // Streams that are open: that of a page which is left ends.
  const streams = new Set<unknown>();
  manager.context().on('request', (request) => {
    if (new URL(request.url()).pathname === '/events') streams.add(request);
  });
  manager.context().on('requestfailed', (request) => streams.delete(request));
  manager.context().on('requestfinished', (request) => streams.delete(request));
  await manager.goto(commitment);
  const second = await manager.context().newPage();
  await second.goto(`${accord.address}/en/review`);
  const waits = second.locator('[data-pending=review] .count');
  const before = Number(await waits.textContent());
  await expect(manager.locator('[data-news]')).toBeHidden();
  // The tab that listened is left: the other one takes over.
  await expect.poll(() => streams.size).toBe(1);

  const official = await accord.signedIn(browser, 'official', 'en');
  await official.goto(`${commitment}/report`);
  await official.locator('input[name=status][value=in_progress]').check();
  await official.locator('[name=results_en]').fill('Twenty terminals installed.');
  await official.locator('.button[value=submit]').click();
  await expect(official).toHaveURL(/desk\?done=submitted/);

  await expect(waits).toHaveText(String(before + 1), { timeout: 15_000 });
  await expect(manager.locator('[data-pending=review] .count')).toHaveText(String(before + 1));
  await expect(manager.locator('[data-news]')).toContainText('1 new entry in the record.');
  expect(streams.size, 'one stream for both tabs').toBe(1);
  // What is not about the page is no news to it.
  await expect(second.locator('[data-news]')).toHaveCount(0);
  await manager.locator('[data-news] a').click();
  await expect(manager.locator('[data-news]')).toBeHidden();
  complaints.length = 0;
});
