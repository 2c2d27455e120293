// Counts what jobs cost in clicks and fields: `npx playwright test --config clicks.config.ts` after `make release`.

import { defineConfig } from '@playwright/test';
import usual from './playwright.config.ts';

export default defineConfig({
  ...usual,
  testDir: 'clicks',
  workers: 1,
  webServer: undefined,
  projects: [{ name: 'desktop', use: { ...usual.use, actionTimeout: 10_000, viewport: { width: 1440, height: 900 } } }],
});
