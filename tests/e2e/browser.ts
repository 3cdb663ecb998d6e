// A real headless Chromium that sees the room as the room is: plain http on a name that is no secure context,
// with every byte on this machine's loopback.

import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const hostName = 'flowday.test';

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [
      // One process for everything dies whole when one page closes; a room has many pages.
      ...sparticuz.args.filter((argument) => argument !== '--single-process'),
      `--host-resolver-rules=MAP ${hostName} 127.0.0.1`,
      '--disable-background-networking',
    ],
    headless: true,
  });
}

/** One person's browser: a context of its own, with a page that reports its errors. */
export async function openPerson(
  browser: Browser,
  errors: string[],
  size: { width: number; height: number },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  context.on('page', (page) => {
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  return { context, page };
}

export const byTestId = (id: string): string => `[data-testid="${id}"]`;
