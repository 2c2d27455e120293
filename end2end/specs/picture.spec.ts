// The picture in the README, made by the project: `ACCORD_TEST_PICTURE=1 npx playwright test picture`.

import { open, test } from '../support.ts';

test('the picture of the overview', async ({ page }) => {
  test.skip(!process.env.ACCORD_TEST_PICTURE || test.info().project.name !== 'desktop', 'made only when asked for');
  await open(page, '/en/');
  await page.screenshot({ path: '../docs/overview.png', clip: { x: 0, y: 0, width: 1440, height: 1240 }, fullPage: true });
});
