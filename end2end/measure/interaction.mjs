#!/usr/bin/env node
// How fast a page answers to what a reader does, on a phone whose processor is four times slower than this one: from the
// touch to the next picture, as browsers report it (Interaction to Next Paint), and, where the server draws what comes, to
// that. Each is done five times; the middle counts. Fails when one takes longer than the bar.

import { chromium } from '@playwright/test';
import { cpus, loadavg } from 'node:os';
import { browser as executablePath, flags, languages, served } from './server.mjs';

const bar = 100;
const slower = 4;
const times = 5;

/** What is done: the page, what is touched, and what shows that it is done, where that comes from the server. */
const deeds = [
  { name: 'open the filters', path: '/commitments', touch: 'details.filters > summary' },
  { name: 'choose a filter', path: '/commitments', first: 'details.filters > summary', touch: 'input[name=status][value=completed]' },
  { name: 'type into the search', path: '/commitments', first: 'details.filters > summary', type: 'main input[name=q]' },
  { name: 'zoom the timeline', path: '/timeline', touch: '.tl-controls a[data-key="+"]', then: '.tl-live' },
  { name: 'open a row of the timeline', path: '/timeline', touch: '.tl-group li a', then: '.tl-panel .told > *' },
  { name: 'open the table of a chart', path: '/figures', touch: '.figure details > summary' },
  { name: 'change the colours', path: '/about', touch: 'button[name=theme]:visible' },
];

const server = process.env.ACCORD_TEST_ADDRESS ? { address: process.env.ACCORD_TEST_ADDRESS, end() {} } : await served();
const browser = await chromium.launch({ executablePath, args: flags });
let over = 0;
try {
  console.log(`${cpus().length} cores, load ${loadavg()[0].toFixed(1)}; milliseconds on a phone ${slower} times slower, the middle of ${times}`);
  console.log(`${'what is done'.padEnd(34)} answer  (longest)  drawn by the server`);
  for (const lang of languages) {
    for (const deed of deeds) {
      const runs = [];
      for (let time = 0; time < times; time += 1) runs.push(await done(deed, lang));
      const middle = (name) => runs.map((it) => it[name]).sort((a, b) => a - b)[Math.floor(times / 2)];
      const longest = Math.max(...runs.map((it) => it.answer));
      const slow = middle('answer') > bar;
      over += slow ? 1 : 0;
      const drawn = deed.then ? middle('drawn').toFixed(0).padStart(8) : '';
      console.log(`${`${lang} ${deed.name}`.padEnd(34)} ${middle('answer').toFixed(0).padStart(6)}  ${longest.toFixed(0).padStart(9)} ${drawn}${slow ? '  over' : ''}`);
    }
  }
} finally {
  await browser.close();
  await server.end();
}
if (over > 0) process.exitCode = 1;

async function done(deed, lang) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.seen = [];
    // Eight milliseconds is the finest that browsers report.
    new PerformanceObserver((list) => {
      window.seen.push(...list.getEntries().filter((it) => it.interactionId).map((it) => it.duration));
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  await page.goto(`${server.address}/${lang}${deed.path}`, { waitUntil: 'networkidle' });
  if (deed.first) await page.locator(deed.first).tap();
  const processor = await context.newCDPSession(page);
  await processor.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const at = page.locator(deed.touch ?? deed.type).first();
  await at.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((quiet) => requestIdleCallback(quiet, { timeout: 5000 })));
  await page.evaluate(async (then) => {
    window.seen = [];
    window.drawn = undefined;
    if (!then) return;
    const before = document.querySelector(then);
    let began;
    addEventListener('click', () => (began = performance.now()), { capture: true, once: true });
    const watched = new MutationObserver(() => {
      const now = document.querySelector(then);
      if (!now || now === before) return;
      watched.disconnect();
      requestAnimationFrame(() => setTimeout(() => (window.drawn = performance.now() - began)));
    });
    watched.observe(document.body, { childList: true, subtree: true });
  }, deed.then);
  if (deed.type) await at.pressSequentially('ai', { delay: 150 });
  else await at.tap();
  if (deed.then) await page.waitForFunction(() => window.drawn !== undefined);
  await page.waitForTimeout(400);
  const { seen, drawn } = await page.evaluate(() => ({ seen: window.seen, drawn: window.drawn ?? 0 }));
  await context.close();
  // What is not reported took less than what is.
  return { answer: Math.max(16, ...seen), drawn };
}
