// A server of its own with the invented portfolio, and people who signed in there.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type Browser, expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from './support.ts';

const root = resolve(import.meta.dirname, '..');
const binary = resolve(root, process.env.ACCORD_TEST_BINARY ?? 'target/release/accord');

/** Name, organisation and role. */
export type Person = readonly [string, string, string];

/** A ministry that reports and speaks for its side, and the one that speaks for the other. */
export const people = {
  official: ['kim', 'AUR-MDA', 'official'],
  manager: ['lee', 'AUR-MDA', 'manager'],
  admin: ['park', 'AUR-MDA', 'admin'],
  other: ['smith', 'BOR-DFA', 'manager'],
} as const satisfies Record<string, Person>;

/** A started server. */
export class Accord {
  private constructor(
    /** Where it answers, without a slash at the end. */
    readonly address: string,
    private readonly server: ChildProcess,
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Starts it with a record of its own: the invented portfolio, or that in a file. */
  static async start(portfolio?: string): Promise<Accord> {
    const folder = mkdtempSync(join(tmpdir(), 'accord-story-'));
    const listen = `127.0.0.1:${await freePort()}`;
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      ACCORD_DATABASE: `sqlite://${folder}/accord.db`,
      ACCORD_LISTEN: listen,
      ACCORD_LOG: 'error',
      LEPTOS_OUTPUT_NAME: 'accord',
      LEPTOS_SITE_ROOT: process.env.LEPTOS_SITE_ROOT ?? join(root, 'target/site'),
      LEPTOS_HASH_FILES: process.env.ACCORD_TEST_BINARY ? 'false' : 'true',
      LEPTOS_ENV: 'PROD',
    };
    for (const name of ['ACCORD_TEST_PORT', 'ACCORD_TEST_BINARY']) delete environment[name];
    if (portfolio) execFileSync(binary, ['import', portfolio], { cwd: root, env: environment, stdio: 'ignore' });
    const server = spawn(binary, portfolio ? ['serve'] : ['serve', '--fictional'], { cwd: root, env: environment, stdio: 'inherit' });
    const accord = new Accord(`http://${listen}`, server, folder, environment);
    const answers = async () => (await fetch(`${accord.address}/healthz`).catch(() => null))?.status;
    await expect.poll(answers, { timeout: 30_000 }).toBe(200);
    return accord;
  }

  /** Stops it and throws its record away. */
  stop(): void {
    this.server.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A browser of somebody who set a password by the link from the command line, and signed in. */
  async signedIn(browser: Browser, who: keyof typeof people | Person, lang: string): Promise<Page> {
    const at = `${this.address}/${lang}`;
    const [name, organisation, role] = typeof who === 'string' ? people[who] : who;
    const email = `${name}@example.org`;
    const printed = execFileSync(
      binary,
      ['user', 'add', email, '--organisation', organisation, '--role', role, '--name', name],
      { cwd: root, env: this.environment, encoding: 'utf8' },
    );
    const password = `a long sentence of ${name}`;
    const { viewport, javaScriptEnabled } = test.info().project.use;
    const page = await (await browser.newContext({ viewport, javaScriptEnabled })).newPage();
    await page.goto(printed.trim().split('\n').at(-1)!);
    await page.locator('[name=new-password]').fill(password);
    await page.locator('[name=again-password]').fill(password);
    await page.locator('main form button').first().click();
    await page.goto(`${at}/sign-in`);
    await look(page);
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(password);
    await page.locator('main form button').first().click();
    await expect(page).toHaveURL(/\/(desk|review|admin)/);
    return page;
  }
}

/** What every page has to be. */
export async function look(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
