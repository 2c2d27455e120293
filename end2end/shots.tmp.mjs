import { chromium } from '@playwright/test';
const [,, link, name, ...paths] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const ctx = await b.newContext({ viewport: { width: 1440, height: 900 } });
const p = await ctx.newPage();
await p.goto(link);
await p.fill('[name=new-password]', 'a long sentence of x'); await p.fill('[name=again-password]', 'a long sentence of x');
await p.click('main form button');
await p.waitForTimeout(1500);
for (const [i, s] of paths.entries()) {
  const [path, w, scheme] = s.split('@');
  await p.setViewportSize({ width: Number(w ?? 1440), height: 900 });
  await p.emulateMedia({ colorScheme: scheme ?? 'light' });
  await p.goto('http://127.0.0.1:4500/' + path);
  await p.waitForTimeout(800);
  await p.screenshot({ path: `/tmp/show/${name}-${i}.png`, fullPage: true });
}
await ctx.storageState({ path: `/tmp/show/${name}.json` });
await b.close();
