#!/usr/bin/env node
// bundle.mjs FOLDER HASHES: put the site together in FOLDER from what cargo built: public files, stylesheet, browser part.
// Stylesheet, fonts, script and WebAssembly carry a hash of their content in their names, so that browsers may keep them for
// good; HASHES names those for the server that it writes into pages.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { bundle } from 'lightningcss';

const [folder, hashes] = process.argv.slice(2);
const built = 'target/front/wasm32-unknown-unknown/wasm-release/accord.wasm';
// The browsers of late 2023 and after, as Lightning CSS counts versions.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  chrome: version(123),
  edge: version(123),
  firefox: version(121),
  safari: version(17, 5),
  ios_saf: version(17, 5),
};
// What these browsers know and Rust's compiler uses.
const features = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];

const work = mkdtempSync(join(tmpdir(), 'accord-bundle-'));
execFileSync('wasm-bindgen', [built, '--target', 'web', '--no-typescript', '--out-dir', work, '--out-name', 'accord']);
const wasm = join(work, 'accord.wasm');
const enabled = features.map((it) => `--enable-${it}`);
// A library's classes for streams come along, exported, though no island uses them: without them what they call goes too.
const unused = ['--remove-exports=*intounderlying*'];
const smallest = ['--flatten', '--rereloop', '-Oz', '-Oz', '--converge', '--strip-producers', '--strip-target-features'];
execFileSync('wasm-opt', [...enabled, ...unused, ...smallest, join(work, 'accord_bg.wasm'), '--output', wasm]);
const script = join(work, 'accord.js');
const wanted = readFileSync(script, 'utf8').matchAll(/^export function (\w+)/gm);
const contents = `export { default, ${[...wanted].map(([, name]) => name)} } from './accord.js'`;
const js = { stdin: { contents, resolveDir: work }, bundle: true, minify: true, format: 'esm', target: 'es2022', write: false };
const files = {
  js: buildSync(js).outputFiles[0].text,
  wasm: readFileSync(wasm),
  css: bundle({ filename: 'style/main.css', minify: true, targets }).code,
};
rmSync(work, { recursive: true });

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
const fresh = `${folder}.new`;
rmSync(fresh, { recursive: true, force: true });
cpSync('public', fresh, { recursive: true });
mkdirSync(join(fresh, 'pkg'));

// The font whose letters every page shows; pages ask for it at once.
const first = 'accord-sans-latin';
const named = [];
let css = new TextDecoder().decode(files.css);
for (const font of readdirSync(join(fresh, 'fonts')).filter((name) => name.endsWith('.woff2'))) {
  const [path, name] = [join(fresh, 'fonts', font), font.replace(/\.woff2$/, '')];
  const hash = hashOf(readFileSync(path));
  if (!css.includes(`/fonts/${font}`)) throw new Error(`the stylesheet does not name ${font}`);
  css = css.replaceAll(`/fonts/${font}`, `/fonts/${name}.${hash}.woff2`);
  renameSync(path, join(fresh, 'fonts', `${name}.${hash}.woff2`));
  if (name === first) named.push(`font: ${hash}\n`);
}
for (const [kind, bytes] of Object.entries({ ...files, css })) {
  const hash = hashOf(bytes);
  writeFileSync(join(fresh, 'pkg', `accord.${hash}.${kind}`), bytes);
  named.push(`${kind}: ${hash}\n`);
}
rmSync(folder, { recursive: true, force: true });
renameSync(fresh, folder);
writeFileSync(hashes, named.join(''));
