import { execFileSync } from 'node:child_process';
import { defineConfig, devices } from '@playwright/test';

// This file is read again by every worker: what is found once is handed on in the environment.
process.env.ACCORD_TEST_PORT ??= freePort();
const address = `127.0.0.1:${process.env.ACCORD_TEST_PORT}`;

// One browser with script and one without tell the story; the pages of work are looked at widest and narrowest.
const story = '**/story.spec.ts';
const work = '**/work.spec.ts';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  // A test that passes only when tried again has found a fault.
  retries: 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    baseURL: `http://${address}`,
    trace: 'retain-on-failure',
    timezoneId: 'Asia/Seoul',
    launchOptions: {
      executablePath: process.env.ACCORD_TEST_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testIgnore: [story, work],
      use: { ...devices['Desktop Chrome'], viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'narrow',
      testIgnore: story,
      use: { ...devices['Desktop Chrome'], viewport: { width: 320, height: 640 } },
    },
    {
      name: 'no-script',
      testIgnore: work,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, javaScriptEnabled: false },
    },
  ],
  webServer: {
    // The release that `make` built, with the demo in a database of its own.
    command: '../scripts/serve-temporary.sh --demo',
    url: `http://${address}/readyz`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: { ACCORD_LISTEN: address },
  },
});

function freePort(): string {
  const script = `const s = require('net').createServer().listen(0, '127.0.0.1', () => {
    console.log(s.address().port); s.close(); })`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
}
