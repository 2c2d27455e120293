#!/usr/bin/env node
// Write a .br and a .gz beside every text and WebAssembly file, so that the server need not compress them again
// for each visitor. Fonts and pictures are compressed already.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const worthIt = /\.(css|js|json|svg|txt|wasm|webmanifest)$/;
const folder = process.argv[2];

for (const name of readdirSync(folder, { recursive: true }).filter((name) => worthIt.test(name))) {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
