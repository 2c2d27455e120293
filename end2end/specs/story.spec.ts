// The story of one report: an official hands it in, a manager returns it, the official corrects it, the manager publishes,
// the other side's manager disputes, both release; a reader sees at every step exactly what is public. In Korean with
// script, in English without. A server and a record of its own, with the invented portfolio.

import { Accord, look } from '../people.ts';
import { expect, hasScript, test } from '../support.ts';

const commitment = 'satellite-trial';

let accord: Accord;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  accord = await Accord.start();
});
test.afterAll(() => accord.stop());

test('a report goes from the desk to the public', async ({ browser, complaints }) => {
  test.setTimeout(180_000);
  const lang = hasScript() ? 'ko' : 'en';
  const text = hasScript()
    ? { first: '위성 단말 스무 대를 설치함.', second: '위성 단말 스물네 대를 설치함.', why: '대수를 확인해 주십시오.', no: '우리 섬에는 네 대만 있음.' }
    : { first: 'Twenty terminals installed.', second: 'Twenty-four terminals installed.', why: 'Please check the number.', no: 'Only four stand on our islands.' };
  const at = `${accord.address}/${lang}`;
  const reader = await (await browser.newContext({ javaScriptEnabled: hasScript() })).newPage();
  const sees = async (words: string) => {
    await reader.goto(`${at}/commitments/${commitment}`);
    return (await reader.content()).includes(words);
  };

  const [official, manager, other] = [
    await accord.signedIn(browser, 'official', lang),
    await accord.signedIn(browser, 'manager', lang),
    await accord.signedIn(browser, 'other', lang),
  ];

  await step('the official opens the desk and hands in a report', async () => {
    await official.goto(`${at}/desk`);
    await look(official);
    await official.locator(`[data-commitment=${commitment}] a.button`).first().click();
    await look(official);
    await official.locator('input[name=status][value=in_progress]').check();
    await official.locator(`[name=results_${lang}]`).fill(text.first);
    const unfold = (field: string) => official.locator(`details:has([name="${field}"]) > summary`).click();
    await unfold('evidence-0');
    await unfold('visibility');
    await official.locator('[name=evidence-0]').fill('https://aur-mda.example/reports/terminals');
    await official.locator('input[name=visibility][value=public]').check();
    await official.locator('.button[value=submit]').click();
    await expect(official).toHaveURL(/desk\?done=submitted/);
    expect(await sees(text.first)).toBe(false);
  });

  await step('the manager returns it with a reason', async () => {
    await manager.goto(`${at}/review`);
    await look(manager);
    await manager.locator(`[data-commitment=${commitment}] a.t`).first().click();
    await look(manager);
    await manager.locator(`[name=reason_${lang}]`).fill(text.why);
    await manager.locator('.button[value=return]').click();
    await expect(manager).toHaveURL(/review\?done=returned/);
  });

  await step('the official reads why, corrects it and hands it in again', async () => {
    await official.goto(`${at}/desk`);
    await expect(official.getByText(text.why)).toBeVisible();
    await official.locator(`[data-commitment=${commitment}] a.button[href*="again="]`).click();
    await expect(official.locator(`[name=results_${lang}]`)).toHaveValue(text.first);
    await official.locator(`[name=results_${lang}]`).fill(text.second);
    await official.locator('.button[value=submit]').click();
    await expect(official).toHaveURL(/desk\?done=submitted/);
  });

  await step('the manager publishes it', async () => {
    await manager.goto(`${at}/review`);
    await manager.locator(`[data-commitment=${commitment}] a.t`).first().click();
    await manager.locator('.button[value=publish]').click();
    await expect(manager).toHaveURL(/review\?done=published/);
    expect(await sees(text.second)).toBe(true);
    for (const inside of [text.first, text.why]) expect(await sees(inside), inside).toBe(false);
  });

  await step('the other side disputes it: only the parties see that', async () => {
    await other.goto(`${at}/review`);
    await look(other);
    for (const inside of [text.first, text.why]) expect(await other.content()).not.toContain(inside);
    await other.locator(`[data-commitment=${commitment}] a.t`).first().click();
    await look(other);
    await other.locator('input[name=answer][value=disputed]').check();
    await other.locator(`[name=reason_${lang}]`).fill(text.no);
    await other.locator('.button[value=answer]').click();
    await expect(other).toHaveURL(/review\?done=answered/);
    expect(await sees(text.no)).toBe(false);
    await manager.goto(`${at}/commitments/${commitment}`);
    await expect(manager.getByText(text.no).first()).toBeVisible();
  });

  await step('both sides release the dispute, and everyone sees it', async () => {
    for (const [page, done] of [[other, 'released'], [manager, 'released_both']] as const) {
      await page.goto(`${at}/review`);
      await page.locator(`[data-commitment=${commitment}] a.button[href*="/answer/"]`).first().click();
      expect(await sees(text.no)).toBe(false);
      await page.locator('.button[value=release]').click();
      await expect(page).toHaveURL(new RegExp(`review\\?done=${done}$`));
    }
    expect(await sees(text.no)).toBe(true);
    for (const inside of [text.first, text.why]) expect(await sees(inside), inside).toBe(false);
    await look(reader);
  });
  complaints.length = 0;
});

/** One step of the story, printed. */
async function step(title: string, body: () => Promise<void>): Promise<void> {
  await test.step(title, body);
  console.log(`   ${hasScript() ? 'Korean, with script' : 'English, without script'}: ${title}`);
}
