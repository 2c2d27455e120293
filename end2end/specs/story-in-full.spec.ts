// The whole story, in Korean with scripts and in English without: an official reports, a manager returns it, the official
// corrects it, the manager publishes it, the other side disputes it, both release the dispute. After each step, what a
// public reader sees. On a server and a database of its own, with the invented portfolio and accounts from the command line.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, hasScript, islandsReady, newBrowser, open, test, type Language, type Page } from '../support.ts';

const root = resolve(import.meta.dirname, '../..');
const slug = 'both-same';
const password = 'four words nobody guesses';

/** What people write and read, in the language of the story. */
const texts = {
  en: {
    first: 'Cabels landed on the north coast.',
    reason: 'How many cables, and by when the next?',
    second: 'Two cabels landed on the north coast.',
    edited: 'Two cables landed on the north coast.',
    dispute: 'Only one cable works so far.',
    draft: 'The draft is saved.',
    submitted: 'Handed in.',
    returned: 'Returned with your reason.',
    published: 'Published.',
    answered: 'The answer is recorded.',
    released: 'Released by your side.',
    releasedBoth: 'Released by both sides',
    history: 'wording edited before publishing',
  },
  ko: {
    first: '북쪽 해안에 케이불을 연결하였다.',
    reason: '몇 개를 연결하였고 다음 시기는 언제인지 보완 바랍니다.',
    second: '북쪽 해안에 케이불 두 개를 연결하였다.',
    edited: '북쪽 해안에 케이블 두 개를 연결하였다.',
    dispute: '지금까지 한 개만 작동합니다.',
    draft: '초안 자동 저장됨',
    submitted: '제출하였습니다.',
    returned: '사유와 함께 보완을 요청하였습니다.',
    published: '공개하였습니다.',
    answered: '답을 기록하였습니다.',
    released: '우리측은 공개에 동의하였습니다.',
    releasedBoth: '양측이 동의하여',
    history: '공개 전 문구 수정',
  },
} satisfies Record<Language, Record<string, string>>;

test('a report, from the desk to a dispute that everybody reads', async ({ browser, complaints }) => {
  const { name } = test.info().project;
  test.skip(name !== 'desktop' && name !== 'no-script', 'told once with scripts and once without');
  test.setTimeout(180_000);
  const language: Language = hasScript() ? 'ko' : 'en';
  const said = texts[language];
  await using server = await Server.start();
  const person = (email: string, organisation: string, role: string) =>
    signedIn(browser, server, complaints, language, { email, organisation, role });

  const official = await step('accounts: an official and a manager of AUR-MDA, a manager of BOR-CSA', () =>
    person('official@mda.example', 'AUR-MDA', 'official'));
  const manager = await person('manager@mda.example', 'AUR-MDA', 'manager');
  const other = await person('manager@csa.example', 'BOR-CSA', 'manager');
  const reader = await newBrowser(browser, server.address, complaints);

  await step('the official finds the commitment on the desk, writes, and keeps a draft', async () => {
    await open(official, `/${language}/desk`);
    await sound(official);
    await row(official).getByRole('link').last().click();
    await islandsReady(official);
    await sound(official);
    await official.locator('input[name=status][value=on_track]').check();
    await official.locator('input[name=visibility][value=public]').check();
    await official.locator(`#results_${language}`).fill(said.first);
    // With scripts it is kept while one types; without, a button keeps it.
    if (!hasScript()) await press(official, 'save_draft');
    await expect(official.getByText(said.draft)).toBeVisible();
    await expect(official.locator(`#results_${language}`)).toHaveValue(said.first);
  });

  await step('the official closes the page, and finds the draft on the desk', async () => {
    await open(official, `/${language}/desk`);
    await official.locator('a[href*="?draft="]').click();
    await islandsReady(official);
    await expect(official.locator(`#results_${language}`)).toHaveValue(said.first);
    await press(official, 'submit');
    await expect(official.getByText(said.submitted)).toBeVisible();
  });
  await publicReads(reader, language, [], [said.first]);

  await step('the manager returns it with a reason', async () => {
    await open(manager, `/${language}/review`);
    await sound(manager);
    await row(manager).locator('a[href*="/review/"]').click();
    await islandsReady(manager);
    await expect(manager.getByText(said.first).first()).toBeVisible();
    await sound(manager);
    await manager.locator(`#reason_${language}`).fill(said.reason);
    await press(manager, 'return');
    await expect(manager.getByText(said.returned)).toBeVisible();
  });
  await publicReads(reader, language, [], [said.first, said.reason]);

  await step('the official reads why, corrects it and hands it in again', async () => {
    await open(official, `/${language}/desk`);
    await expect(official.getByText(said.reason)).toBeVisible();
    await official.locator('a[href*="?again="]').click();
    await islandsReady(official);
    await expect(official.locator(`#results_${language}`)).toHaveValue(said.first);
    await official.locator(`#results_${language}`).fill(said.second);
    await official.locator('#progress').fill('60');
    await press(official, 'submit');
    await expect(official.getByText(said.submitted)).toBeVisible();
  });

  await step('the manager mends a word and publishes it', async () => {
    await open(manager, `/${language}/review`);
    await row(manager).locator('a[href*="/review/"]').click();
    await islandsReady(manager);
    await manager.locator('details:has(button[value=publish_edited]) > summary').click();
    await manager.locator(`#results_${language}`).fill(said.edited);
    await press(manager, 'publish_edited');
    await expect(manager.getByText(said.published, { exact: true })).toBeVisible();
    await open(official, `/${language}/commitments/${slug}`);
    await expect(official.locator('body')).toContainText(said.history);
  });
  await publicReads(reader, language, [said.edited], [said.first, said.second, said.reason, said.history]);

  await step('the manager of the other side disputes it', async () => {
    await open(other, `/${language}/review`);
    await sound(other);
    // Earlier reports wait for an answer too: the one in question is that of today.
    await answerTo(other, said.edited);
    await sound(other);
    await other.locator('input[name=answer][value=disputed]').check();
    await other.locator(`#reason_${language}`).fill(said.dispute);
    await press(other, 'answer');
    await expect(other.getByText(said.answered)).toBeVisible();
    await open(official, `/${language}/commitments/${slug}`);
    await expect(official.locator('body')).toContainText(said.dispute);
  });
  await publicReads(reader, language, [said.edited], [said.dispute]);

  await step('the first side releases the dispute', async () => {
    await open(manager, `/${language}/review`);
    await answerTo(manager, said.edited, 'release');
    await press(manager, 'release');
    await expect(manager.getByText(said.released)).toBeVisible();
  });
  await publicReads(reader, language, [said.edited], [said.dispute]);

  await step('the second side releases it too', async () => {
    await open(other, `/${language}/review`);
    await answerTo(other, said.edited, 'release');
    await press(other, 'release');
    await expect(other.getByText(said.releasedBoth)).toBeVisible();
  });
  await publicReads(reader, language, [said.edited, said.dispute], [said.first, said.second, said.reason, said.history]);
  await step('the record is whole', async () => {
    expect(server.run('verify')).toBeTruthy();
  });
});

