import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFor } from '../../../infra/local/installers/chromium.ts';
import { currentStackSettings, projectRoot } from '../../../infra/local/settings.ts';
import { alternate, saidOf } from '../alternate.ts';
import { NotHere, type Row } from '../row.ts';
import { ourSide, runSide, type Side, type SideRun } from '../run-side.ts';

const DIAGRAMS = 20;

export const diagrams: Row = {
  name: 'diagrams',
  what: '20 diagrams to PNG, start of the browser included',
  anchor: '20 calls of `mmdc`, each with a browser of its own',
  measures: {
    time: { says: 'one page kept open', unit: '×', limit: { atMost: 0.2 } },
    unchanged: { says: 'drawn again when nothing changed', unit: 'count', limit: { atMost: 0 } },
  },
  reason:
    'Start of the process, the browser and the library are a quarter; the rest is laying out and painting, half each. Two pages of one browser gain nothing and can wait for each other for ever: only the page in front paints.',
  run: async (bench) => {
    const chromium = chromiumFor(currentStackSettings());
    if (chromium === null) throw new NotHere('no Chromium on this machine');
    const sources = Array.from({ length: DIAGRAMS }, (_, nth) => diagram(nth));
    const cache = join(bench.scratch, 'pictures');
    const draw = ourSide('draw', { chromium, cache, sources });
    let redrawn = 0;
    const { ours, cold } = await alternate(bench, {
      ours: async () => {
        rmSync(cache, { recursive: true, force: true });
        const run = await runSide(draw, bench.scratch);
        const before = modified(cache);
        await runSide(draw, bench.scratch);
        redrawn += modified(cache).filter((time, at) => time !== before[at]).length;
        return run;
      },
      cold: () => drawCold(bench.scratch, chromium, sources),
    });
    if (saidOf(ours, 'drawn').some((drawn) => drawn !== DIAGRAMS))
      throw new Error('some diagrams were not drawn');
    return {
      readings: {
        // The process with its start, as mmdc's are.
        time: { ours: ours.map(({ wall }) => wall), anchor: cold.map(({ wall }) => wall) },
        unchanged: { values: [redrawn] },
      },
      notes: [`flowcharts of 8 to ${8 + 2 * (DIAGRAMS - 1)} nodes`],
    };
  },
};

/** A layered flowchart like those of the lineage page. */
function diagram(nth: number): string {
  const nodes = 8 + 2 * nth;
  const lines = ['flowchart LR'];
  for (let at = 0; at < nodes; at += 1) lines.push(`  n${at}["stage_${nth}.model_${at}"]`);
  for (let at = 1; at < nodes; at += 1) lines.push(`  n${(at * 7 + nth) % at} --> n${at}`);
  return `${lines.join('\n')}\n`;
}

const modified = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);

async function drawCold(scratch: string, chromium: string, sources: readonly string[]): Promise<SideRun> {
  const folder = join(scratch, 'cold');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'puppeteer.json');
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  writeFileSync(config, JSON.stringify({ executablePath: chromium, args: root }));
  const runs: SideRun[] = [];
  for (const [nth, source] of sources.entries()) {
    const file = join(folder, `${nth}.mmd`);
    writeFileSync(file, source);
    const mmdc: Side = {
      command: join(projectRoot, 'node_modules', '.bin', 'mmdc'),
      args: ['-q', '-p', config, '-i', file, '-o', join(folder, `${nth}.png`)],
    };
    runs.push(await runSide(mmdc, scratch));
  }
  const wall = runs.reduce((sum, run) => sum + run.wall, 0);
  return { seconds: wall, wall, user: null, peakMb: null, said: {}, out: '' };
}
