// A server of its own with the demonstration, and the browser that looks at it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');

export const browser = process.env.ACCORD_TEST_CHROMIUM ?? '/usr/bin/chromium';
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-component-update'];

/** Every page that search engines are told of: one of each noun, without the language in front. */
export const pages = [
  '/',
  '/commitments',
  '/commitments/ict-forum-recurring',
  '/timeline',
  '/figures',
  '/changes',
  '/statements',
  '/statements/joint-fact-sheet-2025',
  '/meetings',
  '/meetings/ict-policy-forum-7',
  '/areas/ai',
  '/organisations/MSIT',
  '/about',
];
export const languages = ['en', 'ko'];

/** Start the release that was built; gives its address and what ends it. */
export async function served() {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(resolve(root, 'scripts/serve-temporary.sh'), ['--demo'], {
    env: { ...process.env, ACCORD_LISTEN: `127.0.0.1:${port}`, ACCORD_LOG: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(server, 'exit');
  const end = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`${address}/readyz`).catch(() => undefined);
    if (ready?.ok) return { address, end };
    await setTimeout(100);
  }
  await end();
  throw new Error('the server does not start');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
