#!/usr/bin/env node
// Write a .br and a .gz beside every text and WebAssembly file, so that the server need not compress them again
// for each visitor. Fonts and pictures are compressed already. Fails when the browser part has grown too heavy.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const worthIt = /\.(css|js|json|svg|txt|wasm|webmanifest)$/;
const folder = process.argv[2];
// The most that script and WebAssembly may weigh together, in bytes of brotli.
const heaviest = 85_000;
let weight = 0;

for (const name of readdirSync(folder, { recursive: true }).filter((name) => worthIt.test(name))) {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const packed = brotliCompressSync(bytes, { params });
  if (/\.(js|wasm)$/.test(name)) weight += packed.length;
  writeFileSync(`${path}.br`, packed);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
console.error(`The browser part weighs ${weight} bytes.`);
if (weight > heaviest) throw new Error(`The browser part weighs more than ${heaviest} bytes: what was added to it?`);
