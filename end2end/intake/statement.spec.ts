// A statement arrives as a file: an office takes it to commitments that the other side has accepted.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type Cost, Hand } from '../hand.ts';
import { Accord, look, type Person, people } from '../people.ts';
import { expect, type Language, type Page, test } from '../support.ts';
import { type File, hwpx, pdf } from './files.ts';

/** The most minutes in which an office has a statement in Accord, and the other side has it to accept. */
const BAR = 10;
/** Words and Korean syllables that people read in a minute, silently. */
const WORDS_A_MINUTE = 238;
const SYLLABLES_A_MINUTE = 500;

const root = resolve(import.meta.dirname, '../..');
const lines: string[] = [];

test.afterAll(() => {
  if (lines.length === 0) return;
  console.log('| statement | who | presses | fields | keystrokes | machine | with the hand | and the mind | reading it once |');
  console.log(`| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n${lines.join('\n')}`);
});

/** What is known of a statement besides its text. */
type Statement = {
  lang: Language;
  title: string;
  on: string;
  kind: string;
  place: string;
  source: string;
  parties: string[];
  file: File;
  /** Minutes that reading its text takes. */
  reading: number;
};

test('the joint fact sheet of 2023, from a PDF', async ({ browser, complaints }) => {
  const path = process.env.ACCORD_TEST_STATEMENT;
  test.skip(!path, 'ACCORD_TEST_STATEMENT names no text');
  test.setTimeout(300_000);
  const [head, ...paragraphs] = readFileSync(path!, 'utf8').split('\n\n');
  const said = (field: string) => head!.match(new RegExp(`^${field}: (.*)$`, 'm'))?.[1] ?? '';
  const text = paragraphs.join('\n\n');
  const folder = mkdtempSync(join(tmpdir(), 'accord-intake-'));
  const portfolio = join(folder, 'portfolio.json');
  writeFileSync(portfolio, JSON.stringify(withoutStatement(said('Date'))));
  const accord = await Accord.start(portfolio);
  try {
    await taken(accord, await pages(accord, ['choi', 'MOFA', 'manager'], ['jones', 'DOS', 'manager'], 'en'), {
      lang: 'en',
      title: said('Title'),
      on: said('Date'),
      kind: 'joint_fact_sheet',
      place: 'Seoul',
      source: said('Source'),
      parties: ['ROK', 'US'],
      file: await pdf(browser, 'fact-sheet.pdf', `${said('Title')}\n\n${text}`),
      reading: text.split(/\s+/).length / WORDS_A_MINUTE,
    });
  } finally {
    accord.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  complaints.length = 0;

  async function pages(of: Accord, own: Person, other: Person, lang: string): Promise<[Page, Page]> {
    return [await of.signedIn(browser, own, lang), await of.signedIn(browser, other, lang)];
  }
});

test('an invented Korean statement, from a Hangul file', async ({ browser, complaints }) => {
  test.setTimeout(300_000);
  const text = readFileSync(join(import.meta.dirname, 'korean-statement.txt'), 'utf8');
  const accord = await Accord.start();
  try {
    const both: [Page, Page] = [
      await accord.signedIn(browser, people.manager, 'ko'),
      await accord.signedIn(browser, people.other, 'ko'),
    ];
    await taken(accord, both, {
      lang: 'ko',
      title: '제4차 디지털 장관회담 공동발표문',
      on: '2026-09-15',
      kind: 'joint_statement',
      place: '벨마르',
      source: 'https://example.org/4',
      parties: ['AUR', 'BOR'],
      file: hwpx('공동발표문.hwpx', text),
      reading: text.replace(/\s/g, '').length / SYLLABLES_A_MINUTE,
    });
  } finally {
    accord.stop();
  }
  complaints.length = 0;
});

/** The demonstration as if both sides reported there, without the statement of a day and what came of it. */
function withoutStatement(day: string): object {
  const read = (name: string) => JSON.parse(readFileSync(join(root, 'src/demo', name), 'utf8'));
  const data = { ...read('portfolio.json'), ...read('commitments.json') };
  const gone = new Set(data.statements.filter((it: { date: string }) => it.date === day).map((it: { id: string }) => it.id));
  const went = new Set<string>();
  data.commitments = data.commitments.filter((it: { id: string; statement: string }) => {
    if (gone.has(it.statement)) went.add(it.id);
    return !gone.has(it.statement);
  });
  data.events = data.events.filter((it: { commitment: string }) => !went.has(it.commitment));
  data.statements = data.statements.filter((it: { id: string }) => !gone.has(it.id));
  data.portfolio.taking_part = ['ROK', 'US'];
  delete data.portfolio.example;
  const speaks: Record<string, string> = { ROK: 'MOFA', US: 'DOS' };
  for (const party of data.parties) if (speaks[party.code]) party.coordinating = speaks[party.code];
  return data;
}

/** Records a statement from its file, looks at each commitment that was found, proposes them, and has them accepted. */
async function taken(accord: Accord, [own, theirs]: [Page, Page], statement: Statement): Promise<void> {
  const at = `${accord.address}/${statement.lang}`;
  const office = new Hand(own);
  const field = (name: string) => own.locator(`main [name=${name}]`);
  const button = (value: string) => own.locator(`main .button[value=${value}]`);

  await own.goto(`${at}/statements/new`);
  await office.fill(field(`title_${statement.lang}`), statement.title);
  await office.choose(field('kind'), statement.kind);
  await office.fill(field('on'), statement.on);
  await office.fill(field('place'), statement.place);
  for (const party of statement.parties) {
    for (const name of ['parties', 'tracked']) {
      const box = own.locator(`main [name=${name}][value=${party}]`);
      if (!(await box.isChecked())) await office.tick(box);
    }
  }
  await office.paste(field('source'), statement.source);
  await office.attach(field('file'), statement.file);
  await office.press(button('read_file'));
  await expect(field(`text_${statement.lang}`)).not.toHaveValue('');
  await office.aside(() => pictures(own, statement.lang, 'read'));
  await office.press(button('record'));
  await expect(own).toHaveURL(/\/statements\/[^/]+$/);
  const address = own.url();
  await office.press(own.locator('.doing a[href$="/intake"]'));
  const found = await own.locator('.queue > li').count();
  expect(found).toBeGreaterThan(9);
  await office.aside(async () => {
    await look(own);
    await pictures(own, statement.lang, 'found');
  });

  // Each is opened, looked at and accepted; then the next one opens.
  await office.press(own.locator('.queue a.t'));
  await office.aside(async () => {
    await look(own);
    await pictures(own, statement.lang, 'item');
  });
  for (let seen = 0; await button('accept_item').count(); seen += 1) {
    expect(seen, 'each is opened once').toBeLessThan(found);
    await office.press(button('accept_item'));
  }
  await expect(own.locator('.queue > li.s-accepted')).toHaveCount(found);
  await office.aside(() => pictures(own, statement.lang, 'accepted'));
  await office.press(button('enter'));
  await expect(own).toHaveURL(/additions\?done=proposed/);
  const entered = office.done();
  told(statement, `the office, ${found} found`, entered, statement.reading);
  expect(entered.minded / 60 + statement.reading, 'minutes until the other side has it').toBeLessThan(BAR);

  const other = new Hand(theirs);
  await theirs.goto(`${at}/review`);
  await other.press(theirs.locator('main a[href*="/additions"]'));
  // What one side undertakes alone is recorded already.
  const waiting = await theirs.locator('main input[name=chosen]').count();
  expect(waiting).toBeGreaterThan(found / 2);
  await other.aside(async () => {
    await look(theirs);
    await pictures(theirs, statement.lang, 'to-accept');
  });
  await other.press(theirs.locator('.button[value=accept_all]'));
  await expect(theirs).toHaveURL(/done=accepted/);
  told(statement, `the other side, ${waiting} to accept`, other.done(), 0);

  await theirs.goto(address);
  await look(theirs);
  const marked = theirs.locator('blockquote.text mark a, blockquote.text sup a');
  const ways = await marked.evaluateAll((all) => new Set(all.map((it) => it.getAttribute('href'))).size);
  expect(ways, 'each has its words in the text').toBe(found);
  await pictures(theirs, statement.lang, 'recorded');
}

/** A line of the table. */
function told(statement: Statement, who: string, cost: Cost, reading: number): void {
  const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`;
  const { name } = test.info().project;
  lines.push(
    `| ${statement.title.slice(0, 30)}, ${name} | ${who} | ${cost.clicks} | ${cost.fields} | ${cost.strokes} | ` +
      `${cost.machine.toFixed(1)} s | ${minutes(cost.seconds)} | ${minutes(cost.minded)} | ${minutes(reading * 60)} |`,
  );
}

/** Pictures of a page at both widths and in both colours, where a folder is named for them. */
async function pictures(page: Page, lang: Language, name: string): Promise<void> {
  const folder = process.env.ACCORD_TEST_PICTURES;
  if (!folder || test.info().project.name !== 'desktop') return;
  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(folder, `${lang}-${name}-${width}-${colorScheme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}
