// Texts as long as anybody may write them, without a place to break: no page is wider than its screen, and nothing is
// cut off without a way to read it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Accord } from '../people.ts';
import { expect, type Page, test } from '../support.ts';

const folder = mkdtempSync(join(tmpdir(), 'accord-long-'));
const syllables = '협력'.repeat(150);
const joined = Array.from({ length: 25 }, () => 'cooperation').join('\u00a0');
const address = `https://example.org/${'a-long-path'.repeat(17)}`;

/** The invented portfolio with texts that have no place to break. */
function stretched(): string {
  const source = resolve(import.meta.dirname, '../../src/demo/fictional.json');
  const portfolio = JSON.parse(readFileSync(source, 'utf8'));
  const long: Record<string, string> = {
    title_en: joined,
    title_ko: syllables,
    name_en: joined,
    name_ko: syllables,
    narrative_en: `${address} ${joined}`,
    narrative_ko: `${address} ${syllables}`,
    reason_en: joined,
    reason_ko: syllables,
    place: joined,
  };
  for (const list of Object.values(portfolio) as Record<string, string>[][]) {
    if (!Array.isArray(list)) continue;
    for (const item of list) {
      for (const [field, words] of Object.entries(long)) if (item[field]) item[field] = words;
    }
  }
  const file = join(folder, 'long.json');
  writeFileSync(file, JSON.stringify(portfolio));
  return file;
}

const reading = ['', 'commitments', 'commitments/cable-repair', 'timeline', 'changes?from=2025-01-01', 'figures', 'about'];
const nouns = ['statements', 'statements/council-2-statement', 'meetings', 'meetings/council-2', 'organisations/AUR-MDA'];
const forms = ['report', 'owners', 'joint-status', 'milestones', 'revise', 'public-record', 'relations', 'restructure', 'briefing-line'];
const work = [
  ...['desk', 'desk/sheet', 'desk/several', 'desk/offices', 'desk/reporting', 'board', 'review', 'review/approval', 'briefing', 'account'],
  ...['notices', 'statements/council-2-statement/additions', 'statements/council-2-statement/commitments/new'],
  ...['statements/new', 'meetings/new', 'meetings/council-3/agenda', 'meetings/council-2/decisions/new'],
  ...forms.map((form) => `commitments/cable-repair/${form}`),
];

let accord: Accord;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  if (test.info().project.name !== 'desktop') return;
  accord = await Accord.start(stretched());
  page = await accord.signedIn(browser, 'manager', 'en');
});
test.beforeEach(() => test.skip(test.info().project.name !== 'desktop', 'it sets the widths itself'));
test.afterAll(() => {
  accord?.stop();
  rmSync(folder, { recursive: true, force: true });
});

for (const lang of ['en', 'ko']) {
  test(`long texts fit the screen, ${lang}`, async () => {
    test.setTimeout(120_000);
    const wrong: string[] = [];
    for (const path of [...reading, ...nouns, ...work]) {
      await page.goto(`${accord.address}/${lang}/${path}`, { waitUntil: 'domcontentloaded' });
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        for (const fault of await page.evaluate(faults)) wrong.push(`/${lang}/${path} at ${width}: ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
  });
}

/** What is wider than the screen, and what hides a part of its text: at most three elements of each. */
function faults(): string[] {
  const screen = document.documentElement.clientWidth;
  const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
  const found: string[] = [];
  if (document.documentElement.scrollWidth > screen) {
    const wide = [...document.querySelectorAll('main *, header *, footer *')].filter((it) => it.getBoundingClientRect().right > screen + 1);
    found.push(`${document.documentElement.scrollWidth} wide: ${wide.slice(0, 6).map(name).join(', ')}`);
  }
  const clips = (element: Element) => {
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX) && style.textOverflow !== 'ellipsis';
    // What is only for screen readers is a pixel wide; in a field one moves through the text.
    return hides && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
  };
  const hidden = [...document.querySelectorAll('body *')].filter((it) => !it.closest('svg, .vh, input') && clips(it));
  if (hidden.length > 0) found.push(`cut off: ${hidden.slice(0, 3).map(name).join(', ')}`);
  return found;
}
