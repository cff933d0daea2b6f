import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

/** Mermaid as mermaid-cli pins it, so that pictures and `mmdc` agree. */
const require = createRequire(import.meta.resolve('@mermaid-js/mermaid-cli'));
const mermaidFolder = dirname(
  fileURLToPath(import.meta.resolve('mermaid', import.meta.resolve('@mermaid-js/mermaid-cli'))),
);
const mermaidBundle = join(mermaidFolder, 'mermaid.min.js');

export const mermaidVersion: string = (
  require(join(mermaidFolder, '..', 'package.json')) as { version: string }
).version;

/** Theme and colours stand in the diagrams themselves; here only what must not depend on the machine. */
export const mermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  deterministicIds: true,
  fontFamily: 'DejaVu Sans, sans-serif',
  themeVariables: { fontFamily: 'DejaVu Sans, sans-serif' },
  maxTextSize: 200_000,
} as const;

const SET_UP_MS = 60_000;
/** Chromium paints at most 16,384 pixels a side; the picture is taken at twice its size. */
const LONGEST_SIDE = 8_000;

/** Runs in the browser: renders, gives the SVG its natural size, which Mermaid only states as a view box, and tells it. */
const drawFunction = `
  window.drawPicture = async (source) => {
    const { svg } = await mermaid.render('picture', source);
    document.body.innerHTML = svg;
    const element = document.querySelector('svg');
    const box = element.viewBox.baseVal;
    const scale = Math.min(1, ${LONGEST_SIDE} / Math.max(box.width, box.height, 1));
    element.style.maxWidth = 'none';
    const width = Math.ceil(box.width * scale);
    const height = Math.ceil(box.height * scale);
    element.setAttribute('width', width);
    element.setAttribute('height', height);
    return { width, height };
  };`;

const asRoot = (): boolean => process.getuid?.() === 0;

/** Starts the browser without any use of the network. */
export async function openBrowser(executable: string): Promise<Browser> {
  return puppeteer.launch({
    executablePath: executable,
    headless: true,
    timeout: SET_UP_MS,
    args: [
      ...(asRoot() ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
    ],
  });
}

/** A page with Mermaid loaded, on which any number of diagrams can be drawn. */
export async function openDrawingPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setOfflineMode(true);
  await page.setViewport({ width: 1200, height: 800, deviceScaleFactor: 2 });
  await page.setContent('<!doctype html><html><body style="margin:0;background:#fff"></body></html>');
  await page.addScriptTag({ path: mermaidBundle });
  await page.addScriptTag({
    content: `${drawFunction}\nmermaid.initialize(${JSON.stringify(mermaidConfig)});`,
  });
  return page;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Draws one diagram; throws what Mermaid says when it refuses the text. The picture stands in the page's corner and its size
 * is known, so the page need not be asked for either.
 */
export async function drawOn(page: Page, source: string): Promise<Uint8Array> {
  const size = await page.evaluate(
    (text) => (globalThis as unknown as { drawPicture: (s: string) => Promise<Size> }).drawPicture(text),
    source,
  );
  return page.screenshot({ type: 'png', clip: { x: 0, y: 0, ...size }, captureBeyondViewport: true });
}
