import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate } from '../../../activities/6-report/compile-template.ts';
import { createPictures } from '../../../adapters/mermaid-cli/create-pictures.ts';
import { readTemplates } from '../../../adapters/report-folder/read-templates.ts';
import { chromiumFor } from '../../../infra/local/installers/chromium.ts';
import { currentStackSettings } from '../../../infra/local/settings.ts';
import { type Box, pictureView } from '../../../templates/_style/picture.ts';
import { quadrantOf } from '../../../templates/_style/quadrant.ts';
import { coveragePicture } from '../../../templates/lineage-coverage/picture.ts';

const chromium = chromiumFor(currentStackSettings());
const isRoot = process.getuid?.() === 0;
let cacheFolder: string;
beforeAll(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'fresh-pictures-'));
});
afterAll(() => rmSync(cacheFolder, { recursive: true }));

const hostile = [
  'end',
  'subgraph',
  'graph TD;',
  'flowchart LR',
  'classDef x fill:red',
  'click n1 "javascript:alert(1)"',
  'style n1 fill:red',
  'a "quoted" name',
  "it's",
  '[x](y){z}((w))',
  '<b>bold</b><script>alert(1)</script>',
  '`code`',
  '"`markdown`"',
  '%% comment',
  '%%{init: {}}%%',
  '---\ntitle: x\n---',
  'a\nb\r\nc',
  '1. list',
  '- list',
  '* x',
  '# head',
  '**bold** _it_ __init__',
  'a|b',
  'a --> b',
  'a & b',
  '#35; #quot; &amp;',
  '\u202eevil\u0000',
  '💥🏳️‍🌈',
  '中文 العربية',
  '$$x^2$$',
  'fa:fa-car',
  'x'.repeat(10_000),
  '',
  ' ',
  '\\',
  '@{ shape: rect }',
  ':::code',
  'n1',
  'default',
  'constructor',
  '__proto__',
  'href',
  'call f()',
];

const source = (name: string, names: readonly string[]): string => {
  const boxes = names.map(
    (label, at): Box => ({
      key: `${at} ${label}`,
      label,
      note: label,
      look: 'table',
      frame: at % 3 === 0 ? null : label,
    }),
  );
  const arrows = boxes.slice(1).map(({ key }, at) => ({
    from: boxes[at]?.key ?? '',
    to: key,
    weight: 1,
    label: boxes[at]?.label ?? null,
    dotted: at % 2 === 0,
  }));
  const text = readTemplates().get(name);
  if (text === undefined) throw new Error(`no ${name}`);
  return compileTemplate(text, 'mermaid')(pictureView(boxes, arrows), {});
};
const diagrams = [...readTemplates()].filter(([name]) => name.endsWith('.mmd.hbs'));
const flowcharts = diagrams.filter(([, text]) => text.includes('\nflowchart ')).map(([name]) => name);
const quadrants = diagrams.filter(([, text]) => text.includes('\nquadrantChart')).map(([name]) => name);
const bars = diagrams.filter(([, text]) => text.includes('\nxychart-beta ')).map(([name]) => name);

test('each diagram is of a kind that is drawn here', () => {
  expect([...flowcharts, ...quadrants, ...bars].sort()).toEqual(diagrams.map(([name]) => name).sort());
});

test('as root there is a browser', () => {
  expect(chromium !== null || !isRoot).toBe(true);
});

test('without a browser each diagram says so', async () => {
  const none = createPictures({ chromium: null, cacheFolder });
  expect(await none.draw(['a', 'b'])).toEqual([
    { state: 'unavailable', why: 'no Chromium was found on this machine' },
    { state: 'unavailable', why: 'no Chromium was found on this machine' },
  ]);
  const broken = createPictures({ chromium: process.execPath, cacheFolder });
  expect(await broken.draw(['flowchart LR\n a --> b'])).toEqual([
    { state: 'unavailable', why: expect.stringContaining('did not start') },
  ]);
});

describe.skipIf(chromium === null)('with a browser', () => {
  test.each(flowcharts)('%s draws whatever name a box, a frame or an arrow has', async (name) => {
    const pictures = createPictures({ chromium, cacheFolder });
    const drawn = await pictures.draw(hostile.map((label) => source(name, [label, 'plain', label])));
    const failed = drawn.flatMap((one, at) => (one.state === 'drawn' ? [] : [[hostile[at], one]]));
    expect(failed).toEqual([]);
  });

  test.each(quadrants)('%s draws points of any measure, many on one spot', async (name) => {
    const measured = hostile.map((key, at) => ({
      key: `${at} ${key}`,
      x: 1 + (at % 5) ** 6,
      y: 1 + (at % 3),
    }));
    const text = readTemplates().get(name) ?? '';
    const views = [measured, measured.slice(0, 1), []].map((some) => quadrantOf(some).view);
    const pictures = createPictures({ chromium, cacheFolder });
    const drawn = await pictures.draw(views.map((view) => compileTemplate(text, 'mermaid')(view, {})));
    expect(drawn.filter(({ state }) => state !== 'drawn')).toEqual([]);
  });

  test.each(bars)('%s draws bars of any name and share', async (name) => {
    const counted = hostile.map((subject, at) => ({
      miner: 'sql',
      subject,
      files: 1,
      total: 7,
      resolved: at % 8,
      unresolved: 7 - (at % 8),
      share: (at % 8) / 7,
    }));
    const text = readTemplates().get(name) ?? '';
    const views = [...counted.map((one) => [one, ...counted.slice(-1)]), counted.slice(0, 12)].map(
      (some) => coveragePicture(some)?.view ?? {},
    );
    const pictures = createPictures({ chromium, cacheFolder });
    const drawn = await pictures.draw(views.map((view) => compileTemplate(text, 'mermaid')(view, {})));
    expect(drawn.filter(({ state }) => state !== 'drawn')).toEqual([]);
  });

  test('what cannot be drawn fails alone', async () => {
    const pictures = createPictures({ chromium, cacheFolder });
    const drawn = await pictures.draw([
      'flowchart LR\n a --> b',
      'no diagram at all',
      'flowchart LR\n c --> d',
    ]);
    expect(drawn.map(({ state }) => state)).toEqual(['drawn', 'failed', 'drawn']);
  });

  test('the same text is drawn once and found again, whole', async () => {
    const folder = mkdtempSync(join(cacheFolder, 'again-'));
    const pictures = createPictures({ chromium, cacheFolder: folder });
    const text = 'flowchart LR\n a --> b';
    const [first] = await pictures.draw([text, text]);
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    const path = join(folder, files[0] ?? '');
    const bytes = readFileSync(path);
    expect(first).toEqual({ state: 'drawn', png: expect.anything() });
    const marked = Buffer.concat([bytes.subarray(0, 20), Buffer.from('kept'), bytes.subarray(20)]);
    writeFileSync(path, marked);
    const [second] = await pictures.draw([text]);
    expect(Buffer.from((second as { png: Uint8Array }).png).equals(marked)).toBe(true);
    writeFileSync(path, bytes.subarray(0, 40));
    const [third] = await pictures.draw([text]);
    expect(Buffer.from((third as { png: Uint8Array }).png).equals(bytes)).toBe(true);
  });

  test('pictures are twice the size of the drawing', async () => {
    const pictures = createPictures({ chromium, cacheFolder });
    const [one] = await pictures.draw(['flowchart LR\n a["wide enough to measure"]']);
    const width = Buffer.from((one as { png: Uint8Array }).png).readUInt32BE(16);
    // A box with that text is some 200 pixels wide at single size.
    expect(width).toBeGreaterThan(320);
  });
});
