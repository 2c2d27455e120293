#!/usr/bin/env node
// fsync.mjs FOLDER: what waiting for the disk costs there, without any database: appends 4 kB to a file and syncs, 300 times.
// Prints the median in microseconds.
import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs';

const file = `${process.argv[2]}/fsync.tmp`;
const descriptor = openSync(file, 'w');
const block = Buffer.alloc(4096, 1);
const times = Array.from({ length: 300 }, () => {
  const began = performance.now();
  writeSync(descriptor, block);
  fdatasyncSync(descriptor);
  return performance.now() - began;
});
closeSync(descriptor);
unlinkSync(file);
console.log(`fsync ${Math.round(times.sort((a, b) => a - b)[150] * 1000)}`);
