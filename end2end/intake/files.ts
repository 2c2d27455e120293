// Files as offices send them, made of a text.

import { crc32 } from 'node:zlib';
import type { Browser } from '@playwright/test';

/** A file as a form takes it. */
export type File = { name: string; mimeType: string; buffer: Buffer };

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The paragraphs of a text, which blank lines part, each with its lines. */
const paragraphs = (text: string) => text.trim().split(/\n\s*\n/).map((it) => it.split('\n'));

/** A PDF on A4, as a browser prints it: with a head and a number on each page, and items as items. */
export async function pdf(browser: Browser, name: string, text: string): Promise<File> {
  const body = paragraphs(text)
    .map((lines) =>
      lines.every((it) => it.startsWith('- '))
        ? `<ul>${lines.map((it) => `<li>${escaped(it.slice(2))}</li>`).join('')}</ul>`
        : lines.map((it) => `<p>${escaped(it)}</p>`).join(''),
    )
    .join('');
  const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
  await page.setContent(`<!DOCTYPE html><html lang="en"><style>body{font:12pt serif}</style><body>${body}</body></html>`);
  const buffer = await page.pdf({
    format: 'A4',
    margin: { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' },
    displayHeaderFooter: true,
    headerTemplate: '<div style="font-size:8pt;width:100%;text-align:center">FACT SHEET</div>',
    footerTemplate: '<div style="font-size:8pt;width:100%;text-align:center">- <span class="pageNumber"></span> -</div>',
  });
  await page.context().close();
  return { name, mimeType: 'application/pdf', buffer };
}

/** A Hangul file (HWPX): each line a paragraph. */
export function hwpx(name: string, text: string): File {
  const lines = text.trim().split('\n');
  const body = lines.map((it) => `<hp:p><hp:run><hp:t>${escaped(it)}</hp:t></hp:run></hp:p>`).join('');
  const section =
    '<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" ' +
    `xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">${body}</hs:sec>`;
  const buffer = zip([
    ['mimetype', 'application/hwp+zip'],
    ['Contents/section0.xml', section],
  ]);
  return { name, mimeType: 'application/hwp+zip', buffer };
}

/** A zip of members that are not packed. */
function zip(members: [string, string][]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of members) {
    const [called, bytes] = [Buffer.from(name), Buffer.from(content)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(called.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, called);
    const member = [Buffer.from('PK\x03\x04'), facts, called, bytes];
    parts.push(...member);
    at += member.reduce((sum, it) => sum + it.length, 0);
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.reduce((sum, it) => sum + it.length, 0), 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...list, end]);
}
