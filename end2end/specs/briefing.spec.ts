// The briefing on the screen, printed by the browser, and as a file that LibreOffice prints: all three say the same, the
// first page is one page, and who may read it stands on every page.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Accord, look } from '../people.ts';
import { expect, type Page, test } from '../support.ts';

const folder = mkdtempSync(join(tmpdir(), 'accord-briefing-'));
const markings = { public: ['PUBLIC', '공개'], shared: ['SHARED between', '당사자 공유'], party: ['INTERNAL', '내부용'] } as const;
const languages = ['en', 'ko', 'both'] as const;

/** The titles, summaries and names of a portfolio as long as anybody may write them. */
function stretched(): string {
  const source = resolve(import.meta.dirname, '../../src/demo/fictional.json');
  const portfolio = JSON.parse(readFileSync(source, 'utf8'));
  for (const list of ['commitments', 'meetings', 'statements', 'milestones', 'events', 'countersigns']) {
    for (const item of portfolio[list]) {
      for (const [field, more] of [
        ['title_en', ' under the framework that both ministers of digital affairs set out together'],
        ['title_ko', ' 및 양국 디지털 장관이 함께 정한 기본 틀에 따른 후속 조치의 이행과 점검'],
        ['reason_en', ' as the committee of deputies noted at length in its report of the same month'],
        ['reason_ko', ' 차관급 위원회가 같은 달 보고서에서 상세히 지적한 바와 같음'],
      ] as const) {
        if (item[field]) item[field] = (item[field] + more.repeat(4)).slice(0, 300);
      }
    }
  }
  const file = join(folder, 'stretched.json');
  writeFileSync(file, JSON.stringify(portfolio));
  return file;
}

let plain: Accord;
let long: Accord;
let pages: { plain: Page; long: Page };
const isPaper = () => test.info().project.name === 'desktop';

test.describe.configure({ mode: 'default', timeout: 180_000 });
test.beforeAll(async ({ browser }) => {
  if (!isPaper()) return;
  [plain, long] = [await Accord.start(), await Accord.start(stretched())];
  pages = { plain: await plain.signedIn(browser, 'manager', 'en'), long: await long.signedIn(browser, 'manager', 'en') };
});
test.beforeEach(() => test.skip(!isPaper(), 'paper has one width'));
test.afterAll(() => {
  plain?.stop();
  long?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Is LibreOffice there, and what reads the text of its PDF? */
function canConvert(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** The text of each page of a PDF. */
function textOf(pdf: string): string[] {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

const squeezed = (text: string) => text.normalize('NFC').replace(/[\s\u00ad]+/g, '');

/** What a briefing says on the screen, word by word, and its headings. What only the screen has is left out. */
async function onScreen(page: Page): Promise<{ words: string[]; headings: string[] }> {
  return page.evaluate(() => {
    const paper = document.querySelector('.paper')!.cloneNode(true) as HTMLElement;
    for (const it of paper.querySelectorAll('.act, .sheet-head, .figure')) it.remove();
    // What stands in blocks of its own is a word of its own.
    for (const it of paper.querySelectorAll('p, li, td, th, h2, h3, h4, h5, .line, strong, caption')) it.append(' ');
    const words = (paper.textContent ?? '').split(/\s+/).filter((it) => it && !it.includes('/'));
    return { words, headings: [...paper.querySelectorAll('h2, h3, h4')].map((it) => it.textContent ?? '') };
  });
}

async function printed(page: Page, name: string): Promise<string[]> {
  const path = join(folder, `${name}.pdf`);
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ path, preferCSSPageSize: true });
  await page.emulateMedia({ media: 'screen' });
  return textOf(path);
}

async function asFile(page: Page, address: string, name: string): Promise<string[]> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  writeFileSync(join(folder, `${name}.docx`), await answer.body());
  const profile = `-env:UserInstallation=file://${folder}/office`;
  const docx = ['--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'office-pdf'), join(folder, `${name}.docx`)];
  execFileSync('soffice', [profile, ...docx], { stdio: 'ignore', timeout: 120_000 });
  return textOf(join(folder, 'office-pdf', `${name}.pdf`));
}

/** The pages say what the screen says; the brief is the first, and no more; each says who may read it. */
function check(kind: string, sheets: string[], said: { words: string[]; headings: string[] }, marking: readonly string[]): void {
  const whole = squeezed(sheets.join('\n'));
  const missing = said.words.filter((word) => !whole.includes(squeezed(word)));
  expect(missing, `${kind}: words that are only on the screen`).toEqual([]);
  for (const [at, sheet] of sheets.entries()) {
    expect(marking.some((it) => squeezed(sheet).includes(squeezed(it))), `${kind}: page ${at + 1} says who may read it`).toBe(true);
    expect(squeezed(sheet), `${kind}: page ${at + 1} has its number`).toContain(`${at + 1}/${sheets.length}`);
  }
  const starts = (heading: RegExp) => sheets.findIndex((sheet) => heading.test(sheet));
  expect(starts(/Next dates|향후 일정/), `${kind}: the brief ends on the first page`).toBe(0);
  // A meeting has its agenda there; then come the figures.
  expect(starts(/^\s*(Agenda|의제|Figures|통계)/m), `${kind}: what follows begins on the second`).toBe(1);
}

for (const language of languages) {
  for (const [circle, marking] of Object.entries(markings)) {
    test(`screen, print and file say the same: ${circle}, ${language}`, async () => {
      const lang = language === 'ko' ? 'ko' : 'en';
      const query = `audience=${circle}&language=${language}`;
      for (const [name, accord, page] of [['plain', plain, pages.plain], ['long', long, pages.long]] as const) {
        // One audience is enough for what only depends on lengths.
        if (name === 'long' && circle !== 'party') continue;
        await page.goto(`${accord.address}/${lang}/briefing?${query}`);
        const said = await onScreen(page);
        expect(said.words.length).toBeGreaterThan(200);
        check(`${name}, printed`, await printed(page, `${name}-${circle}-${language}`), said, marking);
        test.info().annotations.push({ type: 'DOCX', description: canConvert() ? 'converted' : 'LibreOffice is missing: not looked at' });
        if (!canConvert()) continue;
        const address = `${accord.address}/${lang}/briefing.docx?${query}`;
        check(`${name}, DOCX`, await asFile(page, address, `${name}-${circle}-${language}-docx`), said, marking);
      }
    });
  }
}

test('the page is accessible, and a line is written from it', async () => {
  const page = pages.plain;
  await page.goto(`${plain.address}/en/briefing?audience=shared`);
  await look(page);
  await page.locator('#c-cable-repair .act a').click();
  await look(page);
  await page.locator('[name=line_en]').fill('Ask for a day of payment.');
  await page.locator('[name=circle][value=shared]').check();
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/audience=shared.*#c-cable-repair$/);
  await expect(page.locator('#c-cable-repair')).toContainText('Ask for a day of payment.');
  await page.goto(`${plain.address}/en/briefing?audience=public`);
  await expect(page.locator('.paper')).not.toContainText('Ask for a day of payment.');
});
