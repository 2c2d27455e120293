// What the jobs of an office cost: every press of a button or link, and every field filled. Each job that has a bar
// is held to it; the table is printed at the end, beside what the same jobs cost before.

import { Hand } from '../hand.ts';
import { Accord, type people } from '../people.ts';
import { expect, test } from '../support.ts';

type Cost = { job: string; before: string; clicks: number; fields: number; bar?: number };

const costs: Cost[] = [];
let accord: Accord;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  accord = await Accord.start();
});
test.afterAll(() => {
  accord.stop();
  console.log('| job | before: clicks / fields | now: clicks / fields | bar |\n| --- | --- | --- | --- |');
  for (const { job, before, clicks, fields, bar } of costs) {
    console.log(`| ${job} | ${before} | ${clicks} / ${fields} | ${bar === undefined ? '–' : `≤ ${bar} clicks`} |`);
  }
});

/** Done: what it cost somebody since the last job. */
function done(hand: Hand, job: string, before: string, bar?: number): void {
  const { clicks, fields } = hand.done();
  costs.push({ job, before, clicks, fields, bar });
  if (bar !== undefined) expect(clicks, job).toBeLessThanOrEqual(bar);
}

const at = (path: string) => `${accord.address}/ko/${path}`;
const hands: Partial<Record<keyof typeof people, Hand>> = {};

test('the jobs of an official, a manager and the other side', async ({ browser, complaints }) => {
  test.setTimeout(300_000);
  for (const who of ['official', 'manager', 'other'] as const) {
    hands[who] = new Hand(await accord.signedIn(browser, who, 'ko'));
  }
  const [official, manager, other] = [hands.official!, hands.manager!, hands.other!];

  // The sheet, closed: fifteen rows fit two screens.
  await official.page.goto(at('desk/sheet'));
  const heights = await official.page
    .locator('form [data-commitment]')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  const highest = Math.max(...heights);
  console.log(`a closed row of the sheet: ${Math.round(highest)} px at most, of ${heights.length}; fifteen: ${Math.round(15 * highest)} px`);
  expect(heights.length).toBeGreaterThan(0);
  expect(15 * highest).toBeLessThanOrEqual(1_600);

  // One report: from the desk until it is handed in.
  await official.page.goto(at('desk'));
  await official.press(official.page.locator('[data-commitment=satellite-trial] a.button'));
  await official.press(official.page.locator('input[name=status][value=in_progress]'));
  await official.fill(official.page.locator('[name=results_ko]'), '위성 단말 스무 대를 설치함.');
  await official.press(official.page.locator('.button[value=submit]'));
  await expect(official.page).toHaveURL(/desk\?done=submitted/);
  done(official, 'one report, handed in', '7 / 5');

  // Everything else has not changed.
  await official.page.goto(at('desk/sheet'));
  const rows = await official.page.locator('form [data-commitment]').count();
  await official.press(official.page.locator('.button[value=choose_unchanged]'));
  await official.press(official.page.locator('.button[value=unchanged]'));
  await expect(official.page).toHaveURL(/done=/);
  done(official, `no change on the other rows of the sheet (${rows} rows)`, 'not possible', 6);

  // The manager publishes them all.
  await manager.page.goto(at('review'));
  await manager.press(manager.page.locator('#submitted a[href*="chosen"], #submitted a[href*="all"]'));
  await manager.press(manager.page.locator('#submitted button.button[value=publish]'));
  await expect(manager.page).toHaveURL(/done=published/);
  done(manager, 'publish everything that waits', 'n + 1 / 2', 4);

  // The other side answers them all.
  await other.page.goto(at('review'));
  const waiting = await other.page.locator('input[name=answered]').count();
  await other.press(other.page.locator('a[href*="answered"]'));
  await other.press(other.page.locator('.button[value=confirm]'));
  await expect(other.page).toHaveURL(/done=answered/);
  done(other, `confirm ${waiting} reports of the other side`, `${3 * waiting} / 0`, 4);

  // Three commitments of a joint statement, proposed and accepted.
  await manager.page.goto(at('statements/council-2-statement/commitments/new'));
  for (const title of ['기상 자료 공유', '항만 보안 점검', '공동 훈련 개최']) {
    await manager.fill(manager.page.locator('[name=title_ko]'), title);
    await manager.press(manager.page.locator('.button[value=add_another], .button[value=add]'));
    if (!manager.page.url().includes('/new')) await manager.page.goto(at('statements/council-2-statement/commitments/new'));
  }
  done(manager, 'three joint commitments proposed', 'not possible');
  await other.page.goto(at('statements/council-2-statement/additions'));
  const boxes = other.page.locator('main input[type=checkbox]');
  for (let place = 0; place < (await boxes.count()); place += 1) await other.press(boxes.nth(place));
  await other.press(other.page.locator('.button[value=accept]'));
  await expect(other.page).toHaveURL(/done=/);
  done(other, 'the three accepted by the other side', 'not possible', 4);
  complaints.length = 0;
});
