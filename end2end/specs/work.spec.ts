// The pages on which people work: axe finds nothing grave, nothing is wider than the screen, the browser is content; as each
// person who reaches them, widest and narrowest, in one language and colours each.

import { Accord, look, type people } from '../people.ts';
import { expect, type Page, test } from '../support.ts';

const pages: Record<keyof typeof people, string[]> = {
  official: ['desk', 'desk/sheet', 'desk/several', 'desk/offices', 'commitments/satellite-trial/report', 'account', 'notices']
    .concat(['desk/sheet/paste', 'commitments/satellite-trial/notes', 'search?q=cable', 'search', 'views']),
  manager: [
    'review',
    'review/approval',
    'desk/offices',
    'desk/reporting',
    'board',
    'board/AUR-ISR/overdue',
    'commitments/satellite-trial/responsible',
    'commitments/satellite-trial',
    ...['owners', 'joint-status', 'milestones', 'revise', 'public-record'].map((it) => `commitments/satellite-trial/${it}`),
    ...['relations', 'restructure'].map((it) => `commitments/satellite-trial/${it}`),
    'statements/new',
    'meetings/new',
    'notices',
    'notices/mail',
    'notices/watching',
    'desk/owners?chosen=satellite-trial',
    'commitments?columns=status,area,statement,owner,due,sides&sort=status,-due',
    'statements/council-2-statement/additions',
    'statements/council-2-statement/commitments/new',
  ],
  admin: ['admin/accounts', 'admin/organisations', 'admin/organisations/AUR-MDA', 'admin/areas', 'admin/settings', 'admin/log'],
  other: ['statements/council-2-statement', 'statements/council-2-statement/additions', 'review', 'commitments/cable-repair', 'commitments/cable-repair/joint-status'],
};

/** The most pages of one test. */
const most = 12;

let accord: Accord;
/** The browsers of those who signed in already. */
const signedIn = new Map<string, Page>();

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  accord = await Accord.start();
});
test.afterAll(() => accord.stop());

const parts = (Object.keys(pages) as (keyof typeof people)[]).flatMap((who) =>
  Array.from({ length: Math.ceil(pages[who].length / most) }, (_, at) => ({ who, from: at * most })),
);
for (const { who, from } of parts) {
  test(`the pages of the ${who}, from number ${from + 1} on`, async ({ browser, complaints }) => {
    test.setTimeout(120_000);
    const narrow = test.info().project.name === 'narrow';
    const [lang, colorScheme] = narrow ? (['ko', 'dark'] as const) : (['en', 'light'] as const);
    const page = signedIn.get(who) ?? (await accord.signedIn(browser, who, lang));
    signedIn.set(who, page);
    await page.emulateMedia({ colorScheme });
    page.removeAllListeners('console');
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()} ${message.text()}`);
    });
    if (who === 'manager' && from === 0) {
      // Something waits to be accepted by the other side.
      await page.goto(`${accord.address}/${lang}/statements/council-2-statement/commitments/new`);
      await page.locator(`[name=title_${lang}]`).fill('Share weather data');
      await page.locator('.button[value=add]').click();
      await expect(page).toHaveURL(/additions\?done=proposed$/);
    }
    for (const path of pages[who].slice(from, from + most)) {
      const response = await page.goto(`${accord.address}/${lang}/${path}`);
      expect(response?.status(), path).toBe(200);
      await look(page);
    }
  });
}
