#!/usr/bin/env node
// writers.mjs ADDRESS SECONDS WRITERS LINKS: so many people, each signed in, hand in reports as fast as they are answered.
// LINKS is a file with the links by which their passwords are set, one a line with the e-mail address before it. Prints
// `name value` lines, and writes to LINKS.accepted the mark of every report that was answered with 303: each of them must be
// in the record exactly once, whatever happens to the server meanwhile.
import { readFileSync, writeFileSync } from 'node:fs';

const [address, seconds, writers, links] = process.argv.slice(2);
const people = readFileSync(links, 'utf8').trim().split('\n').slice(0, Number(writers)).map((line) => line.split(' '));
const accepted = [];
const answers = { done: 0, conflict: 0, refused: 0, failed: 0 };
let worst = 0;
let until = 0;

const form = (fields) => ({
  method: 'POST',
  redirect: 'manual',
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: address },
  body: new URLSearchParams(fields),
});

async function signedIn([email, link]) {
  const password = `a sentence of ${email} that is long`;
  await fetch(link, form({ 'new-password': password, 'again-password': password }));
  const answer = await fetch(`${address}/en/sign-in`, form({ email, password }));
  return (answer.headers.get('set-cookie') ?? '').split(';')[0];
}

const hidden = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

// Each person writes about a commitment that nobody else writes about: what two write at once is another measurement.
async function write(cookie, slug, person) {
  for (let n = 0; Date.now() < until; n += 1) {
    const at = `${address}/en/commitments/${slug}/report`;
    const began = performance.now();
    try {
      const page = await fetch(at, { headers: { cookie } });
      const html = await page.text();
      const mark = `w${person}n${n}t${Date.now()}`;
      const fields = {
        act: 'submit', key: hidden(html, 'key'), version: hidden(html, 'version'), status: 'in_progress',
        on: hidden(html, 'on') || html.match(/name="on"[^>]*value="([^"]*)"/)?.[1] || '', visibility: 'shared',
        results_en: mark, text_kind_en: 'original',
      };
      const request = form(fields);
      request.headers.cookie = cookie;
      const answer = await fetch(at, request);
      await answer.arrayBuffer();
      if (answer.status === 303) {
        accepted.push(mark);
        answers.done += 1;
      } else if (answer.status === 409) answers.conflict += 1;
      else if (answer.status >= 500) answers.failed += 1;
      else answers.refused += 1;
    } catch {
      // The server was killed: what it had not answered need not be there.
      if (until > Date.now()) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    worst = Math.max(worst, performance.now() - began);
  }
}

const cookies = await Promise.all(people.map(signedIn));
const taken = new Set();
const slugs = [];
for (const cookie of cookies) {
  const html = await (await fetch(`${address}/en/desk`, { headers: { cookie } })).text();
  const own = [...html.matchAll(/data-commitment="([^"]*)"/g)].map((match) => match[1]);
  const slug = own.find((it) => !taken.has(it));
  if (slug) taken.add(slug);
  slugs.push(slug);
}
until = Date.now() + Number(seconds) * 1000;
await Promise.all(cookies.map((cookie, person) => slugs[person] && write(cookie, slugs[person], person)));
writeFileSync(`${links}.accepted`, accepted.join('\n'));
console.log(`writers ${slugs.filter(Boolean).length}`);
for (const [name, count] of Object.entries(answers)) console.log(`writers_${name} ${count}`);
console.log(`writers_rate ${Math.round(answers.done / Number(seconds))}`);
console.log(`writers_worst ${Math.round(worst * 1000)}`);
