import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { currentStackSettings, projectRoot } from '../../infra/local/settings.ts';
import { BenchResult, type BenchRow } from '../../schemas/cli/bench.ts';
import { readEnvironment } from '../../schemas/environment.ts';
import type { Bench } from './bench.ts';
import { openCorpus } from './corpus/corpus.ts';
import { judge, unmeasured } from './judge.ts';
import { busyWarning, describeMachine } from './machine.ts';
import { benchPage, PAGE, readPage } from './page.ts';
import { openPeers } from './peers/peers.ts';
import { NotHere, type Row } from './row.ts';
import { rows as allRows } from './rows/registry.ts';
import { type Servers, startServers } from './servers/servers.ts';

/** The measuring behind `fresh bench`: prints its answer as one JSON line, and what people want to see on the way as lines of standard error. */
const { values, positionals } = parseArgs({
  options: {
    pairs: { type: 'string', default: '3' },
    nodes: { type: 'string', default: '50000' },
    items: { type: 'string', default: '1000000' },
    edges: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const tell = (line: string): boolean => process.stderr.write(`${line}\n`);
const settings = currentStackSettings();
const machine = describeMachine();
const home = join(settings.home, 'bench');
mkdirSync(home, { recursive: true });
const scratch = mkdtempSync(join(home, 'run-'));
let servers: Promise<Servers> | null = null;

const bench: Bench = {
  pairs: Number(values.pairs),
  nodes: Number(values.nodes),
  items: Number(values.items),
  edges: Number(values.edges ?? values.nodes),
  scratch,
  corpus: openCorpus(readEnvironment(process.env).FRESH_CORPUS ?? null, join(home, 'archives'), tell),
  peers: openPeers(join(home, 'peers'), tell),
  servers: () => {
    servers ??= startServers(join(scratch, 'stack'), settings, tell);
    return servers;
  },
  tell,
};

const warning = busyWarning(machine);
if (warning !== null) tell(warning);
const stop = async (): Promise<void> => {
  await (await servers?.catch(() => null))?.stop();
  rmSync(scratch, { recursive: true, force: true });
};
process.once('SIGINT', () => void stop().then(() => process.exit(130)));
process.once('SIGTERM', () => void stop().then(() => process.exit(143)));

try {
  const wanted = allRows.filter(
    ({ name }) => positionals.length === 0 || positionals.some((asked) => isMeant(name, asked)),
  );
  const rows: BenchRow[] = [];
  const result = () => BenchResult.parse({ pairs: bench.pairs, machine, rows });
  for (const row of wanted) {
    rows.push(await runRow(row));
    // At once, so that a bench that is ended early keeps what it measured.
    if (values.write) writePage(result());
  }
  process.stdout.write(`${JSON.stringify(result())}\n`);
} finally {
  await stop();
}

/** A row by its name, or rows by the word before the first dash where no row has that name alone: `graph`. */
function isMeant(name: string, asked: string): boolean {
  return name === asked || (name.startsWith(`${asked}-`) && !allRows.some((row) => row.name === asked));
}

async function runRow(row: Row): Promise<BenchRow> {
  tell(`${row.name}: ${row.what}`);
  const own = join(scratch, row.name);
  mkdirSync(own, { recursive: true });
  try {
    return judge(row, await row.run({ ...bench, scratch: own }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell(`  ${error instanceof NotHere ? 'left out' : 'FAILED'}: ${why}`);
    if (!(error instanceof NotHere) && error instanceof Error) tell(error.stack ?? '');
    return unmeasured(row, error instanceof NotHere ? 'skipped' : 'failed', why);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Rows that were not run keep what the page says of them, and so do those that failed: a failure is no measurement. */
function writePage(all: BenchResult): void {
  const path = join(projectRoot, PAGE);
  const result = { ...all, rows: all.rows.filter(({ state }) => state !== 'failed') };
  writeFileSync(
    path,
    benchPage(allRows, result, readPage(readFileSync(path, { encoding: 'utf8', flag: 'a+' }))),
  );
}
