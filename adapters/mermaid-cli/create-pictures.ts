import { statSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { drawOn, mermaidConfig, mermaidVersion, openBrowser, openDrawingPage } from './drawing-page.ts';
import { createPictureCache } from './picture-cache.ts';
import type { Drawn, Pictures } from './pictures.ts';

export interface PictureSettings {
  /** Path of Chromium; null where there is none (see find-chromium.ts). */
  readonly chromium: string | null;
  /** Folder for pictures that were drawn before. */
  readonly cacheFolder: string;
  /** Names the fonts of the machine, e.g. the digest of `fc-list`; part of the cache's key. */
  readonly fonts?: string;
  /** Longest that one diagram may take, in milliseconds. */
  readonly diagramTimeoutMs?: number;
}

const NO_BROWSER = 'no Chromium was found on this machine';
const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

/** The browser's binary as the cache sees it: another build may paint other pixels. */
function browserBuild(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${Math.trunc(mtimeMs)}`;
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not drawn within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One browser and one page for a whole batch; a page that failed is replaced, since it may hang or hold half a picture. */
async function drawAll(
  browser: Browser,
  sources: readonly string[],
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  let page: Page | null = null;
  for (const source of sources) {
    signal?.throwIfAborted();
    try {
      page ??= await openDrawingPage(browser);
      drawn.push({ state: 'drawn', png: await within(limit, drawOn(page, source)) });
    } catch (error) {
      drawn.push({ state: 'failed', why: firstLine(error) });
      await within(limit, page?.close() ?? Promise.resolve()).catch(() => undefined);
      page = null;
    }
  }
  return drawn;
}

async function endBrowser(browser: Browser): Promise<void> {
  await within(10_000, browser.close()).catch(() => browser.process()?.kill('SIGKILL'));
}

export function createPictures(settings: PictureSettings): Pictures {
  const { chromium, cacheFolder, fonts = '', diagramTimeoutMs = 60_000 } = settings;
  if (chromium === null) {
    return { draw: async (sources) => sources.map(() => ({ state: 'unavailable', why: NO_BROWSER })) };
  }
  const makers = [mermaidVersion, JSON.stringify(mermaidConfig), browserBuild(chromium), fonts];
  const cache = createPictureCache(cacheFolder, makers);

  const drawMissing = async (missing: readonly string[], signal?: AbortSignal): Promise<readonly Drawn[]> => {
    const browser = await openBrowser(chromium).catch((error: unknown) => firstLine(error));
    if (typeof browser === 'string') {
      return missing.map(() => ({ state: 'unavailable', why: `Chromium did not start (${browser})` }));
    }
    try {
      return await drawAll(browser, missing, diagramTimeoutMs, signal);
    } finally {
      await endBrowser(browser);
    }
  };

  return {
    draw: async (sources, signal) => {
      const known = new Map<string, Drawn>();
      for (const source of new Set(sources)) {
        const png = await cache.find(source);
        if (png !== null) known.set(source, { state: 'drawn', png });
      }
      const missing = [...new Set(sources)].filter((source) => !known.has(source));
      const drawn = missing.length === 0 ? [] : await drawMissing(missing, signal);
      for (const [index, source] of missing.entries()) {
        const answer = drawn[index];
        if (answer === undefined) continue;
        known.set(source, answer);
        if (answer.state === 'drawn') await cache.keep(source, answer.png);
      }
      return sources.map(
        (source) => known.get(source) ?? { state: 'failed', why: 'the browser gave no answer' },
      );
    },
  };
}
