// From the file of a statement to accepted commitments, with and without scripts: what it costs in presses, fields and
// minutes. After `make release`:
//
//     ACCORD_TEST_STATEMENT=FILE npx playwright test --config intake.config.ts
//
// FILE is the text of the joint fact sheet of 8 December 2023, which is not kept here; without it only the invented
// statement is taken. `ACCORD_TEST_PICTURES` names a folder for pictures of the pages.

import { defineConfig } from '@playwright/test';
import usual from './playwright.config.ts';

const use = { ...usual.use, actionTimeout: 10_000, viewport: { width: 1440, height: 900 } };

export default defineConfig({
  ...usual,
  testDir: 'intake',
  workers: 1,
  webServer: undefined,
  projects: [
    { name: 'desktop', use },
    { name: 'no-script', use: { ...use, javaScriptEnabled: false } },
  ],
});
