import { join } from 'node:path';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { KnownItem } from '../../../schemas/items/registry.ts';
import type { MinedParts, RunRef } from '../../../schemas/run.ts';
import { readInput } from './say.ts';

/** Stages records as the miners of a large repository do: four kinds, spread over sorted parts. */
const { root, records, parts } = readInput<{ root: string; records: number; parts: number }>();
const staging = createFileStaging({ root });
const repo = 'bench.example/records';
const run: RunRef = {
  repo,
  run_id: await staging.openRun(repo, 'bench'),
  trace_id: 'b'.repeat(32),
  sha: 'c'.repeat(40),
  committed_at: '2026-01-01T00:00:00Z',
};

const makers: readonly ((nth: number, path: string) => KnownItem)[] = [
  (nth, path) => ({
    kind: 'python-function',
    path,
    lines: [(nth % 900) + 1, (nth % 900) + 12],
    payload: {
      module: path.replaceAll('/', '.').replace(/\.py$/, ''),
      qualname: `Loader${nth % 7}.load_${nth}`,
      occurrence: 1,
      is_async: nth % 5 === 0,
      decorators: nth % 3 === 0 ? ['property'] : [],
      parameters: nth % 4,
      complexity: (nth % 9) + 1,
      loc: 11,
      calls: Array.from({ length: nth % 4 }, (_, at) => ({
        name: `self.step_${at}`,
        line: (nth % 900) + 2 + at,
      })),
      unnamed_calls: 0,
    },
  }),
  (nth, path) => ({
    kind: 'file',
    path: `${path}.${nth}`,
    lines: null,
    payload: {
      blob: nth.toString(16).padStart(40, '0'),
      size: nth % 10_000,
      mode: 'file',
      state: 'text',
      language: 'Python',
      lines: nth % 400,
      notebook: false,
    },
  }),
  (nth, path) => ({
    kind: 'person-change',
    path,
    lines: null,
    payload: {
      person: (nth % 97).toString(16).padStart(40, 'a'),
      display_name: `Person ${nth % 97}`,
      quarter: `20${10 + (nth % 16)}-Q${(nth % 4) + 1}`,
      commits: nth,
      added: nth % 50,
      deleted: nth % 20,
    },
  }),
  (nth, path) => ({
    kind: 'sql-statement',
    path: `${path}.sql`,
    lines: [1, (nth % 80) + 2],
    payload: {
      text_hash: nth.toString(16).padStart(12, '0'),
      occurrence: 1,
      ordinal: (nth % 5) + 1,
      dialect: 'databricks',
      statement: 'insert',
      reads: [`raw.orders_${nth % 300}`, `raw.customers_${nth % 40}`],
      writes: [`mart.table_${nth % 500}`],
    },
  }),
];

const mined: MinedParts[] = [];
const each = Math.ceil(records / parts);
const producer = {
  name: 'bench',
  version: '1',
  kinds: ['python-function', 'file', 'person-change', 'sql-statement'] as const,
};
for (let part = 0; part < parts; part += 1) {
  const ingress = openIngress(run, producer);
  const items: KnownItem[] = [];
  for (let at = 0; at < each; at += 1) {
    const nth = part * each + at;
    const maker = makers[nth % makers.length];
    if (maker !== undefined) items.push(maker(nth, `src/area_${nth % 40}/module_${nth % 1_000}.py`));
  }
  ingress.take({ items, rejects: [] });
  const name = `mine/bench-${String(part).padStart(3, '0')}`;
  mined.push(await stageSaid(staging, run, 'bench', name, ingress.close()));
}
const files = mined.flatMap((one) => one.items).map(({ uri }) => join(root, uri));
process.stdout.write(`${JSON.stringify({ run, mined, files })}\n`);