async function step<T>(what: string, body: () => Promise<T>): Promise<T> {
  return test.step(what, async () => {
    const done = await body();
    console.log(`  ${test.info().project.name}: ${what}`);
    return done;
  });
}

/** What somebody without an account reads of the commitment, and what they do not, on its page and in what is searched. */
async function publicReads(reader: Page, language: Language, reads: string[], not: string[]): Promise<void> {
  await step(`a public reader reads ${reads.length === 0 ? 'nothing of it' : reads.join(' ')}`, async () => {
    await open(reader, `/${language}/commitments/${slug}`);
    for (const text of reads) await expect(reader.locator('body')).toContainText(text);
    const found = `commitments?q=${language === 'ko' ? '북쪽' : 'north+coast'}`;
    for (const path of [`commitments/${slug}`, '', 'timeline', 'organisations/AUR-MDA', found]) {
      await open(reader, `/${language}/${path}`);
      const html = await reader.content();
      for (const text of not) expect(html, `${path} tells ${text}`).not.toContain(text);
    }
  });
}

const row = (page: Page) => page.locator(`li[data-commitment="${slug}"]`).first();

/** Press a button of a form by what it asks for, and wait for the page that it leads to. */
async function press(page: Page, act: string): Promise<void> {
  await page.locator(`button[name=act][value=${act}]`).click();
  await page.waitForLoadState();
  await islandsReady(page);
}

/** Open the answer to the report with these words, whose form has a button. */
async function answerTo(page: Page, words: string, act = 'answer'): Promise<void> {
  const links = page.locator(`a[href*="/commitments/${slug}/answer/"]`);
  const addresses = await links.evaluateAll((all) => all.map((it) => it.getAttribute('href')!));
  for (const address of addresses) {
    await open(page, address);
    const reported = (await page.locator('main').innerText()).includes(words);
    if (reported && (await page.locator(`button[value=${act}]`).count()) > 0) return;
  }
  throw new Error(`no report says ${words}`);
}

async function sound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

type Account = { email: string; organisation: string; role: string };

/** Somebody whose account the command line made, who has set a password and signed in. */
async function signedIn(
  browser: Browser,
  server: Server,
  complaints: string[],
  language: Language,
  { email, organisation, role }: Account,
): Promise<Page> {
  const printed = server.run('user', 'add', email, '--organisation', organisation, '--role', role);
  const link = /\/en(\/set-password\?\S+)/.exec(printed);
  expect(link, printed).not.toBeNull();
  const page = await newBrowser(browser, server.address, complaints);
  await open(page, `/${language}${link![1]}`);
  await page.locator('#new-password').fill(password);
  await page.locator('#again-password').fill(password);
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('main form button').click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  return page;
}

/** A server with the invented portfolio, thrown away at the end. The release that `make` built, or the binary of
 *  `ACCORD_TEST_BINARY` with the files that its own environment names. */
class Server {
  private constructor(
    readonly address: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static readonly binary = resolve(root, process.env.ACCORD_TEST_BINARY ?? 'target/release/accord');

  static async start(): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), 'accord-story.'));
    const listen = `127.0.0.1:${await freePort()}`;
    const release = {
      LEPTOS_OUTPUT_NAME: 'accord',
      LEPTOS_SITE_ROOT: join(root, 'target/site'),
      LEPTOS_HASH_FILES: 'true',
      LEPTOS_ENV: 'PROD',
    };
    const environment = {
      ...process.env,
      ...(process.env.ACCORD_TEST_BINARY ? {} : release),
      ACCORD_DATABASE: `sqlite://${folder}/accord.db`,
      ACCORD_LISTEN: listen,
    };
    const options = { cwd: root, env: environment, encoding: 'utf8' } as const;
    execFileSync(Server.binary, ['import', join(root, 'tests/portfolio/fictional.json')], { ...options, stdio: 'pipe' });
    const child = spawn(Server.binary, ['serve'], { cwd: root, env: environment, stdio: 'ignore' });
    const server = new Server(`http://${listen}`, environment, folder, child);
    await expect(async () => expect((await fetch(`${server.address}/readyz`)).ok).toBe(true)).toPass({ timeout: 30_000 });
    return server;
  }

  /** Runs another command on the same database; gives what it printed. */
  run(...words: string[]): string {
    return execFileSync(Server.binary, words, { cwd: root, env: this.environment, encoding: 'utf8', stdio: 'pipe' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
