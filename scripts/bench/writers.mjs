#!/usr/bin/env node
// writers.mjs ADDRESS SECONDS WRITERS LINKS: so many of the people, each signed in, hand in reports as fast as they are answered.
// LINKS is a file with a line for each: e-mail address, the link by which the password is set, organisation. Prints
// `name value` lines, and writes to LINKS.accepted the mark of every report that was answered with 303: each of them must be
// in the record exactly once, whatever happens to the server meanwhile.
import { readFileSync, writeFileSync } from 'node:fs';

const [address, seconds, writers, links] = process.argv.slice(2);
const people = readFileSync(links, 'utf8').trim().split('\n').map((line) => line.split(' '));
const accepted = [];
const answers = { done: 0, conflict: 0, refused: 0, failed: 0 };
let worst = 0;
const posts = [];
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

// Each person writes about commitments that nobody else writes about: what two write at once is another measurement. One
// after the other, because a commitment with a thousand reports is another one too.
async function write(cookie, slugs, person) {
  for (let n = 0; Date.now() < until; n += 1) {
    const at = `${address}/en/commitments/${slugs[n % slugs.length]}/report`;
    const began = performance.now();
    try {
      const page = await fetch(at, { headers: { cookie } });
      const html = await page.text();
      const mark = `w${person}n${n}t${Date.now()}`;
      const fields = {
        act: 'submit', key: hidden(html, 'key'), version: hidden(html, 'version'), status: 'in_progress',
        on: hidden(html, 'on') || html.match(/name="on"[^>]*value="([^"]*)"/)?.[1] || '', visibility: 'shared',
        results_en: mark, text_kind_en: 'original', second: '1',
      };
      const request = form(fields);
      request.headers.cookie = cookie;
      const sent = performance.now();
      const answer = await fetch(at, request);
      await answer.arrayBuffer();
      if (answer.status === 303) {
        posts.push(performance.now() - sent);
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

// One after the other: so many sign-ins at once from one address would be asked to wait.
const taken = new Set();
const desks = [];
for (const person of people) {
  if (desks.length === Number(writers)) break;
  const cookie = await signedIn(person);
  const slugs = await ownCommitments(cookie, person[2]);
  if (slugs.length > 0) desks.push({ cookie, slugs });
}

/** Commitments of the person's organisation that nobody else of us writes about and may be reported on. */
async function ownCommitments(cookie, organisation) {
  const own = [];
  const html = await (await fetch(`${address}/en/commitments?org=${organisation}`, { headers: { cookie } })).text();
  for (const [, slug] of html.matchAll(/data-commitment="?([^"\s>]+)/g)) {
    if (taken.has(slug)) continue;
    taken.add(slug);
    const form = await fetch(`${address}/en/commitments/${slug}/report`, { headers: { cookie } });
    await form.arrayBuffer();
    if (form.status === 200) own.push(slug);
    if (own.length === Math.max(4, Math.floor(64 / Number(writers)))) break;
  }
  return own;
}

until = Date.now() + Number(seconds) * 1000;
await Promise.all(desks.map(({ cookie, slugs }, person) => write(cookie, slugs, person)));
writeFileSync(`${links}.accepted`, accepted.join('\n'));
console.log(`writers ${desks.length}`);
for (const [name, count] of Object.entries(answers)) console.log(`writers_${name} ${count}`);
console.log(`writers_rate ${Math.round(answers.done / Number(seconds))}`);
console.log(`writers_median ${Math.round((posts.sort((a, b) => a - b)[posts.length >> 1] ?? 0) * 1000)}`);
console.log(`writers_worst ${Math.round(worst * 1000)}`);
